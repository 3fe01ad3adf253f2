import { createMachine, type AnyStateMachine } from 'xstate';

type Config = Record<string, unknown>;

/**
 * The same chart with one transition replaced, added or (with undefined) taken away: how a canary breaks the structure of
 * a chart. `provide` breaks its guards and actions.
 *
 * @param state path of the state, such as `stale.hearing`
 */
export function withTransition(
  machine: AnyStateMachine,
  state: string,
  event: string,
  transition: unknown,
): AnyStateMachine {
  return withChange(machine, state, 'on', event, transition);
}

/** The same for the end of a named delay. */
export function withAfter(
  machine: AnyStateMachine,
  state: string,
  delay: string,
  transition: unknown,
): AnyStateMachine {
  return withChange(machine, state, 'after', delay, transition);
}

function withChange(
  machine: AnyStateMachine,
  state: string,
  kind: 'on' | 'after',
  trigger: string,
  transition: unknown,
): AnyStateMachine {
  const config = copy(machine.config) as Config;
  let node = config;
  for (const key of state.split('.')) {
    const inner = (node.states as Config | undefined)?.[key];
    if (inner === undefined) throw new Error(`${machine.id} has no state "${state}".`);
    node = inner as Config;
  }
  const transitions = (node[kind] ?? {}) as Config;
  if (transition === undefined) Reflect.deleteProperty(transitions, trigger);
  else transitions[trigger] = transition;
  node[kind] = transitions;
  return createMachine(config, machine.implementations);
}

/** Plain objects and arrays are copied; functions, which a config holds too, are shared. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}
