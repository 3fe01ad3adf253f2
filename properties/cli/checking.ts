import { SystemError, type Report, type SearchOptions } from '../checker/index.ts';
import { figure, duration } from '../telling/figures.ts';
import { canaryWords, outcomeOf, verdictWords, type Result } from './outcome.ts';
import { explore, type Interruption } from './exploring.ts';
import type { Selected } from './selection.ts';
import { coloured } from './table.ts';
import type { Terminal } from './terminal.ts';
import { writeTrace } from './trace-file.ts';

export interface CheckingOptions {
  readonly maxStates?: number;
  /** Folder for a trace file per violated property. */
  readonly traces?: string;
  /** Standard output is kept for the document. */
  readonly json: boolean;
}

export interface Checked {
  readonly results: readonly Result[];
  /** Names of systems that could not be checked; why has been said. */
  readonly failed: readonly string[];
}

/** Checks one system after the other and tells of each as soon as it is done. */
export async function checkAll(
  selection: readonly Selected[],
  options: CheckingOptions,
  terminal: Terminal,
): Promise<Checked> {
  const results: Result[] = [];
  const failed: string[] = [];
  const written = new Set<string>();
  const interruption = { requested: false };
  const stopListening = terminal.onInterrupt(() => (interruption.requested = true));
  try {
    for (const [at, selected] of selection.entries()) {
      const title = selection.length === 1 ? selected.name : `${selected.name} (${at + 1} of ${selection.length})`;
      const report = await exploreOrSay(selected, options, terminal, interruption, title);
      if (report === undefined) failed.push(selected.name);
      else {
        results.push({ selected, report });
        tell({ selected, report }, options, terminal, written);
      }
    }
  } finally {
    stopListening();
  }
  return { results, failed };
}

/** One system that cannot be checked does not keep the others from being checked. */
async function exploreOrSay(
  selected: Selected,
  options: CheckingOptions,
  terminal: Terminal,
  interruption: Interruption,
  title: string,
): Promise<Report | undefined> {
  try {
    return await explore(selected.build(), searchOptions(selected, options), terminal, interruption, title);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    terminal.err(`error: ${error.message}\n`);
    return undefined;
  }
}

function tell(result: Result, { json, traces }: CheckingOptions, terminal: Terminal, written: Set<string>): void {
  if (!json) terminal.out(`${shortLine(result, terminal)}\n`);
  if (traces === undefined) return;
  for (const path of tracesOf(result, traces, terminal.folder, written)) {
    (json ? terminal.err : terminal.out)(`  trace: ${path}\n`);
  }
}

function searchOptions({ breaks }: Selected, { maxStates }: CheckingOptions): SearchOptions {
  return {
    ...(maxStates !== undefined && { maxStates }),
    // A wrong variant may break more than the property that it is there to break.
    ...(breaks !== undefined && { stopAtSurprise: false, stopWhenViolated: true }),
  };
}

function shortLine(result: Result, { ink }: Terminal): string {
  const { selected, report } = result;
  const words = coloured((selected.breaks === undefined ? verdictWords : canaryWords)(result), outcomeOf(result), ink);
  return `${selected.name}: ${words} (${figure(report.states)} states, ${duration(report.seconds)})`;
}

function* tracesOf({ selected, report }: Result, into: string, folder: string, written: Set<string>): Iterable<string> {
  for (const { name: property, counterexample } of report.properties) {
    if (counterexample === undefined) continue;
    const steps = counterexample.steps.map(({ step }) => step);
    const path = writeTrace(
      { format: 'switchover-trace/1', ...selected.reference, property, steps },
      into,
      folder,
      written,
    );
    written.add(path);
    yield path;
  }
}
