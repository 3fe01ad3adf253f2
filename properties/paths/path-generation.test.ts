import {
  assign,
  createMachine,
  emit,
  setup,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import { describe, expect, it } from 'vitest';
import { pathGenerators, pathsWithoutHelp, type Exploration } from './path-generation.fixtures.ts';

/** Goal: what the tests of paths lean on holds of both generators with the installed XState, and so do the limits that they are told to mind. */

const up: AnyEventObject = { type: 'UP', by: 1 };
const far: AnyEventObject = { type: 'UP', by: 2 };
const down: AnyEventObject = { type: 'DOWN' };

const staircase = setup({
  types: {
    input: {} as { top: number },
    context: {} as { step: number; top: number },
    events: {} as { type: 'UP'; by: number } | { type: 'DOWN' },
    emitted: {} as { type: 'CREAKED' },
  },
  guards: { isHigh: ({ context }) => context.step >= context.top },
}).createMachine({
  context: ({ input }) => ({ step: 0, top: input.top }),
  initial: 'climbing',
  states: {
    climbing: {
      always: { guard: 'isHigh', target: 'above' },
      on: {
        UP: {
          actions: [emit({ type: 'CREAKED' }), assign({ step: ({ context, event }) => context.step + event.by })],
        },
      },
    },
    above: { on: { DOWN: { target: 'climbing', actions: assign({ step: 0 }) } } },
  },
});

const exploring = (events: readonly AnyEventObject[], input?: unknown): Exploration => ({
  input,
  events: (state) => events.filter((event) => state.machine.getTransitionData(state, event).length > 0),
  isFar: () => false,
});

const stepOf = ({ context }: AnyMachineSnapshot): number => (context as { step: number }).step;

const eventsOf = (paths: readonly { events: readonly AnyEventObject[] }[]): readonly string[] =>
  paths
    .map(({ events }) => events.map(({ type, by }) => (by === undefined ? type : `${type}${String(by)}`)).join(' '))
    .sort();

describe.each(pathGenerators)('$name', ({ shortestPaths }) => {
  it('starts with the input, runs what emits, and finds every state by a shortest path, beginnings included', () => {
    const paths = shortestPaths(staircase, exploring([up, far, down], { top: 3 }));
    const reached = paths.map(({ state }) => `${JSON.stringify(state.value)} ${String(stepOf(state))}`);
    expect([...new Set(reached)].sort()).toEqual([
      '"above" 3',
      '"above" 4',
      '"climbing" 0',
      '"climbing" 1',
      '"climbing" 2',
    ]);
    expect(eventsOf(paths)).toEqual(expect.arrayContaining(['', 'UP1', 'UP2', 'UP1 UP2', 'UP2 UP2', 'UP1 UP2 DOWN']));
    for (const { events, state } of paths) {
      const climbed = events.reduce((step, { type, by }) => (type === 'DOWN' ? 0 : step + Number(by)), 0);
      expect(stepOf(state)).toBe(climbed);
    }
  });

  it('goes no further where it is told that it is far enough', () => {
    const paths = shortestPaths(staircase, {
      ...exploring([up, down], { top: 9 }),
      isFar: (state) => stepOf(state) >= 2,
    });
    expect(eventsOf(paths)).toEqual(['', 'UP1', 'UP1 UP1']);
  });

  it('takes no event that it was not given', () => {
    expect(eventsOf(shortestPaths(staircase, exploring([down], { top: 3 })))).toEqual(['']);
  });

  it('takes two states that differ in their history alone for one', () => {
    const radio: AnyStateMachine = createMachine({
      initial: 'on',
      states: {
        on: {
          initial: 'short',
          states: { short: { on: { LONG: 'long' } }, long: {}, last: { type: 'history' } },
          on: { OFF: 'off' },
        },
        off: { on: { UNPLUG: 'unplugged' } },
        unplugged: { on: { ON: 'on.last' } },
      },
    });
    const events = ['LONG', 'OFF', 'UNPLUG', 'ON'].map((type) => ({ type }));
    const unplugged = shortestPaths(radio, exploring(events)).filter(({ state }) => state.value === 'unplugged');
    // After `LONG OFF UNPLUG` it would go on with long waves, and no path says so.
    expect(eventsOf(unplugged)).toEqual(['OFF UNPLUG']);
  });

  it('refuses a machine that waits', () => {
    const waiting = createMachine({ initial: 'a', states: { a: { after: { 10: 'b' } }, b: {} } });
    expect(() => shortestPaths(waiting, exploring([]))).toThrow('After events on test machines are not supported');
  });
});

it('both give the same paths', () => {
  const given = pathGenerators.map(({ shortestPaths }) =>
    eventsOf(shortestPaths(staircase, exploring([up, far, down], { top: 5 }))),
  );
  expect(given).toHaveLength(2);
  expect(given[0]).toEqual(given[1]);
});

describe('@xstate/test without help', () => {
  const bell = createMachine({
    initial: 'still',
    states: { still: { on: { RING: { target: 'ringing', actions: emit({ type: 'RANG' }) } } }, ringing: {} },
  });
  const stairs = createMachine({
    context: { step: 0 },
    on: {
      UP: { guard: ({ context }) => context.step < 2, actions: assign({ step: ({ context }) => context.step + 1 }) },
    },
  });

  it('starts a machine without its input', () => {
    const fussy = createMachine({ context: ({ input }) => ({ given: input ?? 'nothing' }) });
    const given = [...pathGenerators.map(({ shortestPaths }) => shortestPaths), pathsWithoutHelp].map((find) =>
      find(fussy, exploring([], 'all')).map(({ state }) => state.context as unknown),
    );
    expect(given).toEqual([[{ given: 'all' }], [{ given: 'all' }], [{ given: 'nothing' }]]);
  });

  it('cannot run a chart that emits', () => {
    expect(() => pathsWithoutHelp(bell, exploring([{ type: 'RING' }]))).toThrow('originalExecutor is not a function');
  });

  it('leaves out what other paths begin with', () => {
    expect(eventsOf(pathsWithoutHelp(stairs, exploring([{ type: 'UP' }])))).toEqual(['UP UP']);
  });
});
