import { workerData } from 'node:worker_threads';
import { Simulator, type SeedResult } from '../simulation/simulate.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { failureOf } from './exploring-failure.ts';
import { SharedInterruption } from './exploring-interruption.ts';
import type { Catalogue } from './selection.ts';
import { simulationOfSystem } from './simulate-selection.ts';
import { takeTasks, type Unfinished } from './task-thread.ts';

// The program of a worker thread that runs simulations.

/** What a thread is told when it begins. */
export interface Beginning {
  /** The URL of the module that exports the simulations. */
  readonly simulations: string;
  /** The URL of the module that exports the systems of the catalogue; undefined where they are all simulations. */
  readonly catalogue: string | undefined;
  readonly interruption: SharedArrayBuffer;
}

/** One run of a simulation, which is found again by its name. */
export interface Task {
  readonly name: string;
  readonly seed: number;
  /** Undefined for what the simulation names. */
  readonly ticks: number | undefined;
}

const beginning = workerData as Beginning;
const interruption = new SharedInterruption(beginning.interruption);
const { simulations = [] } = (await import(beginning.simulations)) as Pick<Catalogue, 'simulations'>;
const simulators = new Map<string, Simulator>();

takeTasks(async ({ name, seed, ticks }: Task): Promise<SeedResult | Unfinished | 'not found'> => {
  try {
    const simulator = simulators.get(name) ?? (await prepared(name, ticks));
    if (simulator === undefined) return 'not found';
    const { outcome, found } = await simulator.seed(seed);
    // Thousands of steps that nobody reads would take their time from one thread to the other.
    return { seed, outcome: { ...outcome, steps: [] }, found };
  } catch (error) {
    return { failure: failureOf(error, name) };
  }
});

async function prepared(name: string, ticks: number | undefined): Promise<Simulator | undefined> {
  const simulation = await named(name);
  if (simulation === undefined) return undefined;
  const simulator = new Simulator(simulation, {
    ...(ticks !== undefined && { ticks }),
    isInterrupted: () => interruption.requested,
  });
  simulators.set(name, simulator);
  return simulator;
}

async function named(name: string): Promise<Simulation | undefined> {
  const found = simulations.find((simulation) => simulation.name === name);
  if (found !== undefined || beginning.catalogue === undefined) return found;
  return simulationOfSystem(name, (await import(beginning.catalogue)) as Catalogue);
}
