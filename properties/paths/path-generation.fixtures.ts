import { createTestModel as createBetaModel } from '@xstate/test';
import type { AnyActorScope, AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createTestModel } from 'xstate/graph';

/*
 * XState has two generators of paths: the package `@xstate/test`, whose last version is 1.0.0-beta.5, and `xstate/graph`,
 * where its code lives on. This is the one file that imports them; both get the same and give the same.
 *
 * What they cannot do, each shown in the test beside this file:
 * - They tell states apart by value and context alone, so two that differ in history count as one. Our charts have no history.
 * - They take the events that they are given, and invent none with other fields. A subject has to list them.
 * - They refuse `after`: `untimed` makes an ordinary event of the end of a delay.
 *
 * What the package alone cannot do, shown there as well, and what is done about it here: it starts a machine without its input and runs it in a
 * scope that lacks what later versions of XState ask of one (`startedWith`), and it leaves out every path that is the beginning of
 * another one (`beginnings`).
 */

/** What may happen on the paths of a machine, and how far they go. */
export interface Exploration {
  readonly input: unknown;
  readonly events: (state: AnyMachineSnapshot) => readonly AnyEventObject[];
  /** Where a path ends although more could happen. */
  readonly isFar: (state: AnyMachineSnapshot) => boolean;
}

/** A shortest path to a state: the events that lead there, and the state as XState has it. */
export interface Path {
  readonly events: readonly AnyEventObject[];
  readonly state: AnyMachineSnapshot;
}

/** Finds a shortest path to every state of a machine. */
export interface PathGenerator {
  readonly name: string;
  /** @throws if the machine waits with `after`, or invokes an actor */
  readonly shortestPaths: (machine: AnyStateMachine, exploration: Exploration) => readonly Path[];
}

/** Both generators. */
export const pathGenerators: readonly PathGenerator[] = [
  {
    name: '@xstate/test',
    shortestPaths: (machine, { input, events, isFar }) =>
      beginnings(
        createBetaModel(startedWith(machine, input)).getShortestPaths({
          events: events as never,
          stopCondition: isFar as never,
        }),
      ),
  },
  {
    name: 'xstate/graph',
    shortestPaths: (machine, { input, events, isFar }) =>
      beginnings(
        createTestModel(startedWith(machine, input)).getShortestPaths({
          events: events as never,
          stopWhen: isFar as never,
        }),
      ),
  },
];

/** What the package finds alone, so that the test can show where it needs help. */
export function pathsWithoutHelp(machine: AnyStateMachine, { input, events }: Exploration): readonly Path[] {
  const paths = createBetaModel(machine).getShortestPaths({ input, events } as never);
  return paths.map(({ steps, state }) => ({
    events: steps.slice(1).map(({ event }) => event as AnyEventObject),
    state: state as AnyMachineSnapshot,
  }));
}

/** The same machine, which begins with its input whoever starts it, and runs in whatever scope it is given. */
function startedWith(machine: AnyStateMachine, input: unknown): AnyStateMachine {
  const [copy, original] = [machine.provide({}), machine.provide({})];
  const complete = (scope: AnyActorScope): never =>
    ({ ...scope, emit: () => undefined, actionExecutor: () => undefined }) as never;
  copy.getInitialSnapshot = (scope) => original.getInitialSnapshot(complete(scope), input);
  copy.transition = (state, event, scope) => original.transition(state, event, complete(scope));
  return copy;
}

interface Steps {
  readonly steps: readonly { readonly state: unknown; readonly event: unknown }[];
}

/** Each path and whatever it begins with, once. The first step of a path is its start. */
function beginnings(paths: readonly Steps[]): readonly Path[] {
  const found = new Map<string, Path>();
  for (const { steps } of paths) {
    const events = steps.slice(1).map(({ event }) => event as AnyEventObject);
    for (const [at, { state }] of steps.entries()) {
      const path = { events: events.slice(0, at), state: state as AnyMachineSnapshot };
      const name = JSON.stringify(path.events);
      if (!found.has(name)) found.set(name, path);
    }
  }
  return [...found.values()];
}
