import { meant } from '../../cli/did-you-mean.ts';
import type { CitingTests } from '../citing-tests.ts';
import type { Protocol } from '../protocols.ts';
import { citedIn, familiesOfOneWord } from './cited.ts';

/** The command that makes the file of citing tests anew. */
export const REMAKE = 'npm run clauses:remake';

/** A test that a run has collected. */
export interface RunTest {
  /** `file > title`, the titles of the suites around it included. */
  readonly title: string;
  readonly hasPassed: boolean;
}

/** Complaints about titles that cite what does not exist, or that cannot be read. */
export function complaintsAbout(tests: readonly RunTest[], protocols: readonly Protocol[]): readonly string[] {
  const ids = protocols.flatMap(({ clauses }) => clauses.map(({ id }) => id));
  const isKnown = (id: string): boolean =>
    ids.includes(id) || protocols.some(({ propertyIds }) => propertyIds.test(id));
  const families = familiesOfOneWord(ids);
  return tests.flatMap(({ title }) => {
    const cited = citedIn(title, families);
    return [
      ...cited.ids
        .filter((id) => !isKnown(id))
        .map((id) => {
          const guess = meant(id, ids);
          return `The test "${title}" cites ${id}, and there is no such clause${guess === undefined ? '.' : `; did you mean ${guess}?`}`;
        }),
      ...cited.unreadable.map(
        (text) => `The test "${title}" cites "${text}"; write [PSM-REG-5] or [PSM-REG-5, PSM-REG-6].`,
      ),
    ];
  });
}

/** The file's content after a run: the tests that passed, by the clauses that they cite, in the order of the clauses. */
export function citingTestsOf(tests: readonly RunTest[], protocols: readonly Protocol[]): CitingTests {
  const clauses = protocols.flatMap((protocol) => protocol.clauses.map(({ id }) => id));
  const families = familiesOfOneWord(clauses);
  const passed = tests
    .filter(({ hasPassed }) => hasPassed)
    .map(({ title }) => ({ title, ids: citedIn(title, families).ids }));
  return Object.fromEntries(
    clauses
      .map((id) => [id, [...new Set(passed.filter(({ ids }) => ids.includes(id)).map(({ title }) => title))].sort()])
      .filter(([, titles]) => (titles?.length ?? 0) > 0),
  ) as CitingTests;
}

/**
 * How the committed file differs from what a run of all tests found; undefined where it does not. A test that failed has
 * been told already: where any did, a line of the file without its test is no complaint.
 */
export function staleness(committed: CitingTests, found: CitingTests, allPassed: boolean): string | undefined {
  const missing = linesOf(found).filter((line) => !linesOf(committed).includes(line));
  const gone = allPassed ? linesOf(committed).filter((line) => !linesOf(found).includes(line)) : [];
  if (missing.length + gone.length === 0) return undefined;
  return [
    `properties/traceability/citing-tests.json is out of date; make it anew with \`${REMAKE}\`.`,
    ...missing.map((line) => `  passed, but not in the file: ${line}`),
    ...gone.map((line) => `  in the file, but did not pass: ${line}`),
  ].join('\n');
}

function linesOf(tests: CitingTests): readonly string[] {
  return Object.entries(tests).flatMap(([id, titles]) => titles.map((title) => `${id} by ${title}`));
}
