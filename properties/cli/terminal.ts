import { createLogUpdate } from 'log-update';
import { createColors } from 'picocolors';
import { EXIT } from './exit-codes.ts';

export type Ink = ReturnType<typeof createColors>;

/** Where a command writes, and who may be looking. Tests have one of their own. */
export interface Terminal {
  /** Colours for standard output; they do nothing where it is no terminal. */
  readonly ink: Ink;
  readonly columns: number;
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Shows a line on standard error that the next one replaces, where somebody watches; without a line it goes away. */
  readonly progress: (line?: string) => void;
  /** Calls back at the first Ctrl-C, the second ends the program at once; the answer stops listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** The terminal of this process. */
export function terminalOf({ stdout, stderr, env }: NodeJS.Process): Terminal {
  for (const stream of [stdout, stderr]) endWhenItBreaks(stream);
  // Output that goes to a file or a pipe is for a program: nobody is taken to wait and watch.
  const update = stdout.isTTY && stderr.isTTY ? createLogUpdate(stderr, { showCursor: true }) : undefined;
  let shown = false;
  const progress = (line?: string): void => {
    if (line === undefined && shown) update?.clear();
    else if (line !== undefined) update?.(line);
    shown = line !== undefined;
  };
  return {
    // Elsewhere than at a terminal `isTTY` is undefined, which would ask for the library's own guess.
    ink: createColors(stdout.isTTY ? env.NO_COLOR === undefined : false),
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : 120,
    folder: process.cwd(),
    out: (text) => {
      progress();
      stdout.write(text);
    },
    err: (text) => {
      progress();
      stderr.write(text);
    },
    progress,
    onInterrupt: (listener) => {
      process.once('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  };
}

/**
 * Whoever reads the output may have enough of it, as `head` does: that needs no words. But what was not written was not
 * reported either, so it is no success.
 */
function endWhenItBreaks(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.notFinished);
    if (stream !== process.stderr) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    process.exit(EXIT.file);
  });
}
