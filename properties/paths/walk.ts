import { createActor, SimulatedClock, type AnyEventObject, type AnyStateMachine } from 'xstate';
import type { Message } from '../../spec/property.ts';
import type { Chart } from '../checker/chart.ts';
import type { Coverage } from '../checker/coverage.ts';
import { InstanceModel } from '../checker/instance.ts';
import { endOf } from './untimed.ts';

/** What can be compared of a chart after a step: where it stands, what it knows, and all that it has emitted so far. */
export interface Standing {
  readonly value: unknown;
  readonly context: unknown;
  readonly emitted: readonly Message[];
}

/** Something that takes the events of a path one by one. */
export interface Walker {
  take(event: AnyEventObject): void;
  readonly standing: Standing;
}

/** The chart as a program runs it: an XState actor, here on a clock that moves by hand. */
export function actorOf(machine: AnyStateMachine, input: unknown, delays: Readonly<Record<string, number>>): Walker {
  const clock = new SimulatedClock();
  const emitted: Message[] = [];
  const actor = createActor(machine, { input, clock });
  actor.on('*', (event: Message) => emitted.push(event));
  actor.start();
  return {
    take: (event) => {
      const delay = delayOf(event, delays);
      if (delay === undefined) actor.send(event);
      else clock.increment(delays[delay] ?? 0);
    },
    get standing() {
      const { value, context } = actor.getSnapshot() as { value: unknown; context: unknown };
      return { value, context, emitted };
    },
  };
}

/** The chart as the checker runs it: interned states, memoised reactions, timers that tick. */
export class Checked implements Walker {
  readonly #emitted: Message[] = [];
  readonly #instance: InstanceModel;
  #state: number;
  #events = 0;

  constructor(
    machine: AnyStateMachine,
    input: unknown,
    private readonly delays: Readonly<Record<string, number>>,
    chart: Chart,
    coverage: Coverage,
  ) {
    this.#instance = new InstanceModel(machine.id, chart, coverage);
    const { next, emitted } = this.#instance.start(input);
    this.#state = next;
    this.#emitted.push(...emitted);
  }

  take(event: AnyEventObject): void {
    const delay = delayOf(event, this.delays);
    if (delay === undefined) {
      this.#react(event);
      return;
    }
    for (let next = this.#instance.tick(this.#state); next !== -1; next = this.#instance.tick(next)) this.#state = next;
    const due = this.#instance.locals
      .get(this.#state)
      .timers.find(({ id, ticks }) => ticks === 0 && id.startsWith(`xstate.after.${delay}.`));
    if (due === undefined) throw new Error(`${delay} does not run here.`);
    this.#react({ type: due.id });
  }

  get standing(): Standing {
    const { value, context } = this.#instance.locals.get(this.#state);
    return { value, context, emitted: this.#emitted };
  }

  #react(event: AnyEventObject): void {
    const { next, emitted } = this.#instance.react(this.#state, event, this.#events++);
    this.#state = next;
    this.#emitted.push(...emitted);
  }
}

function delayOf(event: AnyEventObject, delays: Readonly<Record<string, number>>): string | undefined {
  return Object.keys(delays).find((delay) => endOf(delay) === event.type);
}
