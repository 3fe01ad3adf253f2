import { A, linkOf, type Composition } from '../composition.ts';
import {
  aStandbyYields,
  aTakeoverEnds,
  theNextInLineReigns,
  theReturnedMayTakeOver,
  twoBelieve,
} from '../witnesses/index.ts';
import { cut, failure, inTime, request } from './samples.ts';

/** Nobody tells of the end of a unit: it is missed. */
const missing: Pick<Composition, 'units' | 'clients' | 'options' | 'detection' | 'mirror' | 'fabric'> = {
  units: 2,
  clients: 1,
  options: { probeScope: 'allClients', heartbeatPeriod: 1, heartbeatTimeout: 2 },
  detection: 'never',
  ...inTime,
  mirror: { capacity: 12, urgent: true },
};

/** A primary fails, and nothing but its heartbeat says so. */
export function missed(ops: number): Composition {
  return {
    ...missing,
    name: 'selective-replay/missed',
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U0', 'b', 0)] : []), request('U1', 'c', 0)],
    faults: [failure('U0'), ...(ops > 1 ? [cut('U0', A)] : [])],
    witnesses: [aTakeoverEnds],
  };
}

/** The same with heartbeats at these times, in ticks, and the failed primary returns. */
export function missedAndBack(heartbeatPeriod: number, heartbeatTimeout: number): Composition {
  return {
    ...missing,
    name: 'selective-replay/missed-and-back',
    options: { ...missing.options, heartbeatPeriod, heartbeatTimeout },
    stimuli: [request('U1', 'c', 0)],
    faults: [failure('U0'), { restart: 'U0', times: 1 }],
    witnesses: [aTakeoverEnds, theReturnedMayTakeOver],
  };
}

/** Heartbeats of a living primary are lost: it is missed, and reigns on until it hears of the other. */
export function lostBeats(ops: number): Composition {
  return {
    ...missing,
    name: 'selective-replay/lost-beats',
    unheard: { 'U0 > U1': 1, 'U1 > U0': 1 },
    stimuli: ops > 0 ? [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'c', 0)] : [])] : [],
    faults: [],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}

/** They are late by a period at most, for which whoever misses them waits: no living unit is missed. */
export function lateBeats(ops: number): Composition {
  return {
    ...missed(ops),
    name: 'selective-replay/late-beats',
    options: { ...missing.options, heartbeatTimeout: 3 },
    beats: { capacity: 4, urgent: { above: 1 } },
  };
}

/** The link between the units breaks and heals, and nobody has anything to say: a heartbeat deposes the old primary. */
export function healedByBeats(ops: number): Composition {
  return {
    ...missing,
    name: 'selective-replay/healed-by-beats',
    stimuli: ops > 0 ? [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'b', 0)] : [])] : [],
    faults: [cut('U0', 'U1'), { heal: linkOf('U0', 'U1'), times: 1 }],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}

/** Of three units two fail one after the other, and are missed one after the other. */
export function threeMissed(ops: number): Composition {
  return {
    ...missing,
    name: 'selective-replay/three-missed',
    units: 3,
    stimuli: [...(ops > 1 ? [request('U0', 'a', 0)] : []), request('U2', 'c', 0)],
    faults: [failure('U0'), failure('U1')],
    witnesses: [theNextInLineReigns],
  };
}

/** Of three units the first fails, and the takeover of the second waits for a client for longer than a heartbeat is waited for. */
export function longTakeover(ops: number): Composition {
  return {
    ...threeMissed(1),
    name: 'selective-replay/long-takeover',
    options: { ...missing.options, queryTimeout: 3 },
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    faults: [failure('U0'), cut('U1', A)],
    witnesses: [aStandbyYields],
  };
}

/** One of three does not hear the primary once, which another one does: it waits for that one, and hears the primary again. */
export function missedByOne(): Composition {
  return {
    ...missing,
    name: 'selective-replay/missed-by-one',
    units: 3,
    stimuli: [],
    unheard: { 'U0 > U2': 1 },
    faults: [],
    witnesses: [aStandbyYields],
  };
}

/** The same where it never hears the primary again: it takes over in the end, and both others learn of that. */
export function missedForGood(ops: number): Composition {
  return {
    ...missedByOne(),
    name: 'selective-replay/missed-for-good',
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    unheard: {},
    faults: [cut('U0', 'U2')],
    witnesses: [twoBelieve],
  };
}
