import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { part, sometimes, toy } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';

// Goal: freedom is explored in full, and the outside world speaks where it is heard, as often as it may.
// Method: charts of two or three states, with one choice or one stimulus in question.

const ignored = { description: 'Of no use here.' };

describe('choices', () => {
  test('every open choice is explored, and none that is not open', () => {
    const fork = setup({ guards: { never: () => false } }).createMachine({
      id: 'fork',
      initial: 'here',
      states: {
        here: {
          on: {
            'choice.left': 'left',
            'choice.right': 'right',
            'choice.stay': { guard: 'never', target: 'lost' },
            'choice.think': ignored,
          },
        },
        left: {},
        right: {},
        lost: { on: { 'choice.left': 'left' } },
      },
    });
    // Here, left and right: `stay` has a guard that says no, and `think` changes nothing.
    const report = check(
      toy({
        parts: { fork: part(fork) },
        properties: [
          sometimes('Left', ({ at }) => at('fork') === 'left'),
          sometimes('Right', ({ at }) => at('fork') === 'right'),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2, verdict: 'holds' });
  });

  test('a guard that throws is an error that names the chart and the choice', () => {
    const broken = setup({
      guards: {
        broken: () => {
          throw new Error('no such key');
        },
      },
    }).createMachine({
      id: 'broken',
      initial: 'here',
      states: { here: { on: { 'choice.go': { guard: 'broken', target: 'there' } } }, there: {} },
    });
    expect(() => check(toy({ parts: { it: part(broken) } }))).toThrow(
      /instance "broken" \(chart broken\)\n {2}found: an exception on the event choice\.go: .*\nno such key/u,
    );
  });
});

describe('stimuli', () => {
  const door = setup({}).createMachine({
    id: 'door',
    initial: 'shut',
    states: { shut: { on: { Open: 'open' } }, open: { on: { Shut: 'shut' } } },
  });

  test('are offered where they are accepted, as often as the budget allows', () => {
    // Open, shut, open: (shut, 0, 0) (open, 1, 0) (shut, 1, 1) (open, 2, 1), and nothing opens what is open.
    const report = check(
      toy({
        parts: { door: part(door) },
        stimuli: [
          { part: 'door', event: { type: 'Open' }, times: 2 },
          { part: 'door', event: { type: 'Shut' }, times: 1 },
        ],
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 3, verdict: 'holds', neverFired: [] });
  });

  test('without a bound need no counting', () => {
    // Open and shut, for ever.
    const report = check(
      toy({
        parts: { door: part(door) },
        stimuli: (['Open', 'Shut'] as const).map((type) => ({ part: 'door', event: { type }, times: 'unbounded' })),
        quiescent: () => false,
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 2, verdict: 'holds' });
  });

  test('that are ignored are spent nevertheless, whoever watches', () => {
    // A bell that is deaf until its tick: the one ring may come too early. By (ticks left, rung at): (1, -) (0, -) and
    // (ready, -), (1, wasted), (0, wasted), (ready, wasted), (rung, used).
    const bell = setup({ delays: { warmUp: 1 } }).createMachine({
      id: 'bell',
      initial: 'cold',
      states: {
        cold: { after: { warmUp: 'ready' }, on: { Ring: ignored } },
        ready: { on: { Ring: 'rung' } },
        rung: {},
      },
    });
    const system = toy({
      parts: { bell: part(bell) },
      stimuli: [{ part: 'bell', event: { type: 'Ring' }, times: 1 }],
      quiescent: ({ at }) => at('bell') === 'rung',
      expectViolated: { deadlock: 'nobody rings again' },
    });
    // Two ticks and timers each, two rings into the cold and one that rings.
    const expected = { states: 7, transitions: 7, asExpected: true };
    expect(check(system)).toMatchObject(expected);
    const watched = {
      ...system,
      properties: [{ kind: 'step' as const, name: 'Anything goes', clauses: [], holds: () => true }],
    };
    expect(check(watched)).toMatchObject(expected);
  });

  test('are offered to nobody who is down', () => {
    // Up and shut, up and open, and down after either.
    const report = check(
      toy({
        parts: { door: part(door) },
        stimuli: [{ part: 'door', event: { type: 'Open' }, times: 1 }],
        faults: [{ crash: 'door', times: 1 }],
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 3 });
  });
});
