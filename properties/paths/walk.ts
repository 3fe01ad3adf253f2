import { createActor, SimulatedClock, type AnyEventObject, type AnyStateMachine } from 'xstate';
import type { Message } from '../../spec/property.ts';
import type { Chart } from '../checker/chart.ts';
import type { Coverage } from '../checker/coverage.ts';
import { InstanceModel } from '../checker/instance.ts';
import { endOf } from './untimed.ts';

/** What can be compared of a chart after a step: where it stands, whether it has ended, what it knows, and all that it has emitted so far. */
export interface Standing {
  readonly value: unknown;
  readonly isDone: boolean;
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
      const { value, context, status } = actor.getSnapshot() as { value: unknown; context: unknown; status: string };
      return { value, isDone: status === 'done', context, emitted };
    },
  };
}

/** The chart as the checker runs it: interned states, timers that tick, and reactions that are memoised from walk to walk. */
export class Checked {
  readonly #instance: InstanceModel;
  readonly #numbers = new Map<string, number>();

  constructor(
    chart: Chart,
    coverage: Coverage,
    private readonly input: unknown,
    private readonly delays: Readonly<Record<string, number>>,
  ) {
    this.#instance = new InstanceModel(chart.machine.id, chart, coverage);
  }

  /** Begins a walk. */
  start(): Walker {
    const { next, emitted: first } = this.#instance.start(this.input);
    const emitted = [...first];
    let state = next;
    const react = (event: AnyEventObject): void => {
      const reaction = this.#instance.react(state, event, this.#numberOf(event));
      state = reaction.next;
      emitted.push(...reaction.emitted);
    };
    const locals = this.#instance.locals;
    return {
      take: (event) => {
        const delay = delayOf(event, this.delays);
        if (delay === undefined) {
          react(event);
          return;
        }
        state = this.#untilDue(state);
        const due = locals
          .get(state)
          .timers.find(({ id, ticks }) => ticks === 0 && id.startsWith(`xstate.after.${delay}.`));
        if (due === undefined) throw new Error(`${delay} does not run here.`);
        react({ type: due.id });
      },
      get standing() {
        const { value, context, snapshot } = locals.get(state);
        return { value, isDone: snapshot.status === 'done', context, emitted };
      },
    };
  }

  /** The state in which time can go no further, or the state itself where no timer runs. */
  #untilDue(state: number): number {
    const next = this.#instance.tick(state);
    return next === -1 || next === state ? state : this.#untilDue(next);
  }

  /** Reactions are remembered by the number of the event, so equal events share one. */
  #numberOf(event: AnyEventObject): number {
    const text = JSON.stringify(event);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

function delayOf(event: AnyEventObject, delays: Readonly<Record<string, number>>): string | undefined {
  return Object.keys(delays).find((delay) => endOf(delay) === event.type);
}
