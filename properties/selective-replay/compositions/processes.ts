import { A, SECOND_PROCESS, type Composition } from '../composition.ts';
import { nothingIsReplayed, theQueueIsHeldUp } from '../witnesses/index.ts';
import { cut, failure, inTime, ofProcess, request } from './samples.ts';

/** Two processes with a client each on one card: what is pending of the one says nothing of the other. */
export function twoProcesses(more: boolean): Composition {
  return {
    name: 'selective-replay/two-processes',
    units: 2,
    clients: 1,
    options: { processes: 2, probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    stimuli: [
      request('U0', 'a', 0),
      ofProcess(SECOND_PROCESS, request('U0', 'b', 0)),
      ...(more ? [ofProcess(SECOND_PROCESS, request('U1', 'c', 0)), request('U0', 'd', 0)] : []),
    ],
    faults: [failure('U0'), cut('U0', A)],
    witnesses: [nothingIsReplayed, theQueueIsHeldUp],
  };
}
