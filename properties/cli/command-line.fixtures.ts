import { createColors } from 'picocolors';
import { canaries, scenarios, systems } from '../systems.ts';
import { simulations } from '../simulations.ts';
import { citingTests } from '../traceability/citing-tests.ts';
import { protocols } from '../traceability/protocols.ts';
import type { Traced } from './clauses.ts';
import type { ExitCode } from './exit-codes.ts';
import { run } from './program.ts';
import type { Catalogue } from './selection.ts';

/** What a command line came to. */
export interface Ending {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  /** What the progress line showed, in order. */
  readonly progress: readonly string[];
}

export interface Surroundings {
  readonly folder?: string;
  readonly catalogue?: Catalogue;
  readonly traced?: Traced;
  /** Presses Ctrl-C as soon as somebody listens; or is given the listener, to press it later. */
  readonly interrupt?: boolean | ((listener: () => void) => void);
}

/** Runs `switchover` in this process on a terminal that remembers. */
export async function switchover(
  words: readonly string[],
  {
    folder = import.meta.dirname,
    catalogue = { systems, canaries, scenarios, simulations },
    traced = { protocols, citingTests },
    interrupt = false,
  }: Surroundings = {},
): Promise<Ending> {
  let out = '';
  let err = '';
  const progress: string[] = [];
  const terminal = {
    ink: createColors(false),
    columns: 120,
    folder,
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    progress: (line?: string) => {
      if (line !== undefined) progress.push(line);
    },
    onInterrupt: (listener: () => void) => {
      if (interrupt === true) listener();
      else if (interrupt !== false) interrupt(listener);
      return () => undefined;
    },
  };
  const code = await run(words, terminal, catalogue, traced, '0.0.0');
  return { code, out: timeless(out), err: timeless(err), progress };
}

/** Times differ from run to run; all of them take the same room. */
function timeless(text: string): string {
  return text.replaceAll(/\d+\.\d\d s/gu, '0.00 s');
}
