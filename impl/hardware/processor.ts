import { Clock } from './clock.ts';
import { Memory } from './memory.ts';
import { OperatingSystem, type ProcessExit, type RunningProcess } from './operating-system.ts';

/** What a processor has where nothing else is asked for: two segments, one small and fast, one large. */
const SEGMENTS = [1 << 20, 1 << 26];

/** What a processor is made of; what is left out is as usual: a true clock, a silent operating system, two segments of memory. */
export interface ProcessorParts {
  readonly clock?: Clock;
  readonly operatingSystem?: OperatingSystem;
  readonly memory?: Memory;
}

/** One processor of a card: its clock, its operating system and its memory. What runs on it are processes. */
export class Processor {
  readonly clock: Clock;
  readonly operatingSystem: OperatingSystem;
  readonly memory: Memory;

  constructor(
    readonly name: string,
    {
      clock = new Clock(),
      operatingSystem = new OperatingSystem('silent'),
      memory = new Memory(SEGMENTS),
    }: ProcessorParts = {},
  ) {
    this.clock = clock;
    this.operatingSystem = operatingSystem;
    this.memory = memory;
  }

  /** Starts a process; `start` counts the starts of this program from 1. */
  run(program: string, start: number): RunningProcess {
    return this.operatingSystem.spawn(program, start);
  }

  /** A process ends, and its memory is lost. What the operating system reports of it is returned. */
  end(program: string, code: number): ProcessExit | undefined {
    this.memory.lose(program);
    return this.operatingSystem.exit(program, code);
  }

  /** The processor stands still: processes, timers and memory are gone. Its clock keeps time, as a battery does. */
  halt(): void {
    this.clock.stopAll();
    this.memory.clear();
    this.operatingSystem.halt();
  }
}
