import { extname } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { figure } from '../telling/figures.ts';
import { failureOf, outOfMemory, type Failure } from './exploring-failure.ts';
import type { Explored } from './exploring-selected.ts';
import type { Beginning, News, Task } from './exploring-worker.ts';
import type { Progress } from './exploring.ts';

const MEBIBYTE = 2 ** 20;

/** The program of a thread, compiled or not as this file is. Sources need a loader, which threads do not take over from each other. */
function programOfThread(): URL {
  const extension = extname(import.meta.url);
  const program = new URL(`./exploring-worker${extension}`, import.meta.url);
  if (extension !== '.ts') return program;
  const loader = import.meta.resolve('tsx/esm/api');
  const loading = `import { register } from '${loader}'; register(); await import('${program.href}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(loading)}`);
}

/** The task that a thread is at. */
interface Current {
  readonly name: string;
  readonly watch: (progress: Progress) => void;
  readonly end: (explored: Explored | 'not found') => void;
  states: number;
}

/** A worker thread that explores one system at a time. If it dies of one, the next gets a new one in its place. */
export class ExploringThread {
  #worker: Worker | undefined;
  #current: Current | undefined;

  constructor(private readonly beginning: Beginning) {}

  /** Explores a system, if the thread finds it; never two at once. Nothing is thrown. */
  explore(task: Task, watch: (progress: Progress) => void): Promise<Explored | 'not found'> {
    return new Promise((resolve) => {
      this.#current = { name: task.name, watch, end: resolve, states: 0 };
      try {
        this.#worker ??= this.#begin();
        this.#worker.postMessage(task);
      } catch (error) {
        this.#settle({ failure: failureOf(error, task.name) });
      }
    });
  }

  /** Ends the thread, whatever it is at; a task that it is at never comes to an end. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#current = undefined;
    await worker?.terminate();
  }

  #begin(): Worker {
    // The heap that this thread may have is what one system may have, wherever it is checked.
    const resourceLimits = { maxOldGenerationSizeMb: heapMebibytes() };
    const worker = new Worker(programOfThread(), { workerData: this.beginning, resourceLimits });
    worker.on('message', (news: News) => {
      if ('explored' in news) this.#settle(news.explored);
      else if (this.#current !== undefined) {
        this.#current.states = news.progress.states;
        this.#current.watch(news.progress);
      }
    });
    worker.on('error', (error) => this.#fail(worker, (name, states) => failureOfThread(error, name, states)));
    worker.on('exit', (code) => this.#fail(worker, (name) => ended(name, code)));
    return worker;
  }

  #fail(worker: Worker, why: (name: string, states: number) => Failure): void {
    // An error is followed by an exit, by when another may be at work already.
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    if (this.#current !== undefined) this.#settle({ failure: why(this.#current.name, this.#current.states) });
  }

  #settle(explored: Explored | 'not found'): void {
    const current = this.#current;
    this.#current = undefined;
    current?.end(explored);
  }
}

function failureOfThread(error: unknown, name: string, states: number): Failure {
  const isHeapFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!isHeapFull) return failureOf(error, name);
  const known = states === 0 ? '' : ` after ${figure(states)} states`;
  return outOfMemory(name, `the heap of its worker thread, ${figure(heapMebibytes())} MiB, was full${known}`);
}

function ended(name: string, code: number): Failure {
  const found = `its worker thread was ended from inside, with exit code ${code}`;
  const fix = 'A system is data and pure functions: let neither it nor its module end the program.';
  return { kind: 'defect', message: `${name}\n  found: ${found}\n  fix:   ${fix}` };
}

function heapMebibytes(): number {
  return Math.ceil(getHeapStatistics().heap_size_limit / MEBIBYTE);
}
