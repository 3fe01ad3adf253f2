import { createMachine, type AnyStateMachine } from 'xstate';

type Config = Readonly<Record<string, unknown>>;

/**
 * The same chart with every named delay turned into an ordinary event, `after.<delay>`: XState's path generators refuse
 * `after`, and a path needs to say when a delay ends all the same.
 */
export function untimed(machine: AnyStateMachine): AnyStateMachine {
  return createMachine(
    withoutAfter(machine.config as Config),
    machine.implementations as Parameters<typeof createMachine>[1],
  );
}

/** The event that stands for the end of a delay. */
export function endOf(delay: string): string {
  return `after.${delay}`;
}

function withoutAfter({ after, on, states, ...rest }: Config): Config {
  const ends = Object.entries((after ?? {}) as Config).map(([delay, transitions]) => [endOf(delay), transitions]);
  const events = { ...((on ?? {}) as Config), ...(Object.fromEntries(ends) as Config) };
  const inner = Object.entries((states ?? {}) as Record<string, Config>).map(([name, state]) => [
    name,
    withoutAfter(state),
  ]);
  return {
    ...rest,
    ...(Object.keys(events).length > 0 && { on: events }),
    ...(inner.length > 0 && { states: Object.fromEntries(inner) }),
  };
}
