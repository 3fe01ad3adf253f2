import { A, type Composition } from '../composition.ts';
import {
  aResetClientIsServed,
  aStandbyYields,
  aTakeoverWaits,
  theClosedAreNotWaitedFor,
  theClosedIsFollowed,
  theQueueIsHeldUp,
} from '../witnesses/index.ts';
import { twoClients } from './core.ts';
import { reset, resetAndFailure } from './resets.ts';
import { roleSwap } from './returning.ts';
import { cut, failure, request } from './samples.ts';
import { threeUnits } from './succession.ts';

/** The card of a client is taken out, or given up, at any time, while what was confirmed of another waits behind what it was sent. */
export function takenOut(ops: number): Composition {
  return {
    ...twoClients(false),
    name: 'selective-replay/taken-out',
    removals: { [A]: 1 },
    stimuli: [request('U0', 'a', 0), request('U0', 'b', 1), ...(ops > 2 ? [request('U0', 'c', 0)] : [])],
    faults: [cut('U0', A)],
    witnesses: [theClosedIsFollowed, theQueueIsHeldUp],
  };
}

/** The same with one client, and the primary fails: before, within or after what is done about it. */
export function takenOutAndFailure(resets: number): Composition {
  return {
    ...resetAndFailure(1, 1),
    name: 'selective-replay/taken-out-and-failure',
    removals: { [A]: 1 },
    faults: [...reset(A, resets), failure('U0')],
    witnesses: [theClosedAreNotWaitedFor, ...(resets > 0 ? [aResetClientIsServed] : [theClosedIsFollowed])],
  };
}

/** A card is taken out and put in again, whose client begins with nothing. */
export function putIn(ops: number): Composition {
  return {
    ...resetAndFailure(ops, 0),
    name: 'selective-replay/put-in',
    removals: { [A]: 1 },
    faults: reset(A, 1),
    witnesses: [aResetClientIsServed],
  };
}

/** A card is taken out, or put in again, while a unit is away that stands by later. */
export function takenOutUnseen(ops: number): Composition {
  return {
    ...roleSwap(2),
    name: 'selective-replay/taken-out-unseen',
    mirror: { capacity: 12, urgent: true },
    removals: { [A]: 1 },
    stimuli: ops > 0 ? [request('U1', 'b', 0)] : [],
    faults: [failure('U0'), { restart: 'U0', times: 1 }],
    witnesses: [theClosedAreNotWaitedFor],
  };
}

/** A card is taken out, and put in again, while a takeover waits for another client. */
export function takenOutBeside(ops: number): Composition {
  return {
    ...twoClients(false),
    name: 'selective-replay/taken-out-beside',
    removals: { [A]: 1 },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'b', 0, 1)] : [])],
    faults: [failure('U0')],
    witnesses: [theClosedAreNotWaitedFor],
  };
}

/** A card is taken out of a chassis of three control units, one of which has failed: the one that takes over says so to the other. */
export function takenOutOfThree(isLate: boolean): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/taken-out-of-three',
    mirror: { capacity: 12, urgent: isLate ? { above: 1 } : true },
    removals: { [A]: 1 },
    stimuli: [request('U0', 'a', 0)],
    faults: [failure('U0')],
    witnesses: [aStandbyYields, theClosedAreNotWaitedFor],
  };
}

/** A card is taken out, its primary fails, and the processes of the standby are started again, which hears of the card after the failure. */
export function takenOutWhileQualifying(after: number): Composition {
  return {
    ...takenOutAndFailure(0),
    name: 'selective-replay/taken-out-while-qualifying',
    processFaults: { U1: { crashes: 1, failedStarts: 0 } },
    stimuli: [request('U0', 'a', 0), ...(after > 0 ? [request('U1', 'c', 0)] : [])],
    witnesses: [aTakeoverWaits, theClosedAreNotWaitedFor],
  };
}
