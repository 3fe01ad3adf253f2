import type { PropertyReport, Report } from '../checker/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Selected } from './selection.ts';

/** What a check came to, against what was expected. */
export type Outcome = 'as expected' | 'surprise' | 'not finished';

/** A system with what was found out about it. */
export interface Result {
  readonly selected: Selected;
  readonly report: Report;
}

/** Something definite that should be otherwise: violated where it should hold, or the other way round. */
export function isSurprise({ verdict, expect }: PropertyReport): boolean {
  return verdict !== expect && verdict !== 'not finished';
}

export function outcomeOf({ selected, report }: Result): Outcome {
  if (selected.breaks !== undefined) return outcomeOfCanary(selected.breaks, report);
  if (report.properties.some(isSurprise)) return 'surprise';
  return report.asExpected ? 'as expected' : 'not finished';
}

/** A canary is there to be found violated. What else it breaks, and what its system itself expects, is beside the point. */
function outcomeOfCanary(breaks: string, { properties }: Report): Outcome {
  // A canary of a property that the system does not have shows nothing.
  const verdict = properties.find(({ name }) => name === breaks)?.verdict ?? 'holds';
  if (verdict === 'violated') return 'as expected';
  return verdict === 'holds' ? 'surprise' : 'not finished';
}

/** `failures`: systems that could not be checked. */
export function exitCodeOf(results: readonly Result[], failures: number): ExitCode {
  const outcomes = results.map(outcomeOf);
  if (outcomes.includes('surprise')) return EXIT.surprise;
  if (failures > 0) return EXIT.notCheckable;
  return outcomes.includes('not finished') ? EXIT.notFinished : EXIT.asExpected;
}

/** The verdict on a system in a few words. */
export function verdictWords(result: Result): string {
  const { verdict } = result.report;
  switch (outcomeOf(result)) {
    case 'as expected':
      return `${verdict}, as expected`;
    case 'surprise':
      return result.report.properties.some((property) => isSurprise(property) && property.verdict === 'violated')
        ? 'VIOLATED'
        : 'HOLDS, unexpectedly';
    case 'not finished':
      return 'not finished';
  }
}

/** The verdict on a canary or a scenario. */
export function canaryWords(result: Result): string {
  const isScenario = result.selected.isScenario === true;
  switch (outcomeOf(result)) {
    case 'as expected':
      return isScenario ? 'comes about' : 'found violated';
    case 'surprise':
      return isScenario ? 'NEVER COMES' : 'NOT FOUND';
    case 'not finished':
      return 'not finished';
  }
}
