import { Search, type Report, type SearchOptions, type System } from '../checker/index.ts';
import { duration, figure } from '../telling/figures.ts';
import type { Terminal } from './terminal.ts';

/** Long enough that the pauses cost nothing, short enough that Ctrl-C and the progress line feel immediate. */
const PORTION_MS = 50;
const REFRESH_MS = 100;

/** Remembers that somebody pressed Ctrl-C. */
export interface Interruption {
  readonly requested: boolean;
}

/** Where a search stands. */
export interface Progress {
  /** Distinct states found so far. */
  readonly states: number;
  readonly depth: number;
  /** States that were found but not yet looked at. */
  readonly waiting: number;
  /** Since the search began. */
  readonly seconds: number;
}

/** Runs a search and shows on the terminal where it stands. */
export async function explore(
  system: System,
  options: SearchOptions,
  terminal: Terminal,
  interruption: Interruption,
  title: string,
): Promise<Report> {
  const report = await exploreWatched(system, options, interruption, (progress) => {
    terminal.progress(progressLine(progress, title));
  });
  terminal.progress();
  return report;
}

/** Runs a search in portions, so that the event loop can see Ctrl-C; tells a watcher now and then where it stands. */
export async function exploreWatched(
  system: System,
  options: SearchOptions,
  interruption: Interruption,
  watch: (progress: Progress) => void,
): Promise<Report> {
  const search = new Search(system, options);
  const started = performance.now();
  let portion = 256;
  let shown = started;
  for (let done = false; !done;) {
    if (interruption.requested) search.interrupt('interrupted');
    const before = performance.now();
    done = search.advance(portion);
    const now = performance.now();
    if (now - before < PORTION_MS / 2) portion *= 2;
    else if (now - before > PORTION_MS * 2) portion = Math.max(1, portion >> 1);
    if (now - shown >= REFRESH_MS) {
      const { states, depth, waiting } = search;
      watch({ states, depth, waiting, seconds: (now - started) / 1000 });
      shown = now;
    }
    await nextTurn();
  }
  return search.report();
}

/** Where one search stands, in a line. */
export function progressLine({ states, depth, waiting, seconds }: Progress, title: string): string {
  return [
    `${title}: ${figure(states)} states`,
    `${figure(states / seconds)}/s`,
    `depth ${depth}`,
    `${figure(waiting)} queued`,
    duration(seconds),
  ].join(', ');
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
