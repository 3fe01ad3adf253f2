import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { always, part, sometimes, storyOf, toy, typesOf, verdictOn } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';

// Goal: time is discrete, its passing is a step, and it waits for whoever is due.
// Method: timers of a few ticks, whose states can be listed on paper.

/** Waits so many ticks, then rests for ever. */
const alarm = (ticks: number) =>
  setup({ delays: { limit: ticks } }).createMachine({
    id: 'alarm',
    initial: 'waiting',
    states: { waiting: { after: { limit: 'rung' } }, rung: {} },
  });

/** Rings again and again. */
const clock = setup({
  types: typesOf<{ period: number }, { period: number }>(),
  delays: { period: ({ context }) => context.period },
}).createMachine({
  id: 'clock',
  context: ({ input }) => ({ period: input.period }),
  initial: 'counting',
  states: { counting: { after: { period: { target: 'counting', reenter: true } } } },
});

const sleeper = setup({}).createMachine({ id: 'sleeper', initial: 'asleep', states: { asleep: {} } });

describe('one clock', () => {
  test('a timer of three ticks is due after the third', () => {
    // 3, 2, 1 and 0 ticks left, and rung; one way through: three ticks, then the timer.
    const report = check(toy({ parts: { alarm: part(alarm(3)) } }));
    expect(report).toMatchObject({ states: 5, transitions: 4, depth: 4, verdict: 'holds' });
  });

  test('a timer of no ticks is due at once', () => {
    // 0 ticks left, and rung; no tick comes between.
    const report = check(toy({ parts: { alarm: part(alarm(0)) } }));
    expect(report).toMatchObject({ states: 2, transitions: 1 });
  });

  test('a period that its input names comes round for ever, which is no deadlock', () => {
    // 3, 2, 1 and 0 ticks left, in a circle.
    const report = check(toy({ parts: { clock: part(clock, { input: { period: 3 } }) }, quiescent: () => false }));
    expect(report).toMatchObject({ states: 4, transitions: 4, depth: 3, verdict: 'holds' });
  });

  test('a period of nothing spins in one state and stops time, which is a deadlock', () => {
    // The timer is due at once and its step leads back to where it was: nothing changes and nothing is said.
    const report = check(toy({ parts: { clock: part(clock, { input: { period: 0 } }) }, quiescent: () => false }));
    expect(report).toMatchObject({ states: 1, transitions: 0 });
    expect(verdictOn(report, 'deadlock')).toBe('violated');
  });

  test('a system in which nothing runs is a deadlock', () => {
    // No timer runs, so that even ticks change nothing and are no steps.
    const report = check(toy({ parts: { sleeper: part(sleeper) }, quiescent: () => false }));
    expect(report).toMatchObject({ states: 1, transitions: 0, depth: 0, verdict: 'violated' });
    expect(storyOf(report, 'deadlock')).toEqual([]);
  });

  test('a system in which nothing runs is no deadlock where it is declared quiescent', () => {
    const report = check(toy({ parts: { sleeper: part(sleeper) }, quiescent: ({ at }) => at('sleeper') === 'asleep' }));
    expect(report).toMatchObject({ states: 1, transitions: 0, verdict: 'holds', asExpected: true });
  });

  test('the deadlock of an alarm that has rung is found at the end of its shortest run', () => {
    const report = check(toy({ parts: { alarm: part(alarm(2)) }, quiescent: () => false }));
    expect(storyOf(report, 'deadlock')).toEqual(['tick all', 'tick all', 'timer limit of alarm']);
  });

  test('time stands still while a timer is due', () => {
    // (2,1) tick (1,0) timer (1,rung) tick (0,rung) timer (rung,rung): one way, for nobody ticks past the due timer.
    const report = check(
      toy({
        parts: { late: part(alarm(2)), early: part(alarm(1)) },
        properties: [
          always('Late never rings before early', ({ at }) => at('late') === 'waiting' || at('early') === 'rung'),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
  });

  test('two timers that are due together end in either order', () => {
    // (1,1) tick (0,0), then either first, then the other: 2 states, 2 in the middle, 1 at the end.
    const report = check(
      toy({
        parts: { left: part(alarm(1)), right: part(alarm(1)) },
        properties: [
          sometimes('Left rings first', ({ at }) => at('left') === 'rung' && at('right') === 'waiting'),
          sometimes('Right rings first', ({ at }) => at('right') === 'rung' && at('left') === 'waiting'),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 5, verdict: 'holds' });
    expect(report.witnesses.map(({ depth }) => depth)).toEqual([2, 2]);
  });

  test('two timers of one chart that are due together end in either order', () => {
    const race = setup({ delays: { answer: 1, patience: 1 } }).createMachine({
      id: 'race',
      initial: 'waiting',
      states: { waiting: { after: { answer: 'answered', patience: 'gaveUp' } }, answered: {}, gaveUp: {} },
    });
    // 1 tick left, both due, and one state for either winner, where the loser's timer is cancelled.
    const report = check(
      toy({
        parts: { race: part(race) },
        properties: [
          sometimes('The answer wins', ({ at }) => at('race') === 'answered'),
          sometimes('Patience ends first', ({ at }) => at('race') === 'gaveUp'),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 3, verdict: 'holds' });
  });

  test('leaving a state ends its timer', () => {
    const stoppable = setup({ delays: { limit: 2 } }).createMachine({
      id: 'stoppable',
      initial: 'waiting',
      states: { waiting: { after: { limit: 'late' }, on: { Stop: 'stopped' } }, late: {}, stopped: {} },
    });
    // 2, 1 and 0 ticks left, late, stopped; two ticks, the timer, and a stop at each of the three moments.
    const report = check(
      toy({ parts: { it: part(stoppable) }, stimuli: [{ part: 'it', event: { type: 'Stop' }, times: 1 }] }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 6 });
  });
});

describe('a clock for each processor', () => {
  const hosts = [{ name: 'left' }, { name: 'right' }];
  const twoAlarms = { left: part(alarm(2), { host: 'left' }), right: part(alarm(2), { host: 'right' }) };
  const parts = { leftAlarm: twoAlarms.left, rightAlarm: twoAlarms.right };
  const rightTwice = sometimes(
    'Right rings a tick before left',
    ({ at }) => at('rightAlarm') === 'rung' && at('leftAlarm') === 'waiting',
  );

  test('one clock moves both alarms', () => {
    // (2,2) (1,1) (0,0), then either first, then both: two ticks and four timers.
    const report = check(toy({ hosts, parts, properties: [rightTwice] }));
    expect(report).toMatchObject({ states: 6, transitions: 6 });
  });

  test('with a skew of one tick, each clock runs by itself and never leads by two', () => {
    // By ticks (l, r) of the clocks, |l - r| <= 1. Both waiting: 7 pairs of 0..2. Left rung, at l >= 2: (2,1), (2,2), (3,2);
    // right rung: 3 likewise. Both rung: a lead of -1, 0 or 1. Together 16.
    // Both waiting: each clock ticks from 4 of the pairs and each timer is due in 2: 12. One rung: right ticks from (2,1),
    // left from (2,2), and the right timer is due in 2: 4, twice. Both rung: each clock ticks from 2: 4. Together 24.
    const report = check(toy({ hosts, parts, clockSkew: 1 }));
    expect(report).toMatchObject({ states: 16, transitions: 24, verdict: 'holds' });
  });

  test('parts of one processor share its clock even with a skew', () => {
    // As with one clock: there is no other clock to lead.
    const together = { a: part(alarm(2), { host: 'left' }), b: part(alarm(2), { host: 'left' }) };
    const report = check(toy({ hosts, parts: together, clockSkew: 1 }));
    expect(report).toMatchObject({ states: 6, transitions: 6 });
  });

  test('a clock that waits for a slower one is no deadlock', () => {
    // The sleeper's clock moves no timer, but until it ticks the alarm's clock may not tick again.
    // By ticks (alarm, sleeper): (0,0) (0,1) (1,0) (1,1) (1,2) (2,1) (2,2) (2,3) while waiting, and rung with a lead of -1, 0 or 1.
    const report = check(
      toy({
        hosts,
        parts: { alarm: part(alarm(2), { host: 'left' }), sleeper: part(sleeper, { host: 'right' }) },
        clockSkew: 1,
        quiescent: ({ at }) => at('alarm') === 'rung',
      }),
    );
    expect(verdictOn(report, 'deadlock')).toBe('holds');
    expect(report.states).toBe(11);
  });
});
