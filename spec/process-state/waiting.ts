import type { Waiting } from '../clause.ts';

/** The clauses that are specified but not built yet, by what they wait for, nearest first. */
export const waiting: readonly Waiting[] = [
  ...waitFor('Look-up by identifier of the operating system: last', ['PSM-LKP-3']),
];

function waitFor(reason: string, clauses: readonly string[]): readonly Waiting[] {
  return clauses.map((clause) => ({ clause, reason }));
}
