import { assign, cancel, emit, enqueueActions, fromPromise, raise, setup, stateIn } from 'xstate';
import { describe, expect, test } from 'vitest';
import { part, toy, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { alone, anyChart, CHART, onGo, refusalOf } from './refusal.fixtures.ts';

// Goal: an offence that only a run can show stops the check, with the place and the fix; what looks like one does not.
// Method: the smallest chart that commits each offence on its event Go, and charts that look like offences and are none.

describe('a chart is stopped on', () => {
  test('a spawn inside an assign', () => {
    const child = fromPromise(() => Promise.resolve(1));
    const machine = onGo(
      { actions: 'begin' },
      { actions: { begin: assign(({ spawn }) => ({ child: spawn(child, { id: 'child' }).id })) } },
    );
    expect(refusalOf(alone(machine))).toMatchObject({
      path: CHART,
      fix: 'A checked chart has no children: make it a part or an instance of the role.',
    });
  });

  test('a raise with a delay', () => {
    const machine = onGo(
      { actions: 'later' },
      { actions: { later: raise({ type: 'Go' }, { delay: 10, id: 'alarm' }) } },
    );
    expect(refusalOf(alone(machine))).toMatchObject({
      path: CHART,
      found: 'a raise with a delay (alarm)',
      fix: 'Time is `after` with a named delay.',
    });
  });

  test('an undeclared action that it enqueues, and a plain function', () => {
    const enqueuing = (action: unknown) =>
      onGo(
        { actions: 'all' },
        {
          actions: {
            all: enqueueActions(({ enqueue }) => {
              enqueue(action as never);
            }),
          },
        },
      );
    expect(refusalOf(alone(enqueuing('unknown')))).toMatchObject({
      path: `${CHART} > action "unknown"`,
      found: 'an effect that the checker cannot see',
    });
    const print = () => undefined;
    expect(refusalOf(alone(enqueuing(print)))).toMatchObject({ path: `${CHART} > action "print"` });
  });

  test.each([1.5, -1, NaN])('a delay of %d ticks', (ticks) => {
    const machine = anyChart(
      { states: { here: { after: { limit: 'there' } }, there: {} } },
      { delays: { limit: ticks } },
    );
    expect(refusalOf(alone(machine))).toMatchObject({
      path: `${CHART} > delay "limit"`,
      found: String(ticks),
      fix: 'A delay is a whole number of ticks, 0 or more.',
    });
  });

  test('a loop of always transitions', () => {
    const machine = anyChart({
      states: { here: { on: { Go: 'left' } }, left: { always: 'right' }, right: { always: 'left' } },
    });
    expect(refusalOf(alone(machine))).toMatchObject({
      path: CHART,
      found: 'more than 1000 microsteps on the event Go',
      fix: 'Break the loop of `always` or `raise` transitions: one of them must lose its guard.',
    });
  });

  test('a loop of always transitions at its start', () => {
    const machine = anyChart({ states: { here: { always: 'there' }, there: { always: 'here' } } });
    expect(refusalOf(alone(machine)).found).toBe('more than 1000 microsteps on its start');
  });

  test.each([
    { place: 'a guard', machine: onGo({ guard: 'broken', target: 'there' }, { guards: { broken: fails } }) },
    { place: 'an action', machine: onGo({ actions: 'broken' }, { actions: { broken: assign(fails) } }) },
    { place: 'an output', machine: onGo({ actions: 'broken' }, { actions: { broken: emit(fails) } }) },
  ])('$place that throws', ({ machine }) => {
    const { path, found, fix } = refusalOf(alone(machine));
    expect(path).toBe(CHART);
    expect(found).toMatch(/^an exception on the event Go: [^]*no such key$/u);
    expect(fix).toBe('Guards, actions and delays must be total: they may not throw.');
  });

  test('an initial context that throws', () => {
    expect(refusalOf(alone(anyChart({ context: fails })))).toMatchObject({
      path: CHART,
      found: 'an exception on its start: no such key',
    });
  });
});

describe('a chart is accepted with', () => {
  test.each([
    {
      what: 'nested enqueueActions of pure ones',
      machine: onGo(
        { actions: 'all' },
        {
          actions: {
            all: enqueueActions(({ enqueue }) => {
              enqueue.assign({});
              enqueue('known');
              enqueue.emit({ type: 'Out', to: 'environment' } as never);
            }),
            known: assign({}),
          },
        },
      ),
    },
    {
      what: 'an undelayed raise',
      machine: anyChart(
        { states: { here: { on: { Go: { actions: 'again' }, Next: 'there' } }, there: {} } },
        { actions: { again: raise({ type: 'Next' }) } },
      ),
    },
    { what: 'a cancel', machine: onGo({ actions: 'stop' }, { actions: { stop: cancel('nothing') } }) },
    { what: 'an inline guard', machine: onGo({ guard: () => true, target: 'there' }) },
    { what: 'a guard on where it stands', machine: onGo({ guard: stateIn('here'), target: 'there' }) },
    { what: 'inline assigns', machine: onGo({ actions: assign({}) }) },
    { what: 'final states', machine: anyChart({ states: { here: { on: { Go: 'end' } }, end: { type: 'final' } } }) },
  ])('$what', ({ machine }) => {
    const report = check(
      toy({ parts: { it: part(machine) }, stimuli: [{ part: 'it', event: { type: 'Go' }, times: 1 }] }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'holds' });
  });

  test('history, and two that differ in history alone are two states', () => {
    const remembering = setup({ types }).createMachine({
      id: 'it',
      initial: 'work',
      states: {
        work: {
          initial: 'one',
          states: { one: { on: { Go: 'two' } }, two: {}, last: { type: 'history' } },
          on: { Pause: 'paused' },
        },
        paused: { on: { Resume: 'work.last' } },
      },
    });
    // Paused at one or at two, and working with no pause behind it at one or two, after a pause at one at one or two, or
    // after a pause at two at two. Two go from one to two, five pause, two resume.
    const stimuli = (['Go', 'Pause', 'Resume'] as const).map((type) => ({
      part: 'it',
      event: { type },
      times: 'unbounded' as const,
    }));
    expect(check(toy({ parts: { it: part(remembering) }, stimuli }))).toMatchObject({ states: 7, transitions: 9 });
  });

  test('parallel states', () => {
    // Two switches: 4 states, each switch goes off in either state of the other.
    const region = (name: string) => ({
      initial: 'on',
      states: { on: { on: { [`choice.${name}`]: 'off' } }, off: {} },
    });
    const machine = setup({ types: typesOf<Record<string, never>>() }).createMachine({
      id: 'it',
      type: 'parallel',
      context: {},
      states: { a: region('a'), b: region('b') },
    });
    expect(check(toy({ parts: { it: part(machine) } }))).toMatchObject({ states: 4, transitions: 4 });
  });
});

function fails(): never {
  throw new Error('no such key');
}
