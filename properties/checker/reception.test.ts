import { assign, emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { roleOf, type Role } from '../../machines/role.ts';
import {
  always,
  counterexampleOf,
  part,
  storyOf,
  toy,
  types,
  typesOf,
  verdictOn,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';

// Goal: nothing is ignored in silence: what is delivered is expected where it arrives, or found.
// Method: for each way in which a message or a timer may be unexpected, the smallest chart that does it.

const ignored = { description: 'Of no use here.' };

describe('unexpected reception', () => {
  const talker = setup({
    types,
    actions: { greet: emit({ type: 'Hello', to: 'listener' }) },
  }).createMachine({
    id: 'talker',
    entry: 'greet',
    initial: 'talking',
    states: { talking: {} },
  });
  const greeted = (role: Role<object, unknown>) =>
    toy({
      parts: { talker: part(talker), listener: { role, host: 'box' } },
      channels: [{ from: 'talker', to: 'listener', kind: 'fifo', carries: ['Hello'] }],
      view: () => ({ at: () => undefined, context: () => undefined, monitor: () => undefined, underWay: () => [] }),
      expectViolated: { reception: 'that is what the toy is for' },
    });
  const found = (role: Role<object, unknown>) => {
    const report = check(greeted(role));
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'violated', asExpected: true });
    expect(storyOf(report, 'reception')).toEqual(['deliver Hello talker > listener']);
    return counterexampleOf(report, 'reception').finding;
  };

  test('is a message in a state without a transition for it', () => {
    const later = setup({}).createMachine({
      id: 'later',
      initial: 'deaf',
      states: { deaf: { on: { Wake: 'awake' } }, awake: { on: { Hello: ignored } } },
    });
    expect(found(roleOf(later))).toBe('Hello was not expected: "later" has no transition for it in its state.');
  });

  test('is a message whose every guard says no', () => {
    const shy = setup({ guards: { never: () => false } }).createMachine({
      id: 'shy',
      initial: 'shy',
      states: { shy: { on: { Hello: [{ guard: 'never', target: 'bold' }] } }, bold: {} },
    });
    expect(found(roleOf(shy))).toBe('Hello was not expected: "shy" has no transition for it in its state.');
  });

  test('is a message that the router gives to nobody', () => {
    const polite = setup({}).createMachine({
      id: 'polite',
      initial: 'ready',
      states: { ready: { on: { Hello: ignored } } },
    });
    expect(found({ ...roleOf(polite), route: () => [] })).toBe(
      'Hello was not expected: no instance of its receiver is told of it.',
    );
  });

  test('is a message that one of several charts does not expect, and is told of the first', () => {
    const expecting = (id: string, isExpected: boolean) =>
      setup({}).createMachine({
        id,
        initial: 'deaf',
        states: { deaf: { on: isExpected ? { Hello: ignored } : {} }, awake: { on: { Hello: ignored } } },
      });
    const several: Role<object, unknown> = {
      name: 'several',
      instances: () => ({
        polite: { machine: expecting('polite', true) },
        rude: { machine: expecting('rude', false) },
        ruder: { machine: expecting('ruder', false) },
      }),
      route: () => ['polite', 'rude', 'ruder'],
      view: () => ({}),
    };
    expect(found(several)).toBe('Hello was not expected: "rude" has no transition for it in its state.');
  });

  test('is no message that a transition ignores', () => {
    const polite = setup({}).createMachine({
      id: 'polite',
      initial: 'ready',
      states: { ready: { on: { Hello: ignored } } },
    });
    expect(check({ ...greeted(roleOf(polite)), expectViolated: {} })).toMatchObject({
      states: 2,
      transitions: 1,
      verdict: 'holds',
    });
  });

  test('is a timer whose every guard says no', () => {
    const stuck = setup({ delays: { limit: 1 }, guards: { never: () => false } }).createMachine({
      id: 'stuck',
      initial: 'waiting',
      states: { waiting: { after: { limit: { guard: 'never', target: 'late' } } }, late: {} },
    });
    const report = check(toy({ parts: { it: part(stuck) } }));
    expect(verdictOn(report, 'reception')).toBe('violated');
    expect(storyOf(report, 'reception')).toEqual(['tick all', 'timer limit of it']);
  });

  test('of two timers that are due, names the one that nobody expected', () => {
    const both = setup({ delays: { limit: 0 }, guards: { never: () => false } }).createMachine({
      id: 'both',
      type: 'parallel',
      states: {
        early: { initial: 'waiting', states: { waiting: { after: { limit: 'over' } }, over: {} } },
        late: {
          initial: 'waiting',
          states: { waiting: { after: { limit: { guard: 'never', target: 'over' } } }, over: {} },
        },
      },
    });
    const report = check(toy({ parts: { it: part(both) } }));
    // Both timers have the name of their delay; the one that breaks the rule changes no state.
    expect(counterexampleOf(report, 'reception').steps.map(({ changes }) => changes)).toEqual([[]]);
    expect(counterexampleOf(report, 'reception').finding).toContain('xstate.after.limit.both.late.waiting');
  });

  test('is what one instance says to another of its role, even in answer to a stimulus', () => {
    const front = setup({
      types,
      actions: { pass: emit({ type: 'Passed', to: 'back' }) },
    }).createMachine({
      id: 'front',
      initial: 'open',
      states: { open: { on: { Go: { actions: 'pass' } } } },
    });
    const back = setup({
      types: typesOf<{ passed: number }>(),
      actions: { count: assign({ passed: ({ context }) => context.passed + 1 }) },
    }).createMachine({
      id: 'back',
      context: { passed: 0 },
      initial: 'empty',
      states: { empty: { on: { Passed: { target: 'full', actions: 'count' } } }, full: {} },
    });
    const role: Role<object, unknown> = {
      name: 'pair',
      instances: () => ({ front: { machine: front }, back: { machine: back } }),
      route: () => ['front'],
      view: ({ back: state }) => ({ value: state?.value, context: state?.context as unknown }),
    };
    const report = check(
      toy({
        parts: { pair: { role, host: 'box' } },
        stimuli: [{ part: 'pair', event: { type: 'Go' }, times: 2 }],
        properties: [always('Passed once', ({ context }) => Number(context('pair', 'passed')) <= 1)],
      }),
      { stopAtSurprise: false },
    );
    // Gone 0, 1 and 2 times, the last with nobody to hear.
    expect(report).toMatchObject({ states: 3, transitions: 2 });
    expect(storyOf(report, 'reception')).toEqual(['stimulus Go to pair', 'stimulus Go to pair']);
    expect(counterexampleOf(report, 'reception').finding).toBe(
      'Passed was not expected: "back" has no transition for it in its state.',
    );
  });
});
