import type { Composition } from '../composition.ts';
import { A, B } from '../composition.ts';
import {
  anOpIsComplete,
  aClientIsAhead,
  aTakeoverEnds,
  nothingIsReplayed,
  theQueueIsHeldUp,
} from '../witnesses/index.ts';
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
    faults: [failure('U0'), cut('U0', 'U1'), cut('U0', A)],
    witnesses: [aTakeoverEnds, aClientIsAhead, nothingIsReplayed],
  };
}

/** Two clients, a change of each and perhaps one of both; the updates of either may be lost with the primary, or those for the standby. */
export function twoClients(both: boolean): Composition {
  return {
    name: 'selective-replay/two-clients',
    units: 2,
    clients: 2,
    options: { probeScope: 'allClients' },
    ...inTime,
    stimuli: [
      request('U0', 'a', 0),
      ...(both ? [request('U0', 'ab', 0, 1), request('U1', 'c', 1)] : [request('U0', 'b', 1)]),
    ],
    faults: [failure('U0'), cut('U0', 'U1'), cut('U0', A)],
    witnesses: [aClientIsAhead, nothingIsReplayed, theQueueIsHeldUp, ...(both ? [aTakeoverEnds] : [])],
  };
}

/** The same where each channel has an order of its own. */
export function byChannel(): Composition {
  const { options, witnesses, ...rest } = twoClients(false);
  return {
    ...rest,
    name: 'selective-replay/by-channel',
    options: { ...options, applyOrder: 'perChannel' },
    witnesses: witnesses.filter((witness) => witness !== theQueueIsHeldUp),
  };
}

/** One change of two clients at once. */
export function oneForBoth(more: boolean): Composition {
  return {
    ...twoClients(false),
    name: 'selective-replay/one-for-both',
    stimuli: [request('U0', 'ab', 0, 1), request('U1', 'c', 1, 0), ...(more ? [request('U0', 'ba', 1, 0)] : [])],
    faults: [failure('U0'), cut('U0', A)],
    witnesses: [aTakeoverEnds, nothingIsReplayed],
  };
}

/** All that the dead primary had handed to its standby is taken in before that takes over, so that only those are asked of whom something is pending. */
export function pendingOnly(more: boolean): Composition {
  return {
    name: 'selective-replay/pending-only',
    units: 2,
    clients: 2,
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    stimuli: [
      request('U0', 'a', 0),
      request('U0', 'b', 1),
      request('U1', 'c', 1),
      ...(more ? [request('U0', 'd', 0)] : []),
    ],
    faults: [failure('U0'), cut('U0', A), cut('U0', B)],
    witnesses: [aTakeoverEnds],
  };
}

/** A primary that nobody could take over for goes on alone. */
export function alone(ops: number): Composition {
  return {
    name: 'selective-replay/alone',
    units: 1,
    clients: 1,
    ...inTime,
    stimuli: Array.from({ length: ops }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
    faults: [],
    witnesses: [anOpIsComplete],
  };
}
