import type { Fault } from '../../checker/index.ts';
import { A, type Composition } from '../composition.ts';
import { aResetClientIsServed, aTakeoverEnds } from '../witnesses/index.ts';
import { cut, failure, inTime, late, request } from './samples.ts';

/** The card of a client is reset so often. */
export function reset(client: string, times: number): readonly Fault[] {
  return [
    { crash: client, times },
    { restart: client, times },
  ];
}

/** A client loses its state at any time, and nothing else happens: its primary sends it anew. */
export function resetClient(ops: number, resets: number): Composition {
  return {
    name: 'selective-replay/reset-client',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    stimuli: Array.from({ length: ops }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
    faults: reset(A, resets),
    witnesses: [aResetClientIsServed],
  };
}

/** A client loses its state, and its primary fails: before, within or after what is done about it. */
export function resetAndFailure(before: number, after: number): Composition {
  return {
    ...resetClient(before, 1),
    name: 'selective-replay/reset-and-failure',
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      ...(after > 0 ? [request('U1', 'b', 0)] : []),
    ],
    faults: [...reset(A, 1), failure('U0')],
    witnesses: [aResetClientIsServed, ...(after > 0 ? [aTakeoverEnds] : [])],
  };
}

/** A client loses its state within reach of one unit alone. */
export function resetBeyondReach(ops: number): Composition {
  return {
    ...resetClient(1, 1),
    name: 'selective-replay/reset-beyond-reach',
    stimuli: ops > 0 ? [request('U0', 'a', 0)] : [],
    suspicions: { U0: 1 },
    mirror: { capacity: 12, urgent: true },
    faults: [...reset(A, 1), cut('U0', A)],
    witnesses: [aResetClientIsServed],
  };
}

/** A client loses its state, and answers to it come late. */
export function resetSlow(ops: number): Composition {
  return {
    ...resetClient(ops, 1),
    name: 'selective-replay/reset-slow',
    ...late,
    mirror: { capacity: 12, urgent: true },
  };
}

/** Two clients, of which one loses its state while what was confirmed of the other waits behind it. */
export function resetBeside(): Composition {
  return {
    ...resetClient(1, 1),
    name: 'selective-replay/reset-beside',
    clients: 2,
    stimuli: [request('U0', 'a', 0), request('U0', 'b', 1)],
    mirror: { capacity: 12, urgent: true },
    faults: [...reset('B', 1), failure('U0')],
    witnesses: [aResetClientIsServed],
  };
}
