import { availableParallelism } from 'node:os';
import type { SimulationReport } from '../simulation/report.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { SharedInterruption } from './exploring-interruption.ts';
import type { Catalogue } from './selection.ts';
import { simulateJson } from './simulate-json.ts';
import { selectSimulations } from './simulate-selection.ts';
import { lastLine, toldReport } from './simulate-words.ts';
import { simulated } from './simulating.ts';
import { SimulatingCrew } from './simulating-seeds.ts';
import type { Terminal } from './terminal.ts';

/** The flags of `switchover simulate`. */
export interface SimulateOptions {
  readonly seeds: number;
  readonly seed: number;
  readonly ticks?: number;
  readonly workers?: number;
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
  const interruption = new SharedInterruption();
  const stopListening = terminal.onInterrupt(() => {
    interruption.request();
  });
  const crew = crewFor(options, catalogue, interruption);
  const { seed: first, seeds: count, ticks } = options;
  const reports: SimulationReport[] = [];
  const failed: string[] = [];
  let isDefective = false;
  try {
    for (const simulation of selection) {
      if (interruption.requested) break;
      const found = await simulated(simulation, { first, count, ticks, interruption, crew }, terminal);
      terminal.progress();
      if ('failure' in found) {
        failed.push(simulation.name);
        isDefective ||= found.failure.kind === 'defect';
        terminal.err(`error: ${found.failure.message}\n`);
        continue;
      }
      reports.push(found);
      if (options.json !== true) terminal.out(`${toldReport(found, options, terminal.ink)}\n\n`);
    }
  } finally {
    await crew?.end();
    stopListening();
  }
  const left = selection.length - reports.length - failed.length;
  if (options.json === true) terminal.out(simulateJson(reports));
  else terminal.out(`${lastLine(reports, failed, left, terminal.ink)}\n`);
  return isDefective ? EXIT.defect : exitCodeOf(reports, failed.length, left);
}

/** Threads are worth their while where there is more than one run and more than one core. */
function crewFor(
  { seeds, workers = availableParallelism() }: SimulateOptions,
  { module, simulationModule }: Catalogue,
  interruption: SharedInterruption,
): SimulatingCrew | undefined {
  const several = Math.min(workers, seeds);
  if (simulationModule === undefined || several < 2) return undefined;
  return new SimulatingCrew(several, { simulations: simulationModule, catalogue: module }, interruption);
}

/** A failed run outweighs what cannot be run, and that what is not finished. */
function exitCodeOf(reports: readonly SimulationReport[], failures: number, left: number): ExitCode {
  if (reports.some(({ failed }) => failed !== undefined)) return EXIT.surprise;
  if (failures > 0) return EXIT.notCheckable;
  const isUnfinished = reports.some(({ interrupted, overflowed }) => interrupted || overflowed.length > 0);
  return isUnfinished || left > 0 ? EXIT.notFinished : EXIT.asExpected;
}
