import type { AnyEventObject, AnyMachineSnapshot, StateValue } from 'xstate';
import type { InstanceState } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import { canonical, deepFreeze } from './canonical.ts';
import { eventsOf } from './chart-rules.ts';
import { Chart, delayOf, type ChartStep } from './chart.ts';
import type { Coverage } from './coverage.ts';
import { SystemError } from './errors.ts';
import { Interner } from './interner.ts';
import { impurity, orderDependence, reordered } from './purity.ts';

/** A running timer of a chart: its event and the ticks until it is due. */
export interface Timer {
  readonly id: string;
  readonly ticks: number;
}

/** One local state of a chart instance. */
export interface Local extends InstanceState {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: readonly Timer[];
}

/** What a chart instance does on one event in one state: found out once, then looked up. */
export interface Reaction {
  readonly next: number;
  readonly accepted: boolean;
  readonly emitted: readonly Message[];
}

/** Interned states and memoised reactions of one chart instance. */
export class InstanceModel {
  readonly locals = new Interner<Local>();
  /** The events that begin with `choice.`: freedom of the specification, of which the checker explores every use. */
  readonly choices: readonly string[];
  /** The events that some state of the chart has a transition for, if only one that ignores them. */
  readonly expected: ReadonlySet<string>;
  readonly #reactions: Reaction[][] = [];
  readonly #ticked: number[] = [];
  #contextKeys: string | undefined;

  constructor(
    readonly name: string,
    readonly chart: Chart,
    readonly coverage: Coverage,
  ) {
    this.choices = chart.machine.events.filter((type) => type.startsWith('choice.'));
    this.expected = new Set(eventsOf(chart.machine));
  }

  /** Whether some state of the chart has a transition for events of this type. */
  expects(type: string): boolean {
    return this.expected.has(type);
  }

  start(input: unknown): Reaction {
    const run = () => this.#settle(this.chart.initial(input), []);
    const first = run();
    if (sameReaction(first, run(), this.chart.path)) return first;
    throw new SystemError(
      `${this.chart.path} > context`,
      'another initial state when it was started again',
      'Make the initial context a pure function of the input.',
    );
  }

  /** The reaction to an event; `eventId` is its number in the system, by which it is remembered. */
  react(state: number, event: AnyEventObject, eventId: number): Reaction {
    const row = (this.#reactions[state] ??= []);
    return (row[eventId] ??= this.#compute(state, event));
  }

  /** Whether the chart has come to its top-level final state. */
  isDone(state: number): boolean {
    return this.locals.get(state).snapshot.status === 'done';
  }

  /** The choices that are open in a state. */
  openChoices(state: number): readonly string[] {
    const { snapshot } = this.locals.get(state);
    return this.choices.filter((type) => {
      const isOpen = this.chart.can(snapshot, { type });
      if (isOpen !== this.chart.can(snapshot, { type }))
        throw impurity(this.chart.machine, snapshot, { type }, this.chart.path);
      return isOpen;
    });
  }

  /** The state after one tick; -1 while a timer is due, since time waits for it. */
  tick(state: number): number {
    return (this.#ticked[state] ??= this.#tick(this.locals.get(state), state));
  }

  #tick(local: Local, state: number): number {
    if (local.timers.length === 0) return state;
    if (local.timers.some((timer) => timer.ticks === 0)) return -1;
    return this.#intern(
      local.snapshot,
      local.timers.map(({ id, ticks }) => ({ id, ticks: ticks - 1 })),
    );
  }

  #compute(state: number, event: AnyEventObject): Reaction {
    const { snapshot, timers } = this.locals.get(state);
    // A timer that fires is over; whether its state is entered again, and starts it anew, is the chart's affair.
    const running = timers.filter((timer) => timer.id !== event.type);
    const run = (from: AnyMachineSnapshot, on: AnyEventObject) => this.#settle(this.chart.step(from, on), running);
    const reaction = run(snapshot, event);
    // Run again, and on the same values made in another order: a state is known by its values and stands for all such.
    const again = run({ ...snapshot, context: deepFreeze(reordered(snapshot.context)) }, deepFreeze(reordered(event)));
    if (sameReaction(reaction, again, this.chart.path)) return reaction;
    const { machine, path } = this.chart;
    const isRepeatable = [1, 2, 3].every(() => sameReaction(reaction, run(snapshot, event), path));
    throw isRepeatable ? orderDependence(event, path) : impurity(machine, snapshot, event, path);
  }

  #settle(step: ChartStep, running: readonly Timer[]): Reaction {
    this.coverage.mark(step.fired);
    let timers = [...running];
    for (const { id, ticks } of step.timers) {
      timers = timers.filter((timer) => timer.id !== id);
      if (ticks === undefined) continue;
      if (!Number.isSafeInteger(ticks) || ticks < 0) {
        throw new SystemError(
          `${this.chart.path} > delay "${delayOf(id, this.chart.machine)}"`,
          String(ticks),
          'A delay is a whole number of ticks, 0 or more.',
        );
      }
      timers.push({ id, ticks });
    }
    timers.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { next: this.#intern(step.snapshot, timers), accepted: step.accepted, emitted: step.emitted };
  }

  #intern(snapshot: AnyMachineSnapshot, timers: readonly Timer[]): number {
    const { chart } = this;
    const context = snapshot.context as Readonly<Record<string, unknown>>;
    this.#checkKeys(context);
    const data = canonical(context, `${chart.path} > context`);
    const key = `${data} ${canonical([snapshot.value, snapshot.status, historyOf(snapshot), timers], `${chart.path} > state`)}`;
    return this.locals.id(key, () => {
      deepFreeze(context);
      return {
        snapshot,
        timers,
        value: snapshot.value as StateValue,
        context,
        matches: (path) => isIn(snapshot.value as StateValue, path.split('.')),
        ticksLeft: (delay) => timers.find((timer) => delayOf(timer.id, chart.machine) === delay)?.ticks,
      };
    });
  }

  #checkKeys(context: Readonly<Record<string, unknown>>): void {
    const keys = Object.keys(context).sort().join(', ');
    this.#contextKeys ??= keys;
    if (keys === this.#contextKeys) return;
    throw new SystemError(
      `${this.chart.path} > context`,
      `the keys ${keys || '(none)'}, where it began with ${this.#contextKeys || '(none)'}`,
      'Give every key a value from the start: two states that differ only in an absent key are hard to tell apart.',
    );
  }
}

function historyOf(snapshot: AnyMachineSnapshot): readonly (readonly [string, readonly string[]])[] {
  const history = snapshot.historyValue as Readonly<Record<string, readonly { readonly id: string }[]>>;
  return Object.keys(history)
    .sort()
    .map((id) => [id, (history[id] ?? []).map((node) => node.id).sort()] as const);
}

function isIn(value: StateValue, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof value === 'string') return value === first && rest.length === 0;
  const inner = value[first];
  return inner !== undefined && isIn(inner, rest);
}

function sameReaction(a: Reaction, b: Reaction, path: string): boolean {
  return (
    a.next === b.next &&
    a.accepted === b.accepted &&
    canonical(a.emitted, `${path} > emit`) === canonical(b.emitted, `${path} > emit`)
  );
}
