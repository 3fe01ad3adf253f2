import { Tally, type SeedSummary, type SimulationReport } from '../simulation/report.ts';
import { Simulator } from '../simulation/simulate.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { counted, duration, figure } from '../telling/figures.ts';
import { failureOf } from './exploring-failure.ts';
import type { Interruption } from './exploring.ts';
import { seedsInTurn, type Seeds, type SimulatingCrew } from './simulating-seeds.ts';
import type { Unfinished } from './task-thread.ts';
import type { Terminal } from './terminal.ts';

/** How a simulation is run. */
export interface Simulating extends Seeds {
  readonly interruption: Interruption;
  /** Without one, this thread makes the runs, one after the other. */
  readonly crew: SimulatingCrew | undefined;
}

/** Runs the seeds of a simulation up to the first that fails, and shows where it stands. Nothing is thrown. */
export async function simulated(
  simulation: Simulation,
  { interruption, crew, ...seeds }: Simulating,
  terminal: Terminal,
): Promise<SimulationReport | Unfinished> {
  const { name } = simulation;
  try {
    const simulator = new Simulator(simulation, {
      ...(seeds.ticks !== undefined && { ticks: seeds.ticks }),
      pause: nextTurn,
      isInterrupted: () => interruption.requested,
    });
    const tally = new Tally(simulation, seeds.first, simulator.ticks);
    const started = performance.now();
    const watch = (running: readonly number[]): void => {
      const seconds = (performance.now() - started) / 1000;
      const begun = Math.max(...running) - seeds.first + 1;
      const place = `${running.length === 1 ? 'seed' : 'seeds'} ${running.join(', ')}, ${begun} of ${counted(seeds.count, 'run')}`;
      terminal.progress(`${name}: ${place}, ${figure(tally.events)} events, ${duration(seconds)}`);
    };
    const run = (seed: number): Promise<SeedSummary | undefined> => nextTurn().then(() => ran(seed));
    const ran = (seed: number): Promise<SeedSummary> | undefined =>
      interruption.requested ? undefined : simulator.seed(seed);
    let done = 0;
    let hasFailed = false;
    for await (const result of crew?.seeds(name, seeds, run, watch) ?? seedsInTurn(seeds, run, watch)) {
      if ('failure' in result) return result;
      tally.add(result);
      done++;
      hasFailed = result.found !== undefined;
      if (hasFailed) break;
    }
    return tally.report(!hasFailed && done < seeds.count);
  } catch (error) {
    return { failure: failureOf(error, name) };
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
