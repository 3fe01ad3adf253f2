import { workerData } from 'node:worker_threads';
import { SharedInterruption } from './exploring-interruption.ts';
import { exploreSelected, type Bounds, type Explored } from './exploring-selected.ts';
import { selectReferred, type Catalogue, type Selected } from './selection.ts';
import { takeTasks } from './task-thread.ts';
import type { TraceReference } from './trace-file.ts';

// The program of a worker thread that explores systems.

/** What a thread is told when it begins. */
export interface Beginning {
  /** The URL of the module that exports the catalogue. */
  readonly catalogue: string;
  /** The folder from which the paths of system modules are given. */
  readonly folder: string;
  readonly interruption: SharedArrayBuffer;
}

/** A system to explore. Systems hold functions, which no message can carry: it is found again by its reference. */
export interface Task extends Bounds {
  readonly name: string;
  readonly reference: TraceReference;
}

const beginning = workerData as Beginning;
const interruption = new SharedInterruption(beginning.interruption);
const catalogue = (await import(beginning.catalogue)) as Catalogue;

takeTasks(async ({ name, reference, ...bounds }: Task, watch): Promise<Explored | 'not found'> => {
  const selected = await found(reference);
  // Such as in a module that only the loader of another thread can load.
  if (selected?.name !== name) return 'not found';
  return exploreSelected(selected, bounds, interruption, watch);
});

async function found(reference: TraceReference): Promise<Selected | undefined> {
  try {
    return await selectReferred(reference, catalogue, beginning.folder);
  } catch {
    return undefined;
  }
}
