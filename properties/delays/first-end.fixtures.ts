import { createActor, SimulatedClock } from 'xstate';
import type { Message } from '../../spec/property.ts';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import { InstanceModel } from '../checker/instance.ts';
import type { Wait } from './wait.fixtures.ts';

/** What happened first after a delay had begun: nothing at any tick before. */
export interface FirstEnd {
  readonly tick: number;
  /** Where the chart stands then, and what it has emitted at that tick. */
  readonly value: unknown;
  readonly context: unknown;
  readonly emitted: readonly Message[];
}

/** A delay that has not ended by then runs for ever, as far as anybody can see. */
const PATIENCE = 100;

/** The delay as it runs in a program: an XState actor, on a clock that moves by single ticks. */
export function endOnActor({ machine, input, before }: Wait, ticks: number): FirstEnd {
  const clock = new SimulatedClock();
  const emitted: Message[] = [];
  let reactions = 0;
  const actor = createActor(machine, { input: input(ticks), clock });
  actor.on('*', (event: Message) => emitted.push(event));
  actor.subscribe(() => (reactions += 1));
  const awaitEnd = (): number => {
    [reactions, emitted.length] = [0, 0];
    for (let tick = 1; tick <= PATIENCE; tick += 1) {
      clock.increment(1);
      if (reactions > 0 || emitted.length > 0) return tick;
    }
    throw new Error(`Nothing happens to an actor of ${machine.id} within ${PATIENCE} ticks.`);
  };
  actor.start();
  for (const step of before) {
    if (step === 'end') awaitEnd();
    else actor.send(step);
  }
  const tick = awaitEnd();
  const { value, context } = actor.getSnapshot() as { value: unknown; context: unknown };
  return { tick, value, context, emitted };
}

/** The delay as the checker runs it: a timer that counts down, and its transition when none is left. */
export function endInChecker(
  { machine, input, before }: Wait,
  ticks: number,
): FirstEnd & { readonly taken: readonly string[] } {
  const chart = new Chart(machine, machine.id);
  const coverage = new Coverage(chart.machine);
  const instance = new InstanceModel(machine.id, chart, coverage);
  let state = instance.start(input(ticks)).next;
  const awaitEnd = (eventId: number): Pick<FirstEnd, 'tick' | 'emitted'> => {
    for (let tick = 0; tick <= PATIENCE; tick += 1) {
      const due = instance.locals.get(state).timers.find((timer) => timer.ticks === 0);
      if (due !== undefined) {
        const { next, emitted } = instance.react(state, { type: due.id }, eventId);
        state = next;
        return { tick, emitted };
      }
      state = instance.tick(state);
    }
    throw new Error(`Nothing happens to ${machine.id} in the checker within ${PATIENCE} ticks.`);
  };
  before.forEach((step, eventId) => {
    if (step === 'end') awaitEnd(eventId);
    else state = instance.react(state, step, eventId).next;
  });
  const missedBefore = coverage.summary.missed;
  const end = awaitEnd(before.length);
  const { value, context } = instance.locals.get(state);
  const { missed } = coverage.summary;
  return { ...end, value, context, taken: missedBefore.filter((transition) => !missed.includes(transition)) };
}
