import type { Composition } from '../composition.ts';
import { aClientIsAhead, aTakeoverEnds, nothingIsReplayed } from '../witnesses.ts';
import { cut, failure, inTime, request } from './samples.ts';

/** One client, of which so many changes are made before and after its primary fails; what is under way may be lost with it. */
export function oneClient(before: number, after: number): Composition {
  return {
    name: 'selective-replay/one-client',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      ...Array.from({ length: after }, (_, at) => request('U1', `b${String(at + 1)}`, 0)),
    ],
    faults: [failure('U0'), cut('U0', 'U1'), cut('U0', 'A')],
    witnesses: [aTakeoverEnds, aClientIsAhead, nothingIsReplayed],
  };
}
