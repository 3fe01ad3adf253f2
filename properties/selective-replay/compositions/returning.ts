import { A, type Composition } from '../composition.ts';
import { aTakeoverEnds, theReturnedMayTakeOver, twoBelieve } from '../witnesses.ts';
import { cut, failure, inTime, late, request } from './samples.ts';

/** The failed primary comes back, joins by a snapshot, and takes over in its turn. */
export function roleSwap(ops: number): Composition {
  return {
    name: 'selective-replay/role-swap',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 6, urgent: { above: 1 } },
    stimuli: [request('U0', 'a', 0), request('U1', 'b', 0), ...(ops > 2 ? [request('U1', 'c', 0)] : [])],
    faults: [failure('U0'), { restart: 'U0', times: 1 }, failure('U1')],
    witnesses: [aTakeoverEnds, theReturnedMayTakeOver],
  };
}

/** A living primary is taken for dead. */
export function suspected(ops: number): Composition {
  return {
    name: 'selective-replay/suspected',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 6, urgent: { above: 1 } },
    suspicions: { U0: 1 },
    stimuli: [request('U0', 'a', 0), ...(ops > 2 ? [request('U0', 'b', 0)] : []), request('U1', 'c', 0)],
    faults: [],
    witnesses: [aTakeoverEnds, theReturnedMayTakeOver, twoBelieve],
  };
}

/** The same, and its client is slow. */
export function suspectedSlow(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/suspected-slow',
    ...late,
    mirror: { capacity: 6, urgent: true },
    stimuli: [request('U0', 'a', 0), ...(ops > 1 ? [request('U1', 'c', 0)] : [])],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
    faults: [cut('U0', A)],
  };
}

/** The same, and what units say to each other may come twice. */
export function doubled(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/doubled',
    mirror: { capacity: 6, urgent: true, duplication: 1 },
    stimuli: [request('U0', 'a', 0), request('U1', 'c', 0), ...(ops > 2 ? [request('U0', 'b', 0)] : [])],
    witnesses: [theReturnedMayTakeOver, twoBelieve],
  };
}

/** What is said to a client, and what it says, may come twice. */
export function doubledAtClients(ops: number): Composition {
  return {
    ...suspected(2),
    name: 'selective-replay/doubled-at-clients',
    fabric: { capacity: 6, urgent: true, duplication: 1 },
    stimuli: [request('U0', 'a', 0), request('U1', 'c', 0), ...(ops > 2 ? [request('U0', 'b', 0)] : [])],
    suspicions: {},
    faults: [failure('U0')],
    witnesses: [aTakeoverEnds],
  };
}
