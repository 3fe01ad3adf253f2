import { figure } from '../telling/figures.ts';
import { outOfMemory } from './exploring-failure.ts';
import type { SharedInterruption } from './exploring-interruption.ts';
import { exploreSelected, type Bounds, type Explored, type ExploredSystem } from './exploring-selected.ts';
import type { Beginning, Task } from './exploring-worker.ts';
import type { Progress } from './exploring.ts';
import { inOrder } from './in-order.ts';
import type { Selected } from './selection.ts';
import { TaskThread, type Trade } from './task-thread.ts';

/** Worker threads that explore systems, and what they must know. */
export interface Crew {
  /** How many threads there are; each has a heap of its own, as large as this thread's may be. */
  readonly workers: number;
  /** The URL of a module that exports the catalogue of the selected systems. */
  readonly catalogue: string;
  /** The folder from which the paths of system modules are given. */
  readonly folder: string;
  readonly interruption: SharedInterruption;
  /** Is told what the crew is at, as it begins something and gets on with it. */
  readonly watch: (standing: Standing) => void;
}

/** Where a crew stands. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  /** The systems that are explored now, by name, with the states found so far; the longest at work first. */
  readonly running: readonly { readonly name: string; readonly states: number }[];
}

const exploring: Trade<Progress> = {
  program: 'exploring-worker',
  outOfMemory: (name, found, last) => {
    const known = last === undefined || last.states === 0 ? '' : ` after ${figure(last.states)} states`;
    return outOfMemory(name, `${found}${known}`);
  },
};

/**
 * Systems side by side in worker threads, begun in their order. They come in that order as well, each as soon as all before it
 * are done. Who takes no more of them ends the threads.
 */
export async function* exploreSideBySide(
  selection: readonly Selected[],
  bounds: Bounds,
  { workers, catalogue, folder, interruption, watch }: Crew,
): AsyncGenerator<ExploredSystem, void, undefined> {
  const beginning: Beginning = { catalogue, folder, interruption: interruption.memory };
  const threads = Array.from(
    { length: Math.min(workers, selection.length) },
    () => new TaskThread<Task, Progress, Explored | 'not found'>(exploring, beginning),
  );
  const running = new Map<number, { readonly name: string; readonly states: number }>();
  let done = 0;
  const hands = threads.map((thread) => async (selected: Selected, at: number): Promise<ExploredSystem> => {
    const { name, reference } = selected;
    const see = ({ states }: Pick<Progress, 'states'>): void => {
      running.set(at, { name, states });
      watch({ done, total: selection.length, running: [...running.values()] });
    };
    see({ states: 0 });
    const explored = await thread.do({ name, reference, ...bounds }, see);
    // What a thread of its own does not find is there in this one.
    const found = explored === 'not found' ? await exploreSelected(selected, bounds, interruption, see) : explored;
    running.delete(at);
    done++;
    return { selected, ...found };
  });
  try {
    yield* inOrder(selection, hands);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** More would be longer than a line. */
const NAMED = 2;

/** Where a crew stands, in a line. */
export function standingLine({ done, total, running }: Standing): string {
  const named = running.slice(0, NAMED).map(({ name, states }) => `${name} (${figure(states)} states)`);
  const more = running.length > NAMED ? [`and ${running.length - NAMED} more`] : [];
  return `${done} of ${total} done, ${running.length} running: ${[...named, ...more].join(', ')}`;
}
