import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import {
  always,
  counterexampleOf,
  part,
  sometimes,
  step,
  storyOf,
  toy,
  types,
  type ToyView,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { SystemError } from './errors.ts';
import type { System, World } from './system.ts';

// Goal: the verdict on a state or step is never taken from one that the property would tell apart.
// Method: tokens that walk lines of so many places, and properties that read one of them only where another stands.

/** Stands at place 0, 1, … and may go on until the end. */
const walker = (places: number) =>
  setup({}).createMachine({
    id: 'walker',
    initial: '0',
    states: Object.fromEntries(
      Array.from({ length: places }, (_, at) => [
        String(at),
        at + 1 < places ? { on: { 'choice.go': String(at + 1) } } : {},
      ]),
    ),
  });
const walk = (places: number) => part(walker(places));
const line = (more: Partial<System<ToyView>>) => toy({ parts: { a: walk(4) }, ...more });
const grid = (more: Partial<System<ToyView>>) => toy({ parts: { a: walk(4), b: walk(4) }, ...more });

describe('what a property reads', () => {
  test('a verdict that reads more and more is never taken from another state', () => {
    // b is read only where a stands at 2, and c only where b stands at 3: each reading comes late, and the one bad corner of
    // 4 x 4 x 4 is found nevertheless.
    const holds = ({ at }: ToyView) => at('a') !== '2' || at('b') !== '3' || at('c') !== '1';
    const cube = { parts: { a: walk(4), b: walk(4), c: walk(4) } };
    const report = check(toy({ ...cube, properties: [always('Not that corner', holds)] }));
    expect(counterexampleOf(report, 'Not that corner').steps).toHaveLength(2 + 3 + 1);
  });

  test('every state is judged as it would be alone', () => {
    // Where it breaks is asked once for each corner of 3 x 3 x 3: 27 properties that read as little as they can.
    const corners = Array.from({ length: 27 }, (_, at) =>
      [at % 3, Math.floor(at / 3) % 3, Math.floor(at / 9)].map(String),
    );
    const cube = { parts: { a: walk(3), b: walk(3), c: walk(3) } };
    const report = check(
      toy({
        ...cube,
        properties: corners.flatMap(([a, b, c]) => [
          always(
            `never ${String(a)}${String(b)}${String(c)}`,
            ({ at }) => at('a') !== a || at('b') !== b || at('c') !== c,
            { expect: 'violated', reason: 'all are reached' },
          ),
          always(
            `never ${String(a)}${String(b)} beyond ${String(c)}`,
            ({ at }) => at('a') !== a || at('b') !== b || Number(at('c')) <= Number(c),
            c === '2' ? {} : { expect: 'violated', reason: 'reached' },
          ),
        ]),
      }),
    );
    expect(report).toMatchObject({ states: 27, asExpected: true });
    for (const [a, b, c] of corners) {
      expect(counterexampleOf(report, `never ${String(a)}${String(b)}${String(c)}`).steps).toHaveLength(
        Number(a) + Number(b) + Number(c),
      );
    }
  });

  test('a step property that reads late is judged on what it reads', () => {
    // Only a step of a out of 2 looks at b; the bad one is where b has arrived.
    const report = check(
      grid({
        properties: [
          step(
            'A arrives before b',
            (before, _event, _sent, after) => before.at('a') !== '2' || after.at('a') !== '3' || before.at('b') !== '3',
          ),
        ],
      }),
    );
    expect(counterexampleOf(report, 'A arrives before b').steps).toHaveLength(2 + 3 + 1);
  });

  test('every step is judged of each property as it would be of that one alone, whatever others read', () => {
    // Each reads in an order of its own, and goes on reading only where it must: they meet in what they read, and part again.
    const places = ['0', '1', '2', '3'];
    const orders = [
      ['a', 'b', 'c'],
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
      ['a', 'c', 'b'],
    ];
    const cube = { parts: { a: walk(4), b: walk(4), c: walk(4) } };
    const properties = orders.flatMap((order) =>
      places.flatMap((first) =>
        places.map((second) =>
          step(`Never ${order.join('')} at ${first} and beyond ${second}`, (before, _event, _sent, after) => {
            const [one = '', two = '', three = ''] = order;
            return before.at(one) !== first || after.at(two) !== second || before.at(three) === after.at(three);
          }),
        ),
      ),
    );
    const together = check(toy({ ...cube, properties }), { stopAtSurprise: false });
    for (const property of properties) {
      const alone = check(toy({ ...cube, properties: [property] }), { stopAtSurprise: false });
      const [found] = alone.properties.slice(-1);
      expect(together.properties.find(({ name }) => name === property.name)).toEqual(found);
    }
    expect(new Set(together.properties.map(({ verdict }) => verdict))).toEqual(new Set(['holds', 'violated']));
  });

  test('of a label alone is judged of every label', () => {
    const report = check(
      grid({
        properties: [
          step('B never goes', (_before, event) => event.kind !== 'choice' || event.part !== 'b', {
            expect: 'violated',
            reason: 'it does',
          }),
        ],
      }),
    );
    expect(storyOf(report, 'B never goes')).toEqual(['choice.go of b']);
  });

  test('of steps is judged of steps of every kind', () => {
    // One step of each kind is enough: each property says that there is none.
    const talker = setup({
      types,
      delays: { limit: 1 },
      actions: { say: emit({ type: 'Hello', to: 'b' }) },
    }).createMachine({
      id: 'talker',
      entry: 'say',
      initial: 'talking',
      states: {
        talking: { after: { limit: 'over' }, on: { Stop: 'over' } },
        over: { on: { 'choice.again': 'talking' } },
      },
    });
    const listener = setup({}).createMachine({
      id: 'listener',
      initial: 'listening',
      states: { listening: { on: { Hello: {} } } },
    });
    const kinds = [
      'deliver',
      'timer',
      'choice',
      'stimulus',
      'lose',
      'tick',
      'crash',
      'restart',
      'cut',
      'heal',
      'remove',
    ] as const;
    const report = check(
      toy({
        parts: { a: part(talker), b: part(listener) },
        channels: [{ from: 'a', to: 'b', kind: 'fifo', carries: ['Hello'], link: 'wire', loss: 1 }],
        stimuli: [{ part: 'a', event: { type: 'Stop' }, times: 1 }],
        faults: [
          { crash: 'a', times: 1 },
          { restart: 'a', times: 1 },
          { cut: 'wire', times: 1 },
          { heal: 'wire', times: 1 },
          { remove: 'b' },
        ],
        properties: kinds.map((kind) =>
          step(`No ${kind}`, (_before, event) => event.kind !== kind, { expect: 'violated', reason: 'there is one' }),
        ),
      }),
    );
    expect(report.asExpected).toBe(true);
    for (const kind of kinds) expect(counterexampleOf(report, `No ${kind}`).steps.at(-1)?.step.kind).toBe(kind);
  });
});

describe('a view', () => {
  /** A view that asks the world once, and remembers the answer for ever. */
  const remembering = (world: World) => {
    let seen: unknown;
    return { ...nothing, at: (name: string) => (seen ??= (world.part(name) as { value: unknown }).value) };
  };
  const nothing = { context: () => undefined, monitor: () => undefined, underWay: () => [] };

  test.each([
    sometimes('A walks', ({ at }) => at('a') === '1'),
    always('A stays', ({ at }) => at('a') === '0'),
    step('A goes on', (before, _event, _sent, after) => before.at('a') !== after.at('a')),
  ])('that remembers what it has read is refused, since it serves for many states ($kind)', (property) => {
    expect(() => check(line({ view: remembering, properties: [property] }))).toThrow(
      'toy > view\n  found: other readings when the same was asked of a view made anew',
    );
  });

  test('may read all that it tells while it is made', () => {
    const eager = (world: World) => {
      const { value } = world.part('a') as { value: unknown };
      return { ...nothing, at: () => value };
    };
    const report = check(line({ view: eager, properties: [sometimes('A arrives', ({ at }) => at('a') === '3')] }));
    expect(report).toMatchObject({ verdict: 'holds', witnesses: [{ name: 'A arrives', depth: 3 }] });
  });
});

describe('errors in properties', () => {
  const fails = () => {
    throw new Error('no view');
  };
  test.each([
    {
      what: 'a property',
      system: line({ properties: [always('A is there', fails)] }),
      path: 'toy > property "A is there"',
    },
    { what: 'a step property', system: line({ properties: [step('A goes', fails)] }), path: 'toy > property "A goes"' },
    {
      what: 'the view',
      system: line({ properties: [always('A is there', () => true)], view: fails }),
      path: 'toy > property "A is there"',
    },
    { what: 'quiescent', system: line({ quiescent: fails }), path: 'toy > quiescent' },
    {
      what: 'a view of no such part',
      system: line({ properties: [always('B is there', ({ at }) => at('b') === '0')] }),
      path: 'toy > property "B is there"',
    },
  ])('$what that throws is named', ({ system, path }) => {
    let thrown: unknown;
    try {
      check(system);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SystemError);
    expect((thrown as SystemError).path).toBe(path);
    expect((thrown as SystemError).found).toMatch(/^an exception: (no view|No part "b" in this system\.)$/u);
  });
});
