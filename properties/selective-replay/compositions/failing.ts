import type { Composition } from '../composition.ts';
import { A } from '../composition.ts';
import { aFailedClientIsServed, aTakeoverEnds } from '../witnesses/index.ts';
import { failure } from './samples.ts';
import { resetAndFailure, resetClient } from './resets.ts';

/** A client cannot apply so many updates, and nothing else happens: it is sent its whole state. */
export function cannotApply(ops: number, failures: number): Composition {
  return {
    ...resetClient(ops, 0),
    name: 'selective-replay/cannot-apply',
    failures: { [A]: failures },
    faults: [],
    witnesses: [aFailedClientIsServed],
  };
}

/** A client cannot apply an update, and its primary fails: before, within or after what is done about it. */
export function cannotApplyAndFailure(before: number): Composition {
  return {
    ...resetAndFailure(before, 1),
    name: 'selective-replay/cannot-apply-and-failure',
    failures: { [A]: 1 },
    faults: [failure('U0')],
    witnesses: [aFailedClientIsServed, aTakeoverEnds],
  };
}
