import { A, type Composition, type Options } from '../composition.ts';
import * as witnesses from '../witnesses/index.ts';
import { reset } from './resets.ts';
import { cut, failure, inTime, request } from './samples.ts';

// Acknowledgements that go otherwise: directly to whoever stands by, or once for several updates.

/** One message of each unit to the other may be late by any time. */
const oneLate: Composition['mirror'] = { capacity: 12, urgent: { above: 1 } };

/** So many changes of the first client at each of two units. */
function changes(before: number, after: number) {
  return [
    ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
    ...Array.from({ length: after }, (_, at) => request('U1', `b${String(at + 1)}`, 0)),
  ];
}

function oneClient(name: string, before: number, after: number, options: Options): Composition {
  return {
    name: `selective-replay/${name}`,
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients', ...options },
    ...inTime,
    stimuli: changes(before, after),
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [witnesses.aTakeoverEnds],
  };
}

/** The client tells the standby itself, which may not have heard of the update yet, or never will. */
export function direct(before: number, after: number): Composition {
  const composition = oneClient('direct', before, after, { ackPath: 'direct' });
  return {
    ...composition,
    faults: [...composition.faults, cut('U1', A)],
    witnesses: [witnesses.anAcknowledgementIsEarly, ...(after > 0 ? [witnesses.aTakeoverEnds] : [])],
  };
}

/** The same where only those are asked of whom something is pending: an acknowledgement is, whose update never comes. */
export function directToThoseAsked(before: number, after: number): Composition {
  return {
    ...oneClient('direct-to-those-asked', before, after, { ackPath: 'direct', probeScope: 'pendingOnly' }),
    witnesses: [witnesses.anAcknowledgementIsEarly, witnesses.aClientIsAhead],
  };
}

/** A unit that joins is told by clients before its snapshot has come. */
export function directToJoining(path: 'direct' | 'both', ops: number): Composition {
  return {
    ...oneClient(path === 'direct' ? 'direct-to-joining' : 'both-to-joining', 0, ops, { ackPath: path }),
    mirror: oneLate,
    faults: [failure('U0'), { restart: 'U0', times: 1 }],
    witnesses: [witnesses.aJoiningUnitIsTold, witnesses.theReturnedMayTakeOver],
  };
}

/** A living primary is taken for dead, and hears of its successor from a client first. */
export function directAndSuspected(path: 'direct' | 'both', before: number): Composition {
  return {
    ...oneClient(path === 'direct' ? 'direct-and-suspected' : 'both-and-suspected', before, 1, { ackPath: path }),
    mirror: oneLate,
    suspicions: { U0: 1 },
    faults: [],
    witnesses: [witnesses.twoBelieve, witnesses.theReturnedMayTakeOver],
  };
}

/** The client acknowledges once for several updates, and its primary may fail before it does. */
export function seldom(before: number, after: number): Composition {
  return {
    ...oneClient('seldom', before, after, { ackMode: 'cumulative' }),
    witnesses: [witnesses.severalAreOwed, ...(after > 0 ? [witnesses.aTakeoverEnds] : [])],
  };
}

/** The same with the patience of a deployment; nobody stands by or fails, and a message to the client may come twice. */
export function seldomAndPatient(ops: number): Composition {
  return {
    ...oneClient('seldom-and-patient', ops, 0, { ackMode: 'cumulative', ackPeriod: 10 }),
    units: 1,
    fabric: { ...inTime.fabric, duplication: 1 },
    faults: [],
    witnesses: [witnesses.severalAreOwed],
  };
}

/** The client loses its state, and with it what it has not acknowledged. */
export function seldomAndReset(ops: number): Composition {
  return {
    ...oneClient('seldom-and-reset', ops, 0, { ackMode: 'cumulative' }),
    faults: reset(A, 1),
    witnesses: [witnesses.aResetClientIsServed, witnesses.severalAreOwed],
  };
}

/** Two clients: what one acknowledges says nothing of what the other has. */
export function seldomOfTwo(more: boolean): Composition {
  return {
    ...oneClient('seldom-of-two', 0, 0, { ackMode: 'cumulative' }),
    clients: 2,
    stimuli: [request('U0', 'b', 1), request('U0', 'a', 0), ...(more ? [request('U0', 'a2', 0)] : [])],
    faults: [failure('U0'), ...(more ? [cut('U0', A)] : [])],
    witnesses: [witnesses.theQueueIsHeldUp],
  };
}

/** One for several, told to the standby itself: it stands for updates that have not come yet. */
export function seldomAndDirect(before: number, after: number): Composition {
  return {
    ...oneClient('seldom-and-direct', before, after, { ackMode: 'cumulative', ackPath: 'direct' }),
    witnesses: [witnesses.severalAreOwed, witnesses.anAcknowledgementIsEarly],
  };
}

/** Each update has its own, of which one may be lost: the next one stands for it. */
export function inferred(before: number): Composition {
  return {
    ...oneClient('inferred', before, 0, { ackInference: true }),
    answers: { ...inTime.fabric, loss: 1 },
    faults: [failure('U0')],
    witnesses: [witnesses.aClientIsAhead],
  };
}
