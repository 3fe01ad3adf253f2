import type { Unreachable } from '../unreachable.ts';

/** None: the quick scopes together take every transition. */
export const unreachable: readonly Unreachable[] = [];
