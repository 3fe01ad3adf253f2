/**
 * How an operating system lets others know of the end of a process: by an error code as it happens, in the list of
 * those that run when it is asked, or not at all.
 */
export type Reporting = 'error-code' | 'polled' | 'silent';

/** A process that runs. */
export interface RunningProcess {
  /** Unique among those that run; may be given again after its end. */
  readonly identifier: number;
  readonly name: string;
  /** What the process has said of this start of it; null until it has. */
  readonly stamp: number | null;
}

/** How a process ended: the last thing that is known of it. */
export interface ProcessExit extends RunningProcess {
  readonly code: number;
}

/** Gives each start of a program its identifier, from the number of that start and the identifiers in use. */
export type IdentifierPolicy = (name: string, start: number, inUse: ReadonlySet<number>) => number;

/** The lowest identifier from 1 that is free: it is reused at once. */
export const lowestFree: IdentifierPolicy = (_name, _start, inUse) => {
  let identifier = 1;
  while (inUse.has(identifier)) identifier++;
  return identifier;
};

/** The operating system of one processor: its table of processes. It loses all of it when the processor stands still. */
export class OperatingSystem {
  readonly #running = new Map<string, RunningProcess>();
  readonly #exits = new Map<string, ProcessExit>();

  constructor(
    readonly reporting: Reporting,
    private readonly identifiers: IdentifierPolicy = lowestFree,
  ) {}

  /**
   * Starts a process of this program; `start` counts its starts from 1.
   *
   * @throws Error if it runs already, or the identifier it should get is in use.
   */
  spawn(name: string, start: number): RunningProcess {
    const running = this.#running.get(name);
    if (running !== undefined) throw new Error(`The process ${name} runs already, as ${running.identifier}.`);
    const inUse = new Map([...this.#running.values()].map((process) => [process.identifier, process.name]));
    const identifier = this.identifiers(name, start, new Set(inUse.keys()));
    const holder = inUse.get(identifier);
    if (holder !== undefined)
      throw new Error(`The identifier ${identifier} of ${name} is in use by ${holder}: choose one that is free.`);
    const process = { identifier, name, stamp: null };
    this.#running.set(name, process);
    return process;
  }

  /**
   * A process says under which start stamp it runs from now on.
   *
   * @throws Error if no such process runs.
   */
  stamp(name: string, stamp: number): void {
    this.#running.set(name, { ...this.running(name), stamp });
  }

  /**
   * A process ends. Its exit is returned where this operating system reports it by error code.
   *
   * @throws Error if no such process runs.
   */
  exit(name: string, code: number): ProcessExit | undefined {
    const exit = { ...this.running(name), code };
    this.#running.delete(name);
    if (this.reporting !== 'error-code') return undefined;
    this.#exits.set(name, exit);
    return exit;
  }

  /** How the last process of this name ended, until that is reaped; undefined if none has, or nobody is told. */
  lastExit(name: string): ProcessExit | undefined {
    return this.#exits.get(name);
  }

  /** Whoever was to be told of the end of a process has been: its exit is forgotten. */
  reap(name: string): void {
    this.#exits.delete(name);
  }

  /**
   * Those that run, by name.
   *
   * @throws Error if this operating system tells nobody of its processes.
   */
  list(): readonly RunningProcess[] {
    if (this.reporting === 'silent') throw new Error('This operating system is silent: listen for heartbeats instead.');
    return [...this.#running.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  isRunning(name: string): boolean {
    return this.#running.has(name);
  }

  /** The processor stands still: nobody is left to report anything. */
  halt(): void {
    this.#running.clear();
    this.#exits.clear();
  }

  /**
   * The process of this name.
   *
   * @throws Error if none runs.
   */
  running(name: string): RunningProcess {
    const process = this.#running.get(name);
    if (process !== undefined) return process;
    throw new Error(`No process ${name} runs here; there are ${[...this.#running.keys()].join(', ') || 'none'}.`);
  }
}
