import { oneUnitServes } from '../../../spec/selective-replay/properties/standing.ts';
import { A, ARBITER, linkOf, type Composition } from '../composition.ts';
import { aTakeoverEnds, theReturnedMayTakeOver, twoBelieve } from '../witnesses/index.ts';
import { cut, failure, inTime, late, request } from './samples.ts';

/** The failed primary comes back, joins by a snapshot, and takes over in its turn. */
export function roleSwap(ops: number): Composition {
  return {
    name: 'selective-replay/role-swap',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: { above: 1 } },
    stimuli: [request('U0', 'a', 0), request('U1', 'b', 0), ...(ops > 2 ? [request('U1', 'c', 0)] : [])],
    faults: [failure('U0'), { restart: 'U0', times: 1 }, failure('U1')],
    witnesses: [aTakeoverEnds, theReturnedMayTakeOver],
  };
}

/** A living primary is taken for dead. */
export function suspected(ops: number): Composition {
  return {
    name: 'selective-replay/suspected',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: { above: 1 } },
    suspicions: { U0: 1 },
    stimuli: [request('U0', 'a', 0), ...(ops > 2 ? [request('U0', 'b', 0)] : []), request('U1', 'c', 0)],
    faults: [],
    witnesses: [aTakeoverEnds, theReturnedMayTakeOver, twoBelieve],
  };
}

/** The same, and its client is slow. */
export function suspectedSlow(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/suspected-slow',
    ...late,
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'c', 0)] : [])],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
    faults: [cut('U0', A)],
  };
}

/** The same, and what units say to each other may come twice. */
export function doubled(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/doubled',
    mirror: { capacity: 12, urgent: true, duplication: 1 },
    stimuli: [request('U0', 'a', 0), request('U1', 'c', 0), ...(ops > 2 ? [request('U0', 'b', 0)] : [])],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}

/** What is said to a client, and what it says, may come twice. */
export function doubledAtClients(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/doubled-at-clients',
    fabric: { capacity: 12, urgent: true, duplication: 1 },
    stimuli: [
      request('U0', 'a', 0),
      request('U1', 'c', 0),
      // No such channel.
      request('U0', 'x', 7),
      ...(ops > 2 ? [request('U0', 'b', 0)] : []),
    ],
    suspicions: {},
    faults: [failure('U0')],
    witnesses: [aTakeoverEnds],
  };
}

/** The primary is started again, and fails again, before anybody knows of its first end. */
export function failsAgain(ops: number): Composition {
  return {
    ...roleSwap(2),
    name: 'selective-replay/fails-again',
    mirror: { capacity: 12, urgent: true },
    stimuli: ops > 0 ? [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'b', 0)] : [])] : [],
    faults: [
      { crash: 'U0', times: 2 },
      { restart: 'U0', times: 2 },
    ],
    witnesses: [theReturnedMayTakeOver],
  };
}

/** A living primary is taken for dead by a standby that fails before it could say so: what it says when it is back is heard first. */
export function suspecterFails(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/suspecter-fails',
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'b', 0)] : [])],
    faults: [failure('U1'), { restart: 'U1', times: 1 }],
    witnesses: [twoBelieve],
  };
}

/** Each unit is taken for dead while the other stands by, and the client is slow: what was asked in a reign is answered in another. */
export function toAndFro(first: number, ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/to-and-fro',
    ...late,
    mirror: { capacity: 12, urgent: true },
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    suspicions: { U0: first, U1: 1 },
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}

/** The same while the link between the units is broken, and it heals: the old primary learns of its end by what the new one says then. */
export function healed(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/healed',
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U1', 'b', 0), ...(ops > 1 ? [request('U0', 'a', 0)] : [])],
    faults: [cut('U0', 'U1'), { heal: linkOf('U0', 'U1'), times: 1 }],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
    broken: {
      [oneUnitServes.name]:
        'what was lost on the broken link is not said again: until the new primary has something to say, the old one does not hear of it',
    },
  };
}

/** An operator orders a switch from a primary that runs; what units say to each other may be late. */
export function ordered(isLate: boolean): Composition {
  const { stimuli, mirror, ...rest } = suspected(2);
  return {
    ...rest,
    name: 'selective-replay/ordered-switch',
    mirror: isLate ? mirror : { capacity: 12, urgent: true },
    suspicions: {},
    stimuli: [...stimuli, { part: ARBITER, event: { type: 'SwitchOrder', unit: 0 }, times: 1 }],
    faults: [failure('U0'), { restart: 'U0', times: 1 }],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}
