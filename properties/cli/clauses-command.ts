import { Command, Option } from 'commander';
import type { CataloguedSystem } from '../catalogue.ts';
import { runClauses, type ClausesOptions, type Traced } from './clauses.ts';
import { exitCodeHelp, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `Examples:
  switchover clauses                            how often each clause is cited
  switchover clauses PSM-REG-5                  one clause, and all that cites it
  switchover clauses PSM-KEY --verbose          a family in full
  switchover clauses process-state --uncovered  what nothing cites, and why
  switchover clauses --json > clauses.json      everything, for a program to read`;

/** `switchover clauses`. What it exits with is given to `exit`. */
export function clausesCommand(
  terminal: Terminal,
  traced: Traced,
  systems: readonly CataloguedSystem[],
  exit: (code: ExitCode) => void,
): Command {
  return new Command('clauses')
    .description('list the clauses of the protocols, with the transitions, properties and tests that cite them')
    .argument('[selection...]', 'protocols, families such as PSM-REG, or ids of clauses; none means all')
    .addOption(new Option('--uncovered', 'list only clauses that nothing cites'))
    .addOption(new Option('--verbose', 'say all of each clause, as for clauses that are named by their ids'))
    .addOption(
      new Option('--json', 'print one JSON document (docs/schemas/clauses-report.schema.json)').conflicts('verbose'),
    )
    .addHelpText('after', `\n${EXAMPLES}\n\n${exitCodeHelp()}`)
    .action((words: string[], options: ClausesOptions) => {
      exit(runClauses(words, options, terminal, traced, systems));
    });
}
