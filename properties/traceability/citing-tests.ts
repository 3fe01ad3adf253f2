import committed from './citing-tests.json' with { type: 'json' };

/** The tests that cite each clause, as `file > title`. */
export type CitingTests = Readonly<Record<string, readonly string[]>>;

/**
 * The citing tests as a run of all tests found them. Titles may be made at run time, and an installed package has no
 * tests, so they are kept in a file; `npm run clauses:remake` makes it anew.
 */
export const citingTests: CitingTests = committed;
