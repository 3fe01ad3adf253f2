import type { SeedSummary } from '../simulation/report.ts';
import { outOfMemory } from './exploring-failure.ts';
import type { SharedInterruption } from './exploring-interruption.ts';
import { inOrder } from './in-order.ts';
import type { Beginning, Task } from './simulating-worker.ts';
import { TaskThread, type Trade, type Unfinished } from './task-thread.ts';

/** Which runs to make. */
export interface Seeds {
  /** The seed of the first run; those of the others follow. */
  readonly first: number;
  readonly count: number;
  /** Ticks with faults in each; undefined for what the simulation names. */
  readonly ticks: number | undefined;
}

/** The runs in the order of their seeds; they end early where somebody has stopped them. */
export type Runs = AsyncGenerator<SeedSummary | Unfinished, void, undefined>;

/** Makes the run of a seed in this thread; undefined once somebody has stopped it. */
export type RunOne = (seed: number) => Promise<SeedSummary | undefined>;

/** Is told, as a run is begun, the seeds of all that are under way. */
export type Watch = (running: readonly number[]) => void;

/** One run after the other, in this thread. */
export async function* seedsInTurn(seeds: Seeds, run: RunOne, watch: Watch): Runs {
  for (const seed of numbers(seeds)) {
    watch([seed]);
    const result = await run(seed);
    if (result === undefined) return;
    yield result;
  }
}

const simulating: Trade<never> = {
  program: 'simulating-worker',
  outOfMemory: (name, found) => outOfMemory(name, found, 'Run it with fewer --ticks'),
};

type Thread = TaskThread<Task, never, SeedSummary | 'not found'>;

/** Worker threads that make runs side by side, of one simulation after the other. */
export class SimulatingCrew {
  readonly #threads: readonly Thread[];

  constructor(
    workers: number,
    modules: Omit<Beginning, 'interruption'>,
    private readonly interruption: SharedInterruption,
  ) {
    const beginning: Beginning = { ...modules, interruption: interruption.memory };
    this.#threads = Array.from({ length: workers }, () => new TaskThread(simulating, beginning));
  }

  /** The runs of a simulation; `run` makes those of one that the threads do not find. Who takes no more of them stops them. */
  async *seeds(name: string, seeds: Seeds, run: RunOne, watch: Watch): Runs {
    const running = new Map<number, Thread>();
    const hands = this.#threads.map((thread) => async (seed: number) => {
      if (this.interruption.requested) return undefined;
      running.set(seed, thread);
      watch([...running.keys()]);
      const result = await thread.do({ name, seed, ticks: seeds.ticks }, () => undefined);
      running.delete(seed);
      return result === 'not found' ? run(seed) : result;
    });
    try {
      for await (const result of inOrder(numbers(seeds), hands)) {
        if (result === undefined) return;
        yield result;
      }
    } finally {
      await Promise.all([...running.values()].map((thread) => thread.end()));
    }
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}

function* numbers({ first, count }: Seeds): Generator<number, void, undefined> {
  for (let seed = first; seed < first + count; seed++) yield seed;
}
