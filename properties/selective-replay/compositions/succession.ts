import type { Composition } from '../composition.ts';
import {
  aColdStart,
  aFenceIsHigher,
  aSnapshotIsTakenOver,
  aStandbyYields,
  aStandbyLosesWhatIsDiscarded,
  theNewsComesFirst,
  theNextInLineReigns,
} from '../witnesses/index.ts';
import { cut, failure, inTime, late, request } from './samples.ts';

/** A primary fails while the other unit joins, and its snapshot may come after the news of its end. */
export function failsWhileJoining(ops: number): Composition {
  return {
    name: 'selective-replay/fails-while-joining',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: { above: 2 } },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'b', 0)] : [])],
    faults: [failure('U1'), { restart: 'U1', times: 1 }, failure('U0')],
    witnesses: [theNewsComesFirst, aSnapshotIsTakenOver],
  };
}

/** Both units fail and come back, at any time: where no state is left, one of them starts cold. */
export function coldStart(ops: number): Composition {
  return {
    ...failsWhileJoining(1),
    name: 'selective-replay/cold-start',
    options: { probeScope: 'allClients', ackToProcess: false },
    mirror: { capacity: 12, urgent: true },
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    faults: [{ crash: 'U0', times: 2 }, failure('U1'), { restart: 'U0', times: 1 }, { restart: 'U1', times: 1 }],
    witnesses: [aColdStart],
  };
}

/** Three units, of which two fail one after the other. */
export function threeUnits(after: number): Composition {
  return {
    name: 'selective-replay/three-units',
    units: 3,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: { above: 1 } },
    stimuli: [request('U0', 'a', 0), ...(after > 0 ? [request('U2', 'c', 0)] : [])],
    faults: [failure('U0'), failure('U1')],
    witnesses: [theNextInLineReigns, aStandbyYields],
  };
}

/** Three units, of which the one that takes over has heard less than the other standby. */
export function heardLess(): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/heard-less',
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U0', 'a', 0)],
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [aStandbyYields, aStandbyLosesWhatIsDiscarded],
  };
}

/** Three units: a standby fails and returns, and stands by beside the other. */
export function returnsBeside(): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/returns-beside',
    mirror: { capacity: 12, urgent: { above: 2 } },
    stimuli: [],
    faults: [failure('U1'), { restart: 'U1', times: 1 }, failure('U0')],
    witnesses: [aStandbyYields],
  };
}

/** Three units: the first primary returns, and has the state of the new reign before the other standby; or that reign ends, too. */
export function firstReturns(): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/first-returns',
    mirror: { capacity: 12, urgent: true },
    stimuli: [],
    faults: [failure('U0'), { restart: 'U0', times: 1 }, failure('U1')],
    witnesses: [aStandbyYields],
  };
}

/** Three units, all of which clients tell themselves what they have processed. */
export function directToThree(): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/direct-to-three',
    options: { probeScope: 'allClients', ackPath: 'direct' },
    ...late,
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U0', 'a', 0), request('U1', 'b', 0)],
    faults: [failure('U0')],
    witnesses: [aStandbyYields],
  };
}

/** Three units, of which the second one to take over has not heard of the first, whose epoch is higher. */
export function fencedAbove(): Composition {
  return {
    ...threeUnits(0),
    name: 'selective-replay/fenced-above',
    firstPrimary: 1,
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U1', 'a', 0)],
    faults: [failure('U1'), failure('U0'), cut('U0', 'U2')],
    witnesses: [aFenceIsHigher],
  };
}
