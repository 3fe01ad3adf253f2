import { Tally, type SimulationReport } from '../simulation/report.ts';
import { Simulator } from '../simulation/simulate.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { counted, duration, figure } from '../telling/figures.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Catalogue } from './selection.ts';
import { simulateJson } from './simulate-json.ts';
import { selectSimulations } from './simulate-selection.ts';
import { lastLine, toldReport } from './simulate-words.ts';
import type { Terminal } from './terminal.ts';

/** The flags of `switchover simulate`. */
export interface SimulateOptions {
  readonly seeds: number;
  readonly seed: number;
  readonly ticks?: number;
  readonly json?: true;
}

/** Runs what the command line asks for, and tells of each simulation as soon as it is done. */
export async function runSimulate(
  words: readonly string[],
  options: SimulateOptions,
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<ExitCode> {
  const selection = selectSimulations(words, catalogue);
  const interruption = { requested: false };
  const stopListening = terminal.onInterrupt(() => (interruption.requested = true));
  const reports: SimulationReport[] = [];
  try {
    for (const simulation of selection) {
      if (interruption.requested) break;
      const report = await simulated(simulation, options, terminal, interruption);
      reports.push(report);
      if (options.json !== true) terminal.out(`${toldReport(report, options, terminal.ink)}\n\n`);
    }
  } finally {
    terminal.progress();
    stopListening();
  }
  const left = selection.length - reports.length;
  if (options.json === true) terminal.out(simulateJson(reports));
  else terminal.out(`${lastLine(reports, left, terminal.ink)}\n`);
  return exitCodeOf(reports, left);
}

async function simulated(
  simulation: Simulation,
  { seeds, seed: first, ticks }: SimulateOptions,
  terminal: Terminal,
  interruption: { readonly requested: boolean },
): Promise<SimulationReport> {
  const simulator = new Simulator(simulation, {
    ...(ticks !== undefined && { ticks }),
    pause: nextTurn,
    isInterrupted: () => interruption.requested,
  });
  const tally = new Tally(simulation, first, simulator.ticks);
  const started = performance.now();
  for (let seed = first; seed < first + seeds; seed++) {
    await nextTurn();
    if (interruption.requested) return tally.report(true);
    const seconds = (performance.now() - started) / 1000;
    const place = `${simulation.name}: seed ${seed}, ${seed - first + 1} of ${counted(seeds, 'run')}`;
    terminal.progress(`${place}, ${figure(tally.events)} events, ${duration(seconds)}`);
    const result = await simulator.seed(seed);
    tally.add(result);
    if (result.found !== undefined) break;
  }
  return tally.report(false);
}

/** A failure outweighs what is not finished. */
function exitCodeOf(reports: readonly SimulationReport[], left: number): ExitCode {
  if (reports.some(({ failed }) => failed !== undefined)) return EXIT.surprise;
  const isUnfinished = reports.some(({ interrupted, overflowed }) => interrupted || overflowed.length > 0);
  return isUnfinished || left > 0 ? EXIT.notFinished : EXIT.asExpected;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
