import { Command, CommanderError } from 'commander';
import { SystemError } from '../checker/index.ts';
import { benchCommand } from '../bench/command.ts';
import { checkCommand } from './check-command.ts';
import { drawCommand } from './draw-command.ts';
import { clausesCommand } from './clauses-command.ts';
import type { Traced } from './clauses.ts';
import { EXIT, exitCodeHelp, type ExitCode } from './exit-codes.ts';
import { defectOf, Refusal } from './refusal.ts';
import type { Catalogue } from './selection.ts';
import { simulateCommand } from './simulate-command.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line without its first two words, and says what to exit with. Nothing is thrown. */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  catalogue: Catalogue,
  traced: Traced,
  version: string,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.asExpected;
  const program = new Command('switchover')
    .description('Model-checked statecharts of failover protocols, and the model checker that proves them.')
    .version(version)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, getOutHelpWidth: () => terminal.columns })
    .exitOverride()
    .addHelpText(
      'after',
      `\nExamples:\n  switchover check                 all systems\n  switchover check --list          what there is to check\n  switchover simulate              all simulations, under faults from seeds\n  switchover clauses               what cites each clause\n  switchover draw                  all charts as pictures\n  switchover check --help          all that check can do\n\n${exitCodeHelp()}`,
    );
  const commands = [
    checkCommand(terminal, catalogue, (given) => (code = given)),
    simulateCommand(terminal, catalogue, (given) => (code = given)),
    clausesCommand(terminal, traced, catalogue.systems, (given) => (code = given)),
    drawCommand(terminal, catalogue, (given) => (code = given)),
    benchCommand(terminal, (given) => (code = given)),
  ];
  // A command that was made elsewhere does not know how this program writes and ends.
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return toldAs(error, terminal);
  }
}

function toldAs(error: unknown, terminal: Terminal): ExitCode {
  terminal.progress();
  // Commander has printed what it had to say: an error, or the help and version that were asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.asExpected : EXIT.usage;
  if (error instanceof Refusal) {
    terminal.err(`error: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof SystemError) {
    terminal.err(`error: ${error.message}\n`);
    return EXIT.notCheckable;
  }
  terminal.err(`${defectOf(error)}\n`);
  return EXIT.defect;
}
