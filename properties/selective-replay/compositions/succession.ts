import type { Composition } from '../composition.ts';
import { aSnapshotIsTakenOver, theNewsComesFirst } from '../witnesses.ts';
import { failure, inTime, request } from './samples.ts';

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
