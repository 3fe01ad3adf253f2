import { Command } from 'commander';
import type { DrawOptions } from './draw.ts';
import { exitCodeHelp, type ExitCode } from './exit-codes.ts';
import type { Catalogue } from './selection.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `Examples:
  switchover draw                                      all charts, and a run for each canary, into ./drawings
  switchover draw process-state --out pictures         the charts and canaries of one protocol
  switchover draw two-phase-commit                     those of an example
  switchover draw 'NAME OF A CANARY'                   the run that breaks one canary
  switchover draw ./my-system.js                       the charts of a system of your own
  switchover draw traces/FILE.json                     the run of a trace file, as \`check --traces\` writes it
  switchover draw --json                               the paths of the files, for a program to read`;

/** `switchover draw`. What it exits with is given to `exit`. */
export function drawCommand(terminal: Terminal, catalogue: Catalogue, exit: (code: ExitCode) => void): Command {
  return new Command('draw')
    .description('draw charts, and the runs that break properties, as SVG and Mermaid')
    .argument('[selection...]', 'protocols, systems, examples, canaries, system modules or trace files; none means all')
    .option('--out <folder>', 'where the pictures go', 'drawings')
    .option('--json', 'print one JSON document: the paths of the files')
    .addHelpText('after', `\n${EXAMPLES}\n\n${exitCodeHelp()}`)
    .action(async (words: string[], options: DrawOptions) => {
      // Loaded where it is needed: what draws is large, and the other commands start without it.
      const { runDraw } = await import('./draw.ts');
      exit(await runDraw(words, options, terminal, catalogue));
    });
}
