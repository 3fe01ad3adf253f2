import type { Unreachable } from '../unreachable.ts';

/** What no quick scope takes, each with the reason. */
export const unreachable: readonly Unreachable[] = [];
