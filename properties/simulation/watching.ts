import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { eventsOf } from '../checker/chart-rules.ts';
import { canonical } from '../checker/canonical.ts';
import { Chart } from '../checker/chart.ts';
import type { Monitor } from '../checker/index.ts';
import type { Observation } from '../checker/label.ts';

/** A monitor of a run: it sees what happens in each step and remembers what properties need of the past. */
export class Watcher {
  readonly #expected: ReadonlySet<string>;
  #snapshot: AnyMachineSnapshot;
  #view: unknown;

  constructor(
    private readonly monitor: Monitor,
    private readonly chart: Chart,
  ) {
    this.#expected = new Set(eventsOf(monitor.machine));
    this.#snapshot = chart.initial(monitor.input).snapshot;
    this.#view = this.#viewNow();
  }

  /** What properties may read of it; the same value as long as it sees nothing that concerns it. */
  get view(): unknown {
    return this.#view;
  }

  /** Looks at what happened in a step, as the checker words it. */
  observe(observations: readonly Observation[]): void {
    let moved = false;
    for (const observation of observations) {
      // A monitor is no receiver: it looks at what it has transitions for and lets the rest pass.
      if (!this.#expected.has(observation.type)) continue;
      this.#snapshot = this.chart.step(this.#snapshot, observation).snapshot;
      moved = true;
    }
    if (moved) this.#view = this.#viewNow();
  }

  /** Whether it would remember something new of this, as a monitor that counts ticks does of a tick that moves nothing else. */
  heeds(observation: Observation): boolean {
    if (!this.#expected.has(observation.type)) return false;
    const { value, context } = this.chart.step(this.#snapshot, observation).snapshot;
    const { value: was, context: had } = this.#snapshot;
    return canonical([value, context], 'monitor') !== canonical([was, had], 'monitor');
  }

  #viewNow(): unknown {
    const { value, context } = this.#snapshot as { value: StateValue; context: Readonly<Record<string, unknown>> };
    if (this.monitor.view === undefined) return { value, context };
    const snapshot = this.#snapshot;
    return this.monitor.view({
      value,
      context,
      matches: (path) => snapshot.matches(path),
      ticksLeft: () => undefined,
    });
  }
}
