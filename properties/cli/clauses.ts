import type { CataloguedSystem } from '../catalogue.ts';
import type { Sources } from '../traceability/citations.ts';
import { isUncited, trace, type Tracing } from '../traceability/traced-clauses.ts';
import type { ClausesReport } from './clauses-schema.ts';
import { areIds, selectClauses } from './clauses-selection.ts';
import { clauseInFull, clauseTable, countsOf } from './clauses-table.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** The protocols that are traced, and the tests that cite their clauses. */
export type Traced = Omit<Sources, 'systems'>;

/** The flags of `switchover clauses`. */
export interface ClausesOptions {
  readonly json?: true;
  readonly uncovered?: true;
  readonly verbose?: true;
}

/** Does what the command line asks for. Whatever is shown, the findings are those of all that is selected. */
export function runClauses(
  words: readonly string[],
  options: ClausesOptions,
  terminal: Terminal,
  traced: Traced,
  systems: readonly CataloguedSystem[],
): ExitCode {
  const tracing = trace({ ...traced, systems });
  const { clauses, findings } = selectClauses(words, tracing);
  const shown = { clauses: options.uncovered === true ? clauses.filter(isUncited) : clauses, findings };
  const isInFull = options.verbose === true || areIds(words, tracing);
  if (options.json === true) terminal.out(`${JSON.stringify(shown satisfies ClausesReport, null, 2)}\n`);
  else terminal.out(`${told(shown, countsOf(clauses), isInFull, terminal)}\n`);
  return findings.length === 0 ? EXIT.asExpected : EXIT.surprise;
}

function told({ clauses, findings }: Tracing, counts: string, isInFull: boolean, { ink }: Terminal): string {
  const list = isInFull ? clauses.map((clause) => clauseInFull(clause, ink)) : [clauseTable(clauses, ink)];
  const lines = findings.map(({ clause, text }) => `  ${clause}: ${text}`);
  const last =
    findings.length === 0
      ? ink.green(`All as expected: ${counts}.`)
      : [ink.red(ink.bold(`Not as expected (${counts}):`)), ...lines].join('\n');
  return [...(clauses.length > 0 ? list : []), last].join('\n\n');
}
