import { A, type Composition } from '../composition.ts';
import { aTakeoverEnds, theSilentAreHeard, theSilentTakesWhatIsOver, theTaciturnIsInStep } from '../witnesses/index.ts';
import { cut, failure, late, request } from './samples.ts';

/** A client may be slow: it takes its time to answer, and takes an update of the dead primary after it has been given up. */
export function slow(before: number, after: number): Composition {
  return {
    name: 'selective-replay/slow-client',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...late,
    mirror: { capacity: 12, urgent: true },
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      ...Array.from({ length: after }, (_, at) => request('U1', `b${String(at + 1)}`, 0)),
    ],
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [aTakeoverEnds, theSilentAreHeard, theSilentTakesWhatIsOver],
  };
}

/** The same, and whoever does not answer is asked once more. */
export function askedTwice(before: number): Composition {
  return {
    ...slow(before, 1),
    name: 'selective-replay/asked-twice',
    options: { probeScope: 'allClients', queryRetries: 1 },
    witnesses: [aTakeoverEnds, theSilentAreHeard],
  };
}

/** A client that is dead for good, with the patience of a deployment. */
export function patient(isBack: boolean): Composition {
  return {
    ...slow(1, 1),
    name: 'selective-replay/patient',
    options: { probeScope: 'allClients', queryTimeout: 5, queryRetries: 3, silentRetry: 20, joinRetry: 10 },
    fabric: { capacity: 12, urgent: true },
    faults: [failure('U0'), ...(isBack ? [{ restart: 'U0', times: 1 }] : []), cut('U1', A)],
    witnesses: [aTakeoverEnds],
  };
}

/** A client with nothing new says nothing when it is asked, and counts as silent; no requester is told of completion. */
export function taciturn(before: number): Composition {
  return {
    ...slow(before, 1),
    name: 'selective-replay/taciturn',
    options: { probeScope: 'allClients', answerWhenNothingPending: false, ackToProcess: false },
    fabric: { capacity: 12, urgent: true },
    witnesses: [aTakeoverEnds, theTaciturnIsInStep, theSilentAreHeard],
  };
}
