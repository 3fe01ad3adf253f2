import { outcomeOf, type Result } from './outcome.ts';
import type { CheckReport, SystemReport } from './report-schema.ts';

/** The results as one JSON document. */
export function jsonReport(results: readonly Result[]): string {
  const document: CheckReport = { systems: results.map(systemReport) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Field by field, in the order in which one would read them. */
function systemReport(result: Result): SystemReport {
  const { selected, report } = result;
  const { verdict, states, transitions, depth, seconds, peakMemoryBytes, parts, properties } = report;
  const { coverage, neverFired, witnesses, deferred, bounds } = report;
  return {
    name: selected.name,
    scope: selected.reference.scope ?? null,
    verdict,
    asExpected: outcomeOf(result) === 'as expected',
    ...{ states, transitions, depth, seconds, peakMemoryBytes, parts },
    properties,
    ...{ coverage, neverFired, witnesses, deferred, bounds },
  };
}
