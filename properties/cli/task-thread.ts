import { extname } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { parentPort, Worker } from 'node:worker_threads';
import { figure } from '../telling/figures.ts';
import { failureOf, type Failure } from './exploring-failure.ts';

const MEBIBYTE = 2 ** 20;

/** What a thread says of its task: now and then where it stands, and in the end what it came to. */
export type News<Progress, Result> = { readonly progress: Progress } | { readonly result: Result | Unfinished };

/** Why there is no result, as `exploring-failure` words it. */
export interface Unfinished {
  readonly failure: Failure;
}

/** What the threads of one kind of work do, and how it is said where the heap of one of them was full. */
export interface Trade<Progress> {
  /** The name of their program, which stands beside this file: `exploring-worker`. */
  readonly program: string;
  /** `found` tells what was full; `last` is what the thread said of its task before. */
  readonly outOfMemory: (name: string, found: string, last: Progress | undefined) => Failure;
}

/** The program of a thread, compiled or not as this file is. Sources need a loader, which threads do not take over from each other. */
function programOf(name: string): URL {
  const extension = extname(import.meta.url);
  const program = new URL(`./${name}${extension}`, import.meta.url);
  if (extension !== '.ts') return program;
  const loader = import.meta.resolve('tsx/esm/api');
  const loading = `import { register } from '${loader}'; register(); await import('${program.href}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(loading)}`);
}

/** The task that a thread is at. */
interface Current<Progress, Result> {
  readonly name: string;
  readonly watch: (progress: Progress) => void;
  readonly end: (result: Result | Unfinished) => void;
  last: Progress | undefined;
}

/** A worker thread that does one task at a time. If it dies of one, the next gets a new one in its place. */
export class TaskThread<Task extends { readonly name: string }, Progress, Result> {
  #worker: Worker | undefined;
  #current: Current<Progress, Result> | undefined;

  constructor(
    private readonly trade: Trade<Progress>,
    /** What its program finds as its `workerData`. */
    private readonly beginning: unknown,
  ) {}

  /** Does a task; never two at once. Nothing is thrown. */
  do(task: Task, watch: (progress: Progress) => void): Promise<Result | Unfinished> {
    return new Promise((resolve) => {
      this.#current = { name: task.name, watch, end: resolve, last: undefined };
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
    const worker = new Worker(programOf(this.trade.program), { workerData: this.beginning, resourceLimits });
    worker.on('message', (news: News<Progress, Result>) => {
      if ('result' in news) this.#settle(news.result);
      else if (this.#current !== undefined) {
        this.#current.last = news.progress;
        this.#current.watch(news.progress);
      }
    });
    worker.on('error', (error) => this.#fail(worker, (current) => this.#failureOf(error, current)));
    worker.on('exit', (code) => this.#fail(worker, ({ name }) => ended(name, code)));
    return worker;
  }

  #failureOf(error: unknown, { name, last }: Current<Progress, Result>): Failure {
    const isHeapFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isHeapFull) return failureOf(error, name);
    return this.trade.outOfMemory(
      name,
      `the heap of its worker thread, ${figure(heapMebibytes())} MiB, was full`,
      last,
    );
  }

  #fail(worker: Worker, why: (current: Current<Progress, Result>) => Failure): void {
    // An error is followed by an exit, by when another may be at work already.
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    if (this.#current !== undefined) this.#settle({ failure: why(this.#current) });
  }

  #settle(result: Result | Unfinished): void {
    const current = this.#current;
    this.#current = undefined;
    current?.end(result);
  }
}

/** In a thread: does one task after the other until it is ended from outside. `work` throws nothing. */
export function takeTasks(work: (task: never, watch: (progress: unknown) => void) => Promise<unknown>): void {
  const say = (news: News<unknown, unknown>): void => {
    parentPort?.postMessage(news);
  };
  parentPort?.on('message', (task: { readonly name: string }) => {
    void work(task as never, (progress) => {
      say({ progress });
    }).then((result) => {
      try {
        say({ result });
      } catch (error) {
        // A result that no message can carry is a defect, and not the end of the thread.
        say({ result: { failure: failureOf(error, task.name) } });
      }
    });
  });
}

function ended(name: string, code: number): Failure {
  const found = `its worker thread was ended from inside, with exit code ${code}`;
  const fix = 'A system is data and pure functions: let neither it nor its module end the program.';
  return { kind: 'defect', message: `${name}\n  found: ${found}\n  fix:   ${fix}` };
}

function heapMebibytes(): number {
  return Math.ceil(getHeapStatistics().heap_size_limit / MEBIBYTE);
}
