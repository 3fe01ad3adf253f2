import type { AnyStateMachine } from 'xstate';

/** A transition as the configuration of a chart declares it: read apart from the code under test. */
export interface Declared {
  /** The source's keys, joined by dots. */
  readonly source: string;
  readonly event: string;
  /** Its place among the candidates for the event in that state. */
  readonly at: number;
  /** Of one that leads to another state. */
  readonly target: string | undefined;
  /** The names of the guards that decide, however they are combined. */
  readonly guards: readonly string[];
  readonly actions: readonly string[];
}

interface Config {
  readonly id?: string;
  readonly states?: Readonly<Record<string, Config>>;
  readonly on?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly always?: unknown;
}

interface TransitionConfig {
  readonly target?: string;
  readonly guard?: unknown;
  readonly actions?: unknown;
}

/** The keys of every state below the root, joined by dots. */
export function declaredStates(machine: AnyStateMachine): readonly string[] {
  return below(machine.config as Config, [])
    .map(({ path }) => path.join('.'))
    .slice(1);
}

export function declaredTransitions(machine: AnyStateMachine): readonly Declared[] {
  return below(machine.config as Config, []).flatMap(({ config, path }) =>
    [
      ...Object.entries(config.on ?? {}),
      ...Object.entries(config.after ?? {}).map(([delay, of]) => [`after ${delay}`, of] as const),
      ...(config.always === undefined ? [] : [['always', config.always] as const]),
    ].flatMap(([event, of]) =>
      [of].flat().map((one: unknown, at): Declared => {
        const { target, guard, actions }: TransitionConfig =
          typeof one === 'string' ? { target: one } : (one as object);
        const aim = target === undefined ? undefined : resolved(target, path, machine);
        return {
          source: path.join('.'),
          event,
          at,
          target: aim === path.join('.') ? undefined : aim,
          guards: guardNames(guard),
          actions: [actions ?? []].flat().map((action) => (typeof action === 'string' ? action : 'action')),
        };
      }),
    ),
  );
}

function below(config: Config, path: readonly string[]): readonly { config: Config; path: readonly string[] }[] {
  const inner = Object.entries(config.states ?? {}).flatMap(([key, state]) => below(state, [...path, key]));
  return [{ config, path }, ...inner];
}

/** A sibling, a child with a leading dot, or a state by its id: its own, or the chart's with its path. */
function resolved(target: string, path: readonly string[], machine: AnyStateMachine): string {
  if (target.startsWith('.')) return [...path, target.slice(1)].join('.');
  if (!target.startsWith('#')) return [...path.slice(0, -1), target].join('.');
  if (target.startsWith(`#${machine.id}.`)) return target.slice(machine.id.length + 2);
  const owner = below(machine.config as Config, []).find(({ config }) => config.id === target.slice(1));
  if (owner === undefined) throw new Error(`${machine.id} has no state ${target}`);
  return owner.path.join('.');
}

function guardNames(guard: unknown): readonly string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  const { guards, type } = guard as { readonly guards?: readonly unknown[]; readonly type?: string };
  return guards?.flatMap(guardNames) ?? (type === undefined ? [] : [type]);
}
