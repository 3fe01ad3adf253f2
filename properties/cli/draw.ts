import { chartDrawings } from './draw-charts.ts';
import { runDrawings, traceDrawing } from './draw-runs.ts';
import { drawSelection } from './draw-selection.ts';
import { prepareFolder, writeDrawings } from './drawing-files.ts';
import { apart } from './drawing-path.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { filesWritten } from './draw-summary.ts';
import type { Catalogue } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** The flags of `switchover draw`. */
export interface DrawOptions {
  readonly out: string;
  readonly json?: true;
}

/** Draws what the command line asks for, and says what was written. */
export async function runDraw(
  words: readonly string[],
  { out, json }: DrawOptions,
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<ExitCode> {
  const { systems, canaries, traces } = await drawSelection(words, catalogue, terminal.folder);
  prepareFolder(out, terminal.folder);
  const charts = await chartDrawings(systems);
  const runs = await runDrawings(canaries, terminal);
  const drawings = apart([...charts, ...runs.drawings, ...traces.map((trace) => traceDrawing(trace))]);
  const files = writeDrawings(drawings, out, terminal.folder);
  terminal.out(json === true ? `${JSON.stringify({ files }, null, 2)}\n` : filesWritten(drawings, out, terminal));
  for (const failure of runs.failures) terminal.err(`error: ${failure}\n`);
  for (const name of runs.notFound) terminal.err(`error: ${name} is not found violated\n`);
  if (runs.notFound.length > 0) return EXIT.surprise;
  if (runs.failures.length > 0) return EXIT.notCheckable;
  return runs.interrupted ? EXIT.notFinished : EXIT.asExpected;
}
