import type { AnyStateMachine } from 'xstate';
import type { Clock } from '../../impl/hardware/clock.ts';
import { RunningPart, type Reaction, type Start } from '../../impl/hosting/running-part.ts';
import { Chart } from '../checker/chart.ts';
import { differenceOf } from './difference.ts';
import { PureInstance, type PureState } from './pure-instance.ts';

/** Where a hosted part and its shadow part ways. */
export interface Disagreement {
  readonly part: string;
  /** The instance that did otherwise; undefined where the part as a whole does. */
  readonly instance: string | undefined;
  /** The event on which they did. */
  readonly event: string;
  /** What differs: `state`, `timers`, `messages`, `reception`, `steps`, `durable` or `view`, with the path inside it. */
  readonly what: string;
  readonly hosted: unknown;
  readonly shadow: unknown;
}

/** The charts of a system as the checker runs them, each made once for all runs. */
export class Charts {
  readonly #charts = new Map<AnyStateMachine, Chart>();

  of(machine: AnyStateMachine, path: string): Chart {
    let chart = this.#charts.get(machine);
    if (chart === undefined) {
      chart = new Chart(machine, path);
      this.#charts.set(machine, chart);
    }
    return chart;
  }
}

/** One start of a part on abstract data: what the hosted part is held against. */
export class Shadow {
  readonly running: RunningPart;
  readonly #instances: PureInstance[] = [];
  readonly #names: string[] = [];
  #readTime = false;

  constructor(start: Start, clock: Clock, charts: Charts) {
    this.running = new RunningPart(start, (instance, machine, input) => {
      const path = `${start.name} > instance "${instance}" (chart ${machine.id})`;
      const pure = new PureInstance(charts.of(machine, path), input, clock, () => (this.#readTime = true));
      this.#instances.push(pure);
      this.#names.push(instance);
      return pure;
    });
  }

  /** Whether its view changes as time passes: whether it read the time that is left when it was last made. */
  get readsTime(): boolean {
    return this.#readTime;
  }

  get hasTimers(): boolean {
    return this.#instances.some(({ now }) => now.timers.length > 0);
  }

  /** Its timers that are due, each with its instance. */
  get dueTimers(): readonly (readonly [instance: string, id: string])[] {
    return this.#instances.flatMap((instance, at) =>
      instance.due.map((id): readonly [string, string] => [this.#names[at] ?? '', id]),
    );
  }

  /** The instances in which a choice of the specification is open. */
  get withOpenChoices(): readonly string[] {
    return this.#instances.flatMap((instance, at) => (instance.openChoices.length > 0 ? [this.#names[at] ?? ''] : []));
  }

  isDue(instance: string, id: string): boolean {
    return this.#instances[this.#names.indexOf(instance)]?.due.includes(id) ?? false;
  }

  /** The named delay of one of its timers. */
  delayOf(instance: string, id: string): string {
    return this.#instances[this.#names.indexOf(instance)]?.delayOf(id) ?? id;
  }

  get view(): unknown {
    this.#readTime = false;
    return this.running.start.role.view(this.running.states);
  }

  /** All that it is, to be put back by `restore`. */
  save(): readonly PureState[] {
    return this.#instances.map(({ now }) => now);
  }

  restore(saved: readonly PureState[]): void {
    this.#instances.forEach((instance, at) => {
      const state = saved[at];
      if (state !== undefined) instance.now = state;
    });
  }
}

/** Where two reactions to one event differ; undefined if they agree. */
export function reactionsDiffer(
  part: string,
  event: string,
  hosted: Reaction,
  shadow: Reaction,
): Disagreement | undefined {
  for (const [at, theirs] of shadow.steps.entries()) {
    const ours = hosted.steps[at];
    if (ours?.instance !== theirs.instance || differenceOf(ours.event, theirs.event) !== undefined) {
      const [did, should] = [ours, theirs].map((step) => step && { instance: step.instance, event: step.event });
      return { part, instance: theirs.instance, event, what: 'steps', hosted: did, shadow: should };
    }
    const pairs = [
      ['reception', ours.accepted, theirs.accepted],
      ['messages', ours.emitted, theirs.emitted],
      ['state', ours.value, theirs.value],
      ['timers', ours.timers, theirs.timers],
    ] as const;
    for (const [what, did, should] of pairs) {
      const found = differenceOf(did, should);
      if (found !== undefined)
        return {
          part,
          instance: theirs.instance,
          event: theirs.event.type,
          what: found.path === '' ? what : `${what}.${found.path}`,
          hosted: found.first,
          shadow: found.second,
        };
    }
  }
  if (hosted.steps.length === shadow.steps.length) return undefined;
  const extra = hosted.steps[shadow.steps.length];
  return { part, instance: extra?.instance, event, what: 'steps', hosted: extra?.event, shadow: undefined };
}

/** Where the views, what survives, or what was said differ. */
export function valuesDiffer(
  part: string,
  event: string,
  what: 'view' | 'durable' | 'messages',
  hosted: unknown,
  shadow: unknown,
): Disagreement | undefined {
  const found = differenceOf(hosted, shadow);
  if (found === undefined) return undefined;
  const place = found.path === '' ? what : `${what}.${found.path}`;
  return { part, instance: undefined, event, what: place, hosted: found.first, shadow: found.second };
}
