import { Command, Option } from 'commander';
import { runCheck, type CheckOptions } from './check.ts';
import { exitCodeHelp, type ExitCode } from './exit-codes.ts';
import { countFromOne, parameterOptions, wholeNumber } from './parameters.ts';
import type { Catalogue } from './selection.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `Examples:
  switchover check                                     all systems, in the quick scope
  switchover check two-phase-commit --participants 7   one system, larger
  switchover check two-phase-commit --canaries         the wrong variants: each must be found violated
  switchover check process-state --scenarios           the traps of the protocol: each must come about
  switchover check ./my-system.js --traces traces      a system of your own; counterexamples go to files
  switchover check --replay traces/FILE.json           does the counterexample still stand?
  switchover check --scope full --json > report.json   everything, for a program to read`;

/** `switchover check`. What it exits with is given to `exit`. */
export function checkCommand(terminal: Terminal, catalogue: Catalogue, exit: (code: ExitCode) => void): Command {
  const parameters = parameterOptions(catalogue.systems);
  const others = parameters.map((option) => option.attributeName());
  const command = new Command('check')
    .description('explore every reachable state of systems of charts, and judge their properties')
    .argument('[selection...]', 'protocols, systems, examples or paths of system modules; none means all')
    .addOption(new Option('--scope <name>', 'how large the systems are').choices(['quick', 'full']).default('quick'))
    .addOption(new Option('--json', 'print one JSON document (docs/schemas/check-report.schema.json)'))
    .addOption(new Option('--canaries', 'check the wrong variants instead').conflicts(['scope', ...others]))
    .addOption(
      new Option('--scenarios', 'look for the runs that are known by name instead').conflicts([
        'scope',
        'canaries',
        ...others,
      ]),
    )
    .addOption(
      new Option('--replay <file>', 'follow the run of a trace file').conflicts([
        'json',
        'canaries',
        'scenarios',
        'traces',
        'maxStates',
        'workers',
        'list',
      ]),
    )
    .addOption(new Option('--traces <folder>', 'write a trace file for each violated property'))
    .addOption(new Option('--max-states <number>', 'stop, not finished, after so many states').argParser(wholeNumber))
    .addOption(
      new Option(
        '--workers <number>',
        'how many systems to check side by side, each in a thread with memory of its own; 1 checks them one after the other (default: as many as there are cores)',
      ).argParser(countFromOne),
    )
    .addOption(
      new Option('--list', 'list what can be selected').conflicts([
        'json',
        'canaries',
        'scenarios',
        'traces',
        'maxStates',
        'workers',
      ]),
    )
    .addOption(new Option('--verbose', 'list missed transitions, witnesses and the runs of canaries and scenarios'))
    .addHelpText('after', `\n${EXAMPLES}\n\n${exitCodeHelp()}`)
    .action(async (words: string[], options: CheckOptions, command: Command) => {
      const sized = command.getOptionValueSource('scope') === 'cli';
      exit(await runCheck(words, options, sized, terminal, catalogue));
    });
  for (const option of parameters) command.addOption(option);
  return command;
}
