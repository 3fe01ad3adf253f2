import { assign, emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { part, toy, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { alone, CHART, refusalOf } from './refusal.fixtures.ts';

// Goal: what is not plain data, or comes out otherwise the second time, is an error that names the place and never a verdict.
// Method: charts that offend on the event Go, or from the start.

/** Writes a value into its context on Go. */
const writing = (value: () => unknown) =>
  setup({ types: typesOf<{ value: unknown }>(), actions: { write: assign({ value }) } }).createMachine({
    id: 'it',
    context: { value: 0 },
    initial: 'here',
    states: { here: { on: { Go: { actions: 'write' } } } },
  });

/** Adds to a list where it stands, which assign may not. */
function pushed({ context }: { context: { list: number[] } }): { list: number[] } {
  context.list.push(1);
  return context;
}

describe('context', () => {
  class Point {
    readonly x = 1;
  }
  test.each([
    { what: 'a date', value: () => new Date(0), found: 'an instance of Date' },
    { what: 'a map', value: () => new Map(), found: 'an instance of Map' },
    { what: 'undefined', value: () => undefined, found: 'undefined' },
    { what: 'NaN', value: () => NaN, found: 'NaN' },
    { what: 'an instance of a class', value: () => new Point(), found: 'an instance of Point' },
  ])('that comes to hold $what is refused by the path of its key', ({ value, found }) => {
    expect(refusalOf(alone(writing(value)))).toMatchObject({ path: `${CHART} > context.value`, found });
    expect(refusalOf(alone(writing(() => [{ deep: value() }])))).toMatchObject({
      path: `${CHART} > context.value[0].deep`,
      found,
    });
  });

  test('that holds such a thing from the start is refused too', () => {
    const machine = setup({ types: typesOf<{ born: Date }>() }).createMachine({
      id: 'it',
      context: { born: new Date(0) },
      initial: 'here',
      states: { here: {} },
    });
    expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > context.born`, found: 'an instance of Date' });
  });

  test('must have all its keys from the start', () => {
    const machine = setup({
      types: typesOf<{ one: number; two?: number }>(),
      actions: { write: assign({ two: 2 }) },
    }).createMachine({
      id: 'it',
      context: { one: 1 },
      initial: 'here',
      states: { here: { on: { Go: { actions: 'write' } } } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({
      path: `${CHART} > context`,
      found: 'the keys one, two, where it began with one',
    });
  });

  test('may not be changed in place', () => {
    const machine = setup({
      types: typesOf<{ list: number[] }>(),
      actions: { push: assign(pushed) },
    }).createMachine({
      id: 'it',
      context: { list: [] },
      initial: 'here',
      states: { here: { on: { Go: { actions: 'push' } } } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({
      path: CHART,
      fix: 'An action changes its context or event in place: let assign return new values.',
    });
  });

  test('may not be kept by a chart in its input and changed there', () => {
    const machine = setup({
      types: typesOf<{ list: number[] }, { list: number[] }>(),
      actions: { push: assign(pushed) },
    }).createMachine({
      id: 'it',
      context: ({ input }) => ({ list: input.list }),
      initial: 'here',
      states: { here: { on: { Go: { actions: 'push' } } } },
    });
    const system = toy({
      parts: { it: part(machine, { input: { list: [] } }) },
      stimuli: [{ part: 'it', event: { type: 'Go' }, times: 1 }],
    });
    expect(() => check(system)).toThrow('An action changes its context or event in place');
  });
});

describe('a chart that is no pure function is named by its', () => {
  let calls = 0;
  const impure = 'another outcome when the same step was run again';

  test('assign that draws a number', () => {
    expect(refusalOf(alone(writing(() => Math.random())))).toMatchObject({
      path: `${CHART} > action "write"`,
      found: impure,
    });
  });

  test('assign that counts in a closure', () => {
    expect(refusalOf(alone(writing(() => calls++)))).toMatchObject({
      path: `${CHART} > action "write"`,
      found: impure,
    });
  });

  test('guard', () => {
    const machine = setup({ guards: { pure: () => true, coin: () => calls++ % 2 === 0 } }).createMachine({
      id: 'it',
      initial: 'here',
      states: {
        here: {
          on: {
            Go: [
              { guard: 'coin', target: 'there' },
              { guard: 'pure', target: 'elsewhere' },
            ],
          },
        },
        there: {},
        elsewhere: {},
      },
    });
    expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > guard "coin"`, found: impure });
  });

  test('guard of a choice, which is asked before it is taken', () => {
    const machine = setup({ guards: { coin: () => calls++ % 2 === 0 } }).createMachine({
      id: 'it',
      initial: 'here',
      states: { here: { on: { 'choice.go': { guard: 'coin', target: 'there' } } }, there: {} },
    });
    for (let attempt = 0; attempt < 2; attempt++)
      expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > guard "coin"`, found: impure });
  });

  test('output', () => {
    const machine = setup({
      types,
      actions: { say: emit(() => ({ type: 'Said', to: 'environment', number: calls++ })) },
    }).createMachine({
      id: 'it',
      initial: 'here',
      states: { here: { on: { Go: { actions: 'say' } } } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > action "say"`, found: impure });
  });

  test('delay', () => {
    const machine = setup({ delays: { limit: () => calls++ } }).createMachine({
      id: 'it',
      initial: 'here',
      states: { here: { on: { Go: 'there' } }, there: { after: { limit: 'here' } } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > delay "limit"`, found: impure });
  });

  test('transition, where nothing of it can be tried alone', () => {
    const machine = setup({
      types: typesOf<{ value: number }>(),
      actions: {
        all: enqueueActions(({ enqueue }) => {
          enqueue.assign({ value: calls++ });
        }),
      },
    }).createMachine({
      id: 'it',
      context: { value: 0 },
      initial: 'here',
      states: { here: { on: { Go: { actions: 'all' } } } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({ path: `${CHART} > the transition on Go`, found: impure });
  });

  test('dependence on the order in which the keys of an object were made', () => {
    // Two that differ in nothing else are one state, so that whatever the order decides would be explored for one of them.
    const machine = (tell: (held: Readonly<Record<string, true>>) => string | undefined) =>
      setup({
        types: typesOf<{ held: Readonly<Record<string, true>>; first: string }>(),
        actions: {
          holdA: assign({ held: ({ context }) => ({ ...context.held, a: true as const }) }),
          holdB: assign({ held: ({ context }) => ({ ...context.held, b: true as const }) }),
          tell: assign({ first: ({ context }) => tell(context.held) ?? '' }),
        },
      }).createMachine({
        id: 'it',
        context: { held: {}, first: '' },
        initial: 'holding',
        states: {
          holding: {
            on: {
              'choice.a': { actions: 'holdA' },
              'choice.b': { actions: 'holdB' },
              'choice.tell': { target: 'told', actions: 'tell' },
            },
          },
          told: {},
        },
      });
    expect(refusalOf(alone(machine((held) => Object.keys(held)[0])))).toMatchObject({
      path: `${CHART} > the transition on choice.tell`,
      found: 'another outcome when the keys of its context or event stood in another order',
      fix: 'An object has no order: sort its keys where the order matters, or keep a list.',
    });
    // Holding none, a, b or both, and told of each: two ways to hold more from none, one from each single, four to tell.
    expect(check(alone(machine((held) => Object.keys(held).sort()[0])))).toMatchObject({ states: 8, transitions: 8 });
  });

  test('start', () => {
    const machine = setup({ types: typesOf<{ born: number }>() }).createMachine({
      id: 'it',
      context: () => ({ born: calls++ }),
      initial: 'here',
      states: { here: {} },
    });
    expect(refusalOf(alone(machine))).toMatchObject({
      path: `${CHART} > context`,
      found: 'another initial state when it was started again',
    });
  });
});
