import { availableParallelism } from 'node:os';
import { duration, figure } from '../telling/figures.ts';
import { canaryWords, outcomeOf, verdictWords, type Result } from './outcome.ts';
import { progressLine } from './exploring.ts';
import { SharedInterruption } from './exploring-interruption.ts';
import { exploreInTurn, type Bounds, type ExploredSystem } from './exploring-selected.ts';
import { exploreSideBySide, standingLine } from './exploring-side-by-side.ts';
import type { Selected } from './selection.ts';
import { coloured } from './table.ts';
import type { Terminal } from './terminal.ts';
import { writeTrace } from './trace-file.ts';

export interface CheckingOptions extends Bounds {
  /** Folder for a trace file per violated property. */
  readonly traces?: string;
  /** Standard output is kept for the document. */
  readonly json: boolean;
  /** How many systems are checked side by side. Default: as many as there are cores. */
  readonly workers?: number;
  /** The URL of the module that exports the catalogue; without it everything is checked in this thread. */
  readonly catalogue?: string;
}

export interface Checked {
  readonly results: readonly Result[];
  /** Names of systems that could not be checked; why has been said. */
  readonly failed: readonly string[];
  /** Whether one of them failed in a way that nobody foresaw. */
  readonly isDefective: boolean;
}

/** Checks systems and tells of each, in their order, as soon as it and all before it are done. */
export async function checkAll(
  selection: readonly Selected[],
  options: CheckingOptions,
  terminal: Terminal,
): Promise<Checked> {
  const results: Result[] = [];
  const failed: string[] = [];
  let isDefective = false;
  const written = new Set<string>();
  const interruption = new SharedInterruption();
  const stopListening = terminal.onInterrupt(() => {
    interruption.request();
  });
  try {
    for await (const explored of exploredSystems(selection, options, terminal, interruption)) {
      terminal.progress();
      const { selected } = explored;
      if ('report' in explored) {
        results.push(explored);
        tell(explored, options, terminal, written);
        continue;
      }
      failed.push(selected.name);
      isDefective ||= explored.failure.kind === 'defect';
      terminal.err(`error: ${explored.failure.message}\n`);
    }
  } finally {
    stopListening();
  }
  return { results, failed, isDefective };
}

/** Threads are worth their while where there is more than one system and more than one core. */
function exploredSystems(
  selection: readonly Selected[],
  { maxStates, catalogue, workers = availableParallelism() }: CheckingOptions,
  terminal: Terminal,
  interruption: SharedInterruption,
): AsyncGenerator<ExploredSystem, void, undefined> {
  const bounds = maxStates === undefined ? {} : { maxStates };
  const { length } = selection;
  if (catalogue === undefined || Math.min(workers, length) < 2) {
    return exploreInTurn(selection, bounds, interruption, (at, progress) => {
      const name = selection[at]?.name ?? '';
      terminal.progress(progressLine(progress, length === 1 ? name : `${name} (${at + 1} of ${length})`));
    });
  }
  return exploreSideBySide(selection, bounds, {
    ...{ workers, catalogue, folder: terminal.folder, interruption },
    watch: (standing) => {
      terminal.progress(standingLine(standing));
    },
  });
}

function tell(result: Result, { json, traces }: CheckingOptions, terminal: Terminal, written: Set<string>): void {
  if (!json) terminal.out(`${shortLine(result, terminal)}\n`);
  if (traces === undefined) return;
  for (const path of tracesOf(result, traces, terminal.folder, written)) {
    (json ? terminal.err : terminal.out)(`  trace: ${path}\n`);
  }
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
