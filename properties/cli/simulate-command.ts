import { Command, Option } from 'commander';
import { exitCodeHelp, type ExitCode } from './exit-codes.ts';
import { countFromOne, wholeNumber } from './parameters.ts';
import type { Catalogue } from './selection.ts';
import { runSimulate, type SimulateOptions } from './simulate.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `Examples:
  switchover simulate                                   all simulations, 100 seeds each
  switchover simulate process-state --seeds 1000        the simulations of a protocol, longer
  switchover simulate process-state/chassis --seed 34 --seeds 1
                                                        one run again, exactly as it was
  switchover simulate process-state/registration        a system of the catalogue, with its own faults
  switchover simulate --ticks 300 --json > report.json  longer runs, for a program to read`;

/** `switchover simulate`. What it exits with is given to `exit`. */
export function simulateCommand(terminal: Terminal, catalogue: Catalogue, exit: (code: ExitCode) => void): Command {
  return new Command('simulate')
    .description('run systems on simulated hardware under fault schedules from seeds, and judge their properties')
    .argument('[selection...]', 'protocols, simulations or systems of the catalogue; none means all simulations')
    .addOption(new Option('--seeds <number>', 'how many runs').argParser(countFromOne).default(100))
    .addOption(new Option('--seed <first>', 'the seed of the first run').argParser(wholeNumber).default(1))
    .addOption(
      new Option('--ticks <number>', 'ticks with faults in each run (default: what the simulation names)').argParser(
        countFromOne,
      ),
    )
    .addOption(
      new Option(
        '--workers <number>',
        'how many runs to make side by side, each in a thread; 1 makes them one after the other (default: as many as there are cores)',
      ).argParser(countFromOne),
    )
    .addOption(new Option('--json', 'print one JSON document (docs/schemas/simulate-report.schema.json)'))
    .addHelpText('after', `\n${EXAMPLES}\n\n${exitCodeHelp()}`)
    .action(async (words: string[], options: SimulateOptions) => {
      exit(await runSimulate(words, options, terminal, catalogue));
    });
}
