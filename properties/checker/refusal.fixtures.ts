import { createMachine, type AnyStateMachine } from 'xstate';
import { part, toy, type ToyView } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { SystemError } from './errors.ts';
import type { System } from './system.ts';

/** The error that a system is refused with; it must be refused. */
export function refusalOf(system: System<ToyView>): SystemError {
  try {
    check(system);
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
  throw new Error('The system was accepted.');
}

/** Where the chart of `alone` stands, as errors name it. */
export const CHART = 'toy > parts.it > instance "it" (chart it)';

/** A system of one part, which is told to go so often, if its chart knows the event Go. */
export function alone(machine: AnyStateMachine, goes = 3): System<ToyView> {
  const stimuli = machine.events.includes('Go') ? [{ part: 'it', event: { type: 'Go' }, times: goes }] : [];
  return toy({ parts: { it: part(machine) }, stimuli });
}

/** A chart called `it` that may be wrong in ways that `setup` would not let pass; charts are also written without it. */
export function anyChart(config: object, implementations: object = {}): AnyStateMachine {
  const whole = { id: 'it', initial: 'here', states: { here: {} }, ...config };
  return createMachine(whole as never, implementations as never) as AnyStateMachine;
}

/** Such a chart with one transition. */
export function onGo(transition: unknown, implementations: object = {}): AnyStateMachine {
  return anyChart({ states: { here: { on: { Go: transition } }, there: {} } }, implementations);
}
