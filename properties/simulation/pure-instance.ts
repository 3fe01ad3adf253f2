import type { AnyEventObject, AnyMachineSnapshot, StateValue } from 'xstate';
import type { Clock } from '../../impl/hardware/clock.ts';
import type { InstanceReaction, LiveInstance, RunningTimer } from '../../impl/hosting/live-instance.ts';
import type { InstanceState } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import { deepFreeze } from '../checker/canonical.ts';
import { delayOf, type Chart, type ChartStep } from '../checker/chart.ts';

interface Timer {
  readonly id: string;
  /** In ticks of its clock. */
  readonly dueAt: number;
}

/** All that an instance is at an instant. */
export interface PureState {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: readonly Timer[];
}

/** A chart on its abstract data, as the checker runs it: a pure function of state and event, with timers beside it. */
export class PureInstance implements LiveInstance {
  #now: PureState | undefined;
  #read: { readonly snapshot: AnyMachineSnapshot; readonly state: InstanceState } | undefined;
  readonly #choices: readonly string[];

  constructor(
    private readonly chart: Chart,
    private readonly input: unknown,
    private readonly clock: Clock,
    /** Is told when a view reads the time that is left: it changes as time passes. */
    private readonly onTimeRead: () => void,
  ) {
    this.#choices = chart.machine.events.filter((type) => type.startsWith('choice.'));
  }

  /** All that it is; what was read here before can be put back. */
  get now(): PureState {
    if (this.#now === undefined) throw new Error(`${this.chart.path} has not been started.`);
    return this.#now;
  }

  set now(state: PureState) {
    this.#now = state;
  }

  get state(): InstanceState {
    const { snapshot } = this.now;
    if (this.#read?.snapshot !== snapshot) this.#read = { snapshot, state: this.#stateOf(snapshot) };
    return this.#read.state;
  }

  get isDone(): boolean {
    return this.now.snapshot.status === 'done';
  }

  get timers(): readonly RunningTimer[] {
    return this.now.timers.map(({ id, dueAt }) => ({ id, ticks: dueAt - this.clock.ticks }));
  }

  /** The timers that have run down. */
  get due(): readonly string[] {
    const { ticks } = this.clock;
    return this.now.timers.flatMap(({ id, dueAt }) => (dueAt <= ticks ? [id] : []));
  }

  /** The named delay of a timer. */
  delayOf(id: string): string {
    return delayOf(id, this.chart.machine);
  }

  get openChoices(): readonly string[] {
    if (this.#choices.length === 0) return this.#choices;
    const { snapshot } = this.now;
    return this.#choices.filter((type) => this.chart.can(snapshot, { type }));
  }

  start(): readonly Message[] {
    return this.#settle(this.chart.initial(deepFreeze(this.input)), []).emitted;
  }

  tell(event: AnyEventObject): InstanceReaction {
    const { snapshot, timers } = this.now;
    return this.#settle(this.chart.step(snapshot, event), timers);
  }

  endTimer(id: string): InstanceReaction {
    const { snapshot, timers } = this.now;
    const running = timers.filter((timer) => timer.id !== id);
    return this.#settle(this.chart.step(snapshot, { type: id }), running);
  }

  #stateOf(snapshot: AnyMachineSnapshot): InstanceState {
    return {
      value: snapshot.value as StateValue,
      context: snapshot.context as Readonly<Record<string, unknown>>,
      matches: (path) => snapshot.matches(path),
      ticksLeft: (delay) => {
        this.onTimeRead();
        return this.timers.find(({ id }) => delayOf(id, this.chart.machine) === delay)?.ticks;
      },
    };
  }

  #settle(step: ChartStep, running: readonly Timer[]): InstanceReaction {
    let timers = running;
    for (const { id, ticks } of step.timers) {
      timers = timers.filter((timer) => timer.id !== id);
      if (ticks !== undefined) timers = [...timers, { id, dueAt: this.clock.ticks + ticks }];
    }
    if (timers !== running) timers = timers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#now = { snapshot: step.snapshot, timers };
    return step;
  }
}
