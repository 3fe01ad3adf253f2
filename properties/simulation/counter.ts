import type { Boot } from '../../machines/role.ts';
import type { StepEvent } from '../../spec/property.ts';
import type { Counts } from './outcome.ts';

/** Counts what happens in a run. */
export class Counter {
  #events = 0;
  #ticks = 0;
  #doubled = 0;
  readonly #byKind = new Map<StepEvent['kind'], number>();

  /** A clock has ticked, whether or not that was a step of a chart. */
  tick(): void {
    this.#ticks++;
    this.#events++;
  }

  count({ kind }: StepEvent, isKept: boolean): void {
    this.#events++;
    if (isKept) this.#doubled++;
    this.#byKind.set(kind, this.#of(kind) + 1);
  }

  /** The counts so far. Every start of a part but the first is a restart. */
  counts(boots: ReadonlyMap<string, Boot>): Counts {
    const restarts = [...boots.values()].reduce((sum, { boot }) => sum + boot - 1, 0);
    return {
      events: this.#events,
      ticks: this.#ticks,
      crashes: this.#of('crash') + this.#of('remove'),
      restarts,
      cuts: this.#of('cut'),
      lost: this.#of('lose'),
      doubled: this.#doubled,
      delivered: this.#of('deliver'),
    };
  }

  #of(kind: StepEvent['kind']): number {
    return this.#byKind.get(kind) ?? 0;
  }
}
