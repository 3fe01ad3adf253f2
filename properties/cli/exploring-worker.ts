import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from './exploring.ts';
import { SharedInterruption } from './exploring-interruption.ts';
import { failureOf } from './exploring-failure.ts';
import { exploreSelected, type Bounds, type Explored } from './exploring-selected.ts';
import { selectReferred, type Catalogue, type Selected } from './selection.ts';
import type { TraceReference } from './trace-file.ts';

// The program of a worker thread: it takes one task after the other until it is ended from outside.

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

/**
 * What a thread says of its task: now and then where it stands, in the end what it came to; or that the system cannot be found
 * again from here, such as in a module that only the loader of another thread can load.
 */
export type News = { readonly progress: Progress } | { readonly explored: Explored | 'not found' };

const beginning = workerData as Beginning;
const interruption = new SharedInterruption(beginning.interruption);
const catalogue = (await import(beginning.catalogue)) as Catalogue;

async function explored({ name, reference, ...bounds }: Task): Promise<Explored | 'not found'> {
  const selected = await found(reference);
  if (selected?.name !== name) return 'not found';
  return exploreSelected(selected, bounds, interruption, (progress) => {
    say({ progress });
  });
}

async function found(reference: TraceReference): Promise<Selected | undefined> {
  try {
    return await selectReferred(reference, catalogue, beginning.folder);
  } catch {
    return undefined;
  }
}

function say(news: News): void {
  parentPort?.postMessage(news);
}

parentPort?.on('message', (task: Task) => {
  void explored(task).then((outcome) => {
    try {
      say({ explored: outcome });
    } catch (error) {
      // A report that no message can carry is a defect, and not the end of the thread.
      say({ explored: { failure: failureOf(error, task.name) } });
    }
  });
});
