import { SECOND_PROCESS, type Composition } from '../composition.ts';
import {
  aProcessIsMissed,
  aProcessResumesWithState,
  aTakeoverEnds,
  aTakeoverWaits,
  severalChannelsCarry,
  theReturnedMayTakeOver,
  theUnfitBeginsAnew,
} from '../witnesses/index.ts';
import { failure, inTime, late, ofProcess, request } from './samples.ts';

/** A process may end alone so often, and always starts again. */
const ending = (crashes: number) => ({ crashes, failedStarts: 0 });

/** The process of a primary ends alone, at any time: before a change, between it and its acknowledgement, or after. */
export function processEnds(ops: number, crashes: number): Composition {
  return {
    name: 'selective-replay/process-ends',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...late,
    processFaults: { U0: ending(crashes) },
    stimuli: Array.from({ length: ops }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
    faults: [],
    witnesses: [aProcessIsMissed, aProcessResumesWithState],
  };
}

/** The same with the times of a deployment, which other processes and requests have more of. */
export function processEndsForLong(ops: number, crashes: number): Composition {
  const { options, ...rest } = processEnds(ops, crashes);
  return { ...rest, options: { ...options, processRestart: 5, processLoad: 2 } };
}

/** One of two processes ends alone, while the other one serves its own client on the same card. */
export function oneOfTwoEnds(more: boolean): Composition {
  return {
    ...processEnds(1, 1),
    name: 'selective-replay/one-of-two-ends',
    options: { probeScope: 'allClients', processes: 2 },
    ...(more ? {} : inTime),
    mirror: { capacity: 12, urgent: true },
    stimuli: [request('U0', 'a', 0), ofProcess(SECOND_PROCESS, request('U0', 'b', 0))],
    witnesses: [aProcessIsMissed, severalChannelsCarry],
  };
}

/** Processes of both units end alone, and the primary fails: before, while a process does not run, or after. */
export function processEndsAndFailure(before: number, after: number, crashes: number): Composition {
  return {
    ...processEnds(before, crashes),
    name: 'selective-replay/process-ends-and-failure',
    ...inTime,
    processFaults: { U0: ending(1), U1: ending(crashes) },
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      ...Array.from({ length: after }, (_, at) => request('U1', `b${String(at + 1)}`, 0)),
    ],
    faults: [failure('U0')],
    witnesses: [aTakeoverWaits, aProcessResumesWithState, ...(after > 0 ? [aTakeoverEnds] : [])],
  };
}

/** Two processes of a standby end, one of them while its unit waits for the other. */
export function bothEnd(ops: number): Composition {
  return {
    ...processEndsAndFailure(0, 0, 1),
    name: 'selective-replay/both-end',
    options: { probeScope: 'allClients', processes: 2 },
    mirror: { capacity: 12, urgent: true },
    processFaults: { U1: ending(1) },
    stimuli: [
      ...(ops > 0 ? [request('U0', 'a', 0)] : []),
      ...(ops > 1 ? [ofProcess(SECOND_PROCESS, request('U0', 'b', 0))] : []),
    ],
    witnesses: [aTakeoverWaits],
  };
}

/** The first standby is unfit beyond a restart: the second one takes over. */
export function unfitBeside(ops: number): Composition {
  return {
    name: 'selective-replay/unfit-beside',
    units: 3,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    processFaults: { U1: { crashes: 1, failedStarts: 1 } },
    stimuli: [...(ops > 0 ? [request('U0', 'a', 0)] : []), ...(ops > 1 ? [request('U2', 'c', 0)] : [])],
    faults: [failure('U0')],
    witnesses: [aTakeoverWaits, theUnfitBeginsAnew],
  };
}

/** The only standby is unfit beyond a restart, and the primary was only taken for dead: it reigns on. */
export function unfitSuspects(ops: number): Composition {
  return {
    ...unfitBeside(1),
    name: 'selective-replay/unfit-suspects',
    units: 2,
    suspicions: { U0: 1 },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'c', 0)] : [])],
    faults: [],
    witnesses: [aTakeoverWaits, theUnfitBeginsAnew, theReturnedMayTakeOver],
  };
}

/** The only standby is unfit beyond a restart: nobody has a state until the failed primary is back, and then it starts cold. */
export function unfitAlone(ops: number): Composition {
  return {
    ...unfitBeside(0),
    name: 'selective-replay/unfit-alone',
    units: 2,
    processFaults: { U0: { crashes: 1, failedStarts: 1 }, U1: { crashes: 1, failedStarts: 1 } },
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    faults: [failure('U0'), { restart: 'U0', times: 1 }],
    witnesses: [aTakeoverWaits, theUnfitBeginsAnew],
  };
}
