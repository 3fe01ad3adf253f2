import { emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { always, part, storyOf, toy, types, verdictOn } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import type { Channel } from './system.ts';

// Goal: a channel holds no more than it has room for, and says what becomes of the rest; time waits for what is urgent.
// Method: a pump that sends for ever into a drain, and two messages beside an alarm.

const seen = { description: 'Of no further use.' };

describe('capacity', () => {
  const pump = setup({ types, actions: { send: emit({ type: 'One', to: 'drain' }) } }).createMachine({
    id: 'pump',
    initial: 'pumping',
    states: { pumping: { on: { 'choice.send': { actions: 'send' } } } },
  });
  const drain = setup({}).createMachine({ id: 'drain', initial: 'open', states: { open: { on: { One: seen } } } });
  const pumping = (channel: Partial<Channel>) =>
    toy({
      parts: { pump: part(pump), drain: part(drain) },
      channels: [{ from: 'pump', to: 'drain', kind: 'fifo', carries: ['One'], capacity: 2, ...channel }],
      quiescent: () => false,
    });

  test('a step that would overfill a channel is not explored, and the verdict says so', () => {
    // 0, 1 and 2 messages; sent out of 0 and 1, delivered out of 1 and 2.
    const report = check(pumping({}));
    expect(report).toMatchObject({
      states: 3,
      transitions: 4,
      verdict: 'not finished',
      bounds: ['the channel pump > drain was full'],
    });
    expect(verdictOn(report, 'deadlock')).toBe('not finished');
  });

  test('back-pressure holds the sender until there is room', () => {
    const report = check(pumping({ whenFull: 'back-pressure' }));
    expect(report).toMatchObject({ states: 3, transitions: 4, verdict: 'holds', bounds: [] });
  });

  test('a channel that drops lets the sender go on', () => {
    // As above, and a message sent out of 2 that is dropped: a step that leads nowhere else, though it says something.
    const report = check(pumping({ whenFull: 'drop' }));
    expect(report).toMatchObject({ states: 3, transitions: 5, verdict: 'holds', bounds: [] });
  });

  test('a bag has the same capacity', () => {
    expect(check(pumping({ kind: 'bag', whenFull: 'back-pressure' }))).toMatchObject({ states: 3, transitions: 4 });
  });

  test('a sender that needs more room than there will ever be is a deadlock under back-pressure alone', () => {
    const gusher = setup({
      types,
      actions: {
        send: enqueueActions(({ enqueue }) => {
          for (let count = 0; count < 3; count++) enqueue.emit({ type: 'One', to: 'drain' });
        }),
      },
    }).createMachine({
      id: 'gusher',
      initial: 'full',
      states: { full: { on: { 'choice.send': { target: 'empty', actions: 'send' } } }, empty: {} },
    });
    const gushing = (channel: Partial<Channel>) => {
      const system = pumping(channel);
      return check({ ...system, parts: { ...system.parts, pump: part(gusher) } });
    };
    const held = gushing({ whenFull: 'back-pressure' });
    expect(held).toMatchObject({ states: 1, transitions: 0 });
    expect(verdictOn(held, 'deadlock')).toBe('violated');
    // A step that is not explored is a step nevertheless.
    const bounded = gushing({ whenFull: 'not finished' });
    expect(bounded).toMatchObject({ states: 1, transitions: 0, verdict: 'not finished' });
    expect(verdictOn(bounded, 'deadlock')).toBe('not finished');
  });
});

describe('urgency', () => {
  const sender = setup({
    types,
    actions: {
      say: enqueueActions(({ enqueue }) => {
        enqueue.emit({ type: 'One', to: 'receiver' });
        enqueue.emit({ type: 'Two', to: 'receiver' });
      }),
    },
  }).createMachine({ id: 'sender', entry: 'say', initial: 'silent', states: { silent: {} } });
  const receiver = setup({}).createMachine({
    id: 'receiver',
    initial: 'nothing',
    states: { nothing: { on: { One: 'one' } }, one: { on: { Two: 'both' } }, both: {} },
  });
  const alarm = setup({ delays: { limit: 1 } }).createMachine({
    id: 'alarm',
    initial: 'waiting',
    states: { waiting: { after: { limit: 'rung' } }, rung: {} },
  });
  const rings = 'It rings when all is heard';
  const withAlarm = (urgent: NonNullable<Channel['urgent']>) =>
    toy({
      parts: { sender: part(sender), receiver: part(receiver), alarm: part(alarm) },
      channels: [{ from: 'sender', to: 'receiver', kind: 'fifo', carries: ['One', 'Two'], urgent }],
      properties: [always(rings, ({ at }) => at('alarm') !== 'rung' || at('receiver') === 'both')],
    });

  test('no tick passes while an urgent channel holds a message', () => {
    // Two deliveries, a tick, the timer: one way.
    expect(check(withAlarm(true))).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
  });

  test('ticks pass between messages of a channel that is not urgent', () => {
    // Three states of the receiver by three of the alarm; two deliveries in each column, a tick and a timer in each row.
    const report = check(withAlarm(false), { stopAtSurprise: false });
    expect(report).toMatchObject({ states: 9, transitions: 12, verdict: 'violated' });
    expect(storyOf(report, rings)).toEqual(['tick all', 'timer limit of alarm']);
  });

  test('one that lets so many messages be late lets time pass with no more than these', () => {
    // As above, less what a tick leads to while two are under way: the alarm due, and rung, with nothing heard.
    const report = check(withAlarm({ above: 1 }), { stopAtSurprise: false });
    expect(report).toMatchObject({ states: 7, transitions: 8, verdict: 'violated' });
    expect(storyOf(report, rings)).toEqual(['deliver One sender > receiver', 'tick all', 'timer limit of alarm']);
    // With none late it is the same as `true`, and with two as `false`.
    expect(check(withAlarm({ above: 0 }))).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
    expect(check(withAlarm({ above: 2 }), { stopAtSurprise: false })).toMatchObject({ states: 9, transitions: 12 });
  });
});

describe('shared media', () => {
  const talker = (to: string) =>
    setup({ types, actions: { say: emit({ type: 'One', to }) } }).createMachine({
      id: 'talker',
      entry: 'say',
      initial: 'waiting',
      states: { waiting: { on: { One: 'told' } }, told: {} },
    });
  const talking = (kind: 'fifo' | 'bag') =>
    toy({
      parts: { a: part(talker('b')), b: part(talker('a')) },
      channels: [{ from: ['a', 'b'], to: ['a', 'b'], kind, carries: ['One'], capacity: 2 }],
    });

  test.each(['fifo', 'bag'] as const)('a %s that many share orders no sender against another', (kind) => {
    // Either is told first: 1 + 2 + 1.
    expect(check(talking(kind))).toMatchObject({ states: 4, transitions: 4, verdict: 'holds' });
  });

  test('those who share a medium share its capacity', () => {
    const system = talking('fifo');
    const [channel] = system.channels;
    expect(() => check({ ...system, channels: [{ ...channel!, capacity: 1 }] })).toThrow(
      'the channel a,b > a,b full at the start',
    );
  });
});
