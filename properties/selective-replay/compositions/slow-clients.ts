import { A, type Composition } from '../composition.ts';
import {
  aFailedClientIsServed,
  aResetClientIsServed,
  aSlowClientIsInStep,
  aTakeoverEnds,
  anUpdateWaits,
  someIsOwed,
  theClosedIsFollowed,
} from '../witnesses/index.ts';
import { inSection } from './cookies.ts';
import { reset } from './resets.ts';
import { cut, failure, inTime, request } from './samples.ts';

// Clients whose channels take nothing for a while, so that what is made for them waits, or is owed.

/** One client is slow, and the other is not; their primary may fail while something waits, is owed, or is on its way. */
export function slowBeside(more: boolean): Composition {
  return {
    name: 'selective-replay/full-channel-beside',
    units: 2,
    clients: 2,
    options: { outCapacity: 1 },
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    stalls: { U0: { [A]: 1 } },
    stimuli: [
      request('U0', 'a', 0),
      request('U0', 'ab', 0, 1),
      ...(more ? [request('U0', 'b', 1), request('U1', 'c', 0)] : []),
    ],
    faults: [failure('U0')],
    witnesses: [anUpdateWaits, someIsOwed, aSlowClientIsInStep, ...(more ? [aTakeoverEnds] : [])],
  };
}

/** One client, slow so often; messages between units may be late, and the unit that takes over asks whoever may be ahead. */
export function slowAndFailure(before: number, stalls: number): Composition {
  return {
    ...slowBeside(false),
    name: 'selective-replay/full-channel',
    clients: 1,
    options: { outCapacity: 1, probeScope: 'allClients' },
    ...inTime,
    stalls: { U0: { [A]: stalls } },
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      request('U1', 'b', 0),
    ],
    witnesses: [anUpdateWaits, someIsOwed, aSlowClientIsInStep, aTakeoverEnds],
  };
}

/** The same where messages say which sections they change, and no more than these is owed. */
export function slowSections(before: number): Composition {
  return {
    ...slowAndFailure(before, 1),
    name: 'selective-replay/full-channel-sections',
    mirror: { capacity: 12, urgent: true },
    options: { outCapacity: 1, probeScope: 'allClients', cookieMode: 'sections8', replayUnit: 'sections' },
    stimuli: Array.from({ length: before }, (_, at) => inSection('U0', `a${String(at + 1)}`, 2 * at)),
    witnesses: [anUpdateWaits, someIsOwed, aSlowClientIsInStep],
  };
}

/** The slow client cannot apply what it is sent, be it a replay, and begins anew. */
export function slowAndFailing(ops: number): Composition {
  return {
    ...slowAndFailure(0, 1),
    name: 'selective-replay/full-channel-and-failing',
    mirror: { capacity: 12, urgent: true },
    failures: { [A]: 1 },
    stimuli: Array.from({ length: ops }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
    faults: [],
    witnesses: [anUpdateWaits, someIsOwed, aFailedClientIsServed],
  };
}

/** The card of the slow client, which acknowledges seldom, is reset while something waits for it or is owed to it; no requester is told of completion. */
export function slowAndReset(ops: number, fails: boolean): Composition {
  return {
    ...slowAndFailing(ops),
    name: 'selective-replay/full-channel-and-reset',
    options: { outCapacity: 1, probeScope: 'allClients', ackMode: 'cumulative', ackToProcess: false },
    failures: {},
    stimuli: [{ ...request('U0', 'a', 0), times: ops }],
    faults: [...reset(A, 1), ...(fails ? [failure('U0')] : [])],
    witnesses: [anUpdateWaits, someIsOwed, aResetClientIsServed],
  };
}

/** The slow client is taken out, or given up, while something waits for it or is owed to it. */
export function slowAndTakenOut(ops: number): Composition {
  return {
    ...slowAndFailing(ops),
    name: 'selective-replay/full-channel-taken-out',
    options: { outCapacity: 1, probeScope: 'allClients', ackToProcess: false },
    failures: {},
    removals: { [A]: 1 },
    faults: [],
    witnesses: [anUpdateWaits, someIsOwed, theClosedIsFollowed],
  };
}

/** The channel from the unit that takes over is full: neither query nor replay is taken, and the takeover ends in time all the same. */
export function slowAtTakeover(before: number, after: number): Composition {
  return {
    ...slowAndFailure(before, 1),
    name: 'selective-replay/full-channel-at-takeover',
    options: { probeScope: 'allClients', queryRetries: 1 },
    stalls: { U1: { [A]: 1 } },
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      ...Array.from({ length: after }, (_, at) => request('U1', `b${String(at + 1)}`, 0)),
    ],
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [aTakeoverEnds, anUpdateWaits],
  };
}
