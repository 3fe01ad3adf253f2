import {
  assign,
  cancel,
  createMachine,
  emit,
  initialTransition,
  raise,
  setup,
  transition,
  type AnyStateMachine,
} from 'xstate';
import { describe, expect, test } from 'vitest';
import { types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { Chart, delayOf } from './chart.ts';
import { statesOf } from './chart-rules.ts';

// Goal: the contract with the installed XState. What this file relies on is not all documented; when an update breaks it, it
// must break here, with the thing named, and nowhere else.

const lamp = setup({
  types: typesOf<{ lit: number }>(),
  guards: { isWorn: ({ context }) => context.lit >= 2 },
  delays: { limit: ({ context }) => context.lit, wear: 5 },
  actions: {
    count: assign({ lit: ({ context }) => context.lit + 1 }),
    shine: emit(({ context }) => ({ type: 'Light', to: 'environment', lit: context.lit })),
    next: raise({ type: 'Next' }),
  },
}).createMachine({
  id: 'lamp',
  context: { lit: 0 },
  initial: 'off',
  states: {
    off: {
      on: {
        Press: { target: 'on', actions: ['count', 'shine'] },
        Nudge: { actions: 'next' },
        Next: { target: 'on' },
        Dust: { description: 'Ignored.' },
      },
    },
    on: {
      after: { limit: 'off', wear: 'broken' },
      on: { Press: { target: 'off', reenter: true } },
      always: { guard: 'isWorn', target: 'broken' },
    },
    broken: { type: 'final' },
  },
});

const chart = new Chart(lamp, 'lamp');
const start = chart.initial(undefined);
const lines = ({ fired }: { fired: readonly { source: { key: string }; eventType: string }[] }) =>
  fired.map(({ source, eventType }) => `${source.key}: ${eventType}`);
const TIMERS = { limit: 'xstate.after.limit.lamp.on', wear: 'xstate.after.wear.lamp.on' };

describe('one run to completion', () => {
  test('gives the state, what was emitted and the timers that were started, as plain data', () => {
    const on = chart.step(start.snapshot, { type: 'Press' });
    expect(on.snapshot).toMatchObject({ value: 'on', context: { lit: 1 }, status: 'active', historyValue: {} });
    expect(on.emitted).toEqual([{ type: 'Light', to: 'environment', lit: 1 }]);
    expect(on.timers).toEqual([
      { id: TIMERS.limit, ticks: 1 },
      { id: TIMERS.wear, ticks: 5 },
    ]);
  });

  test('gives the timers that were cancelled when their state is left', () => {
    const on = chart.step(start.snapshot, { type: 'Press' });
    expect(chart.step(on.snapshot, { type: 'Press' })).toMatchObject({
      snapshot: { value: 'off' },
      timers: [{ id: TIMERS.limit }, { id: TIMERS.wear }],
    });
  });

  test('takes the end of a timer as an event of its name', () => {
    const on = chart.step(start.snapshot, { type: 'Press' });
    const off = chart.step(on.snapshot, { type: TIMERS.limit });
    expect(off).toMatchObject({ accepted: true, snapshot: { value: 'off' } });
    expect(delayOf(TIMERS.limit, lamp)).toBe('limit');
  });

  test('tells by identity which transitions fired, those of raised events and always among them', () => {
    const all = statesOf(chart.machine).flatMap((node) => [
      ...[...node.transitions.values()].flat(),
      ...(node.always ?? []),
    ]);
    const nudged = chart.step(start.snapshot, { type: 'Nudge' });
    expect(lines(nudged)).toEqual(['off: Nudge', 'off: Next']);
    const on = chart.step(start.snapshot, { type: 'Press' });
    const off = chart.step(on.snapshot, { type: 'Press' });
    const broken = chart.step(off.snapshot, { type: 'Press' });
    expect(lines(broken)).toEqual(['off: Press', 'on: ']);
    expect(broken.snapshot.status).toBe('done');
    for (const { fired } of [nudged, on, off, broken])
      for (const transition of fired) expect(all).toContain(transition);
  });

  test('tells an event that is ignored from one that is not expected', () => {
    const ignored = chart.step(start.snapshot, { type: 'Dust' });
    expect(ignored).toMatchObject({ accepted: true, emitted: [], timers: [] });
    const unexpected = chart.step(start.snapshot, { type: 'Unheard' });
    expect(unexpected).toMatchObject({ accepted: false, fired: [], emitted: [], timers: [] });
    // Either way the state is the one that was there.
    for (const { snapshot } of [ignored, unexpected])
      expect(snapshot).toMatchObject({ value: 'off', context: { lit: 0 } });
  });

  test('does not take a raised event for the event that raised it', () => {
    // Nudge is accepted even where nobody expects what it raises; what it raises does not make an unexpected event expected.
    const on = chart.step(start.snapshot, { type: 'Nudge' });
    expect(chart.step(on.snapshot, { type: 'Nudge' })).toMatchObject({ accepted: false });
  });

  test('knows which events would do something', () => {
    expect(['Press', 'Nudge', 'Dust', 'Unheard'].filter((type) => chart.can(start.snapshot, { type }))).toEqual([
      'Press',
      'Nudge',
    ]);
  });

  test('leaves the machine that it was given as it was', () => {
    expect(chart.machine).not.toBe(lamp);
    expect(lamp.options.maxIterations).toBe(Infinity);
    expect(chart.machine.options.maxIterations).toBe(Chart.maxMicrosteps);
  });

  test('runs the actions of its own machine on its own snapshots', () => {
    // Snapshots carry their machine, so that those of a variant must begin with the variant.
    const variant = lamp.provide({ actions: { count: assign({ lit: 9 }) } });
    const varied = new Chart(variant, 'variant');
    expect(varied.step(varied.initial(undefined).snapshot, { type: 'Press' }).snapshot.context).toEqual({ lit: 9 });
  });
});

interface Official {
  readonly value: unknown;
  readonly context: unknown;
  readonly actions: readonly { readonly type: string; readonly params: unknown }[];
}

describe('a run of the chart agrees with XState itself', () => {
  /** What XState's own pure functions make of the same, actions by type and parameters. */
  const official = (machine: AnyStateMachine, events: readonly string[]): Official => {
    let [snapshot, actions] = initialTransition(machine);
    for (const type of events) [snapshot, actions] = transition(machine, snapshot, { type });
    return {
      value: snapshot.value,
      context: snapshot.context,
      actions: actions.map(({ type, params }) => ({ type, params })),
    };
  };

  test.each([
    [[]],
    [['Press']],
    [['Press', 'Press']],
    [['Nudge']],
    [['Press', TIMERS.wear]],
    [['Press', 'Press', 'Press']],
  ])('after %j', (events) => {
    let step = chart.initial(undefined);
    for (const type of events) step = chart.step(step.snapshot, { type });
    const { value, context, actions } = official(lamp, events);
    expect(step.snapshot).toMatchObject({ value, context });
    const emitted = actions
      .filter(({ type }) => type === 'xstate.emit')
      .map(({ params }) => (params as { event: unknown }).event);
    expect(step.emitted).toEqual(emitted);
    const timers = actions.flatMap(({ type, params }) => {
      const { id, delay, sendId } = params as { id?: string; delay?: number; sendId?: string };
      if (type === 'xstate.cancel') return [{ id: sendId }];
      return type === 'xstate.raise' && delay !== undefined ? [{ id, ticks: delay }] : [];
    });
    expect(step.timers).toEqual(timers);
  });

  test('in the shapes of its actions', () => {
    const shapes = createMachine({
      id: 'shapes',
      entry: [
        raise({ type: 'Now' }),
        raise({ type: 'Later' }, { delay: 7, id: 'it' }),
        cancel('it'),
        emit({ type: 'Out' }),
      ],
    });
    expect(official(shapes, []).actions).toMatchObject([
      { type: 'xstate.raise', params: { event: { type: 'Now' }, delay: undefined } },
      { type: 'xstate.raise', params: { event: { type: 'Later' }, id: 'it', delay: 7 } },
      { type: 'xstate.cancel', params: { sendId: 'it' } },
      { type: 'xstate.emit', params: { event: { type: 'Out' } } },
    ]);
  });

  test('in its bound on microsteps, and in the words by which the bound is recognised', () => {
    const spin = setup({ types }).createMachine({
      id: 'spin',
      initial: 'a',
      states: { a: { on: { Go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
      options: { maxIterations: 10 },
    });
    const [snapshot] = initialTransition(spin);
    expect(() => transition(spin, snapshot, { type: 'Go' })).toThrow(/^Infinite loop detected/u);
  });
});
