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

/** Runs a search in portions, so that the event loop can see Ctrl-C and the terminal the progress. */
export async function explore(
  system: System,
  options: SearchOptions,
  terminal: Terminal,
  interruption: Interruption,
  title: string,
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
      terminal.progress(progressLine(search, title, (now - started) / 1000));
      shown = now;
    }
    await nextTurn();
  }
  terminal.progress();
  return search.report();
}

function progressLine(search: Search, title: string, seconds: number): string {
  return [
    `${title}: ${figure(search.states)} states`,
    `${figure(search.states / seconds)}/s`,
    `depth ${search.depth}`,
    `${figure(search.waiting)} queued`,
    duration(seconds),
  ].join(', ');
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
