import type { Waiting } from '../clause.ts';

/** The clauses that are specified but not built yet, by what they wait for, nearest first. None: all are built. */
export const waiting: readonly Waiting[] = [];
