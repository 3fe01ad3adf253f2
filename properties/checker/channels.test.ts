import { assign, emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { always, part, sometimes, storyOf, toy, types, typesOf, type ToyView } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import type { Channel, System } from './system.ts';

// Goal: each kind of channel hands over what its name promises, and no more.
// Method: a sender that says One and Two when it starts, and a receiver whose state is what it has heard, in order.

const sender = setup({
  types,
  actions: {
    say: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'One', to: 'receiver' });
      enqueue.emit({ type: 'Two', to: 'receiver' });
    }),
  },
}).createMachine({ id: 'sender', entry: 'say', initial: 'silent', states: { silent: {} } });

const seen = { description: 'Heard before.' };
const receiver = setup({}).createMachine({
  id: 'receiver',
  initial: 'nothing',
  states: {
    nothing: { on: { One: 'one', Two: 'two' } },
    one: { on: { Two: 'oneTwo', One: seen } },
    two: { on: { One: 'twoOne', Two: seen } },
    oneTwo: { on: { One: seen, Two: seen } },
    twoOne: { on: { One: seen, Two: seen } },
  },
});

const inOrder = sometimes('One comes before two', ({ at }) => at('receiver') === 'oneTwo');
const outOfOrder = (expect: 'holds' | 'violated') =>
  sometimes('Two comes before one', ({ at }) => at('receiver') === 'twoOne', {
    expect,
    reason: 'the channel keeps order',
  });

function saying(channel: Partial<Channel>, more: Partial<System<ToyView>> = {}): System<ToyView> {
  return toy({
    parts: { sender: part(sender), receiver: part(receiver) },
    channels: [{ from: 'sender', to: 'receiver', kind: 'fifo', carries: ['One', 'Two'], ...channel }],
    ...more,
  });
}

describe('order', () => {
  test('a fifo delivers in the order of sending', () => {
    // [One Two] nothing, [Two] one, [] oneTwo.
    const report = check(saying({}, { properties: [inOrder, outOfOrder('violated')] }));
    expect(report).toMatchObject({ states: 3, transitions: 2, asExpected: true });
  });

  test('a bag delivers in any order', () => {
    // {One Two}, then one of two left, then none: the receiver remembers which came first, so 1 + 2 + 2.
    const report = check(saying({ kind: 'bag' }, { properties: [inOrder, outOfOrder('holds')] }));
    expect(report).toMatchObject({ states: 5, transitions: 4, asExpected: true });
  });

  test('a set delivers in any order and again, and is never emptied', () => {
    // The set stays {One Two}, so the receiver's five states; what it hears again changes nothing and is no step.
    const report = check(
      saying(
        { kind: 'set' },
        {
          properties: [
            inOrder,
            outOfOrder('holds'),
            always('Two stay', ({ underWay }) => underWay('sender', 'receiver').length === 2),
          ],
        },
      ),
    );
    expect(report).toMatchObject({ states: 5, transitions: 4, asExpected: true });
  });
});

describe('loss', () => {
  const waiter = setup({
    types,
    actions: { ask: emit({ type: 'Ask', to: 'answerer' }) },
  }).createMachine({
    id: 'waiter',
    entry: 'ask',
    initial: 'waiting',
    states: { waiting: { on: { Answer: 'answered' } }, answered: {} },
  });
  const answerer = setup({
    types,
    actions: { answer: emit({ type: 'Answer', to: 'waiter' }) },
  }).createMachine({
    id: 'answerer',
    initial: 'ready',
    states: { ready: { on: { Ask: { actions: 'answer' } } } },
  });

  test('waiting for an answer without a timer deadlocks where messages are lost, at the first one', () => {
    // [Ask] and [Answer] under way, answered, or nothing under way for ever: deliver, deliver, and a loss of either message.
    const lossy = { kind: 'fifo', loss: 'unbounded' } as const;
    const report = check(
      toy({
        parts: { waiter: part(waiter), answerer: part(answerer) },
        channels: [
          { from: 'waiter', to: 'answerer', carries: ['Ask'], ...lossy },
          { from: 'answerer', to: 'waiter', carries: ['Answer'], ...lossy },
        ],
        quiescent: ({ at }) => at('waiter') === 'answered',
        expectViolated: { deadlock: 'nobody asks again' },
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 4, verdict: 'violated', asExpected: true });
    expect(storyOf(report, 'deadlock')).toEqual(['lose Ask waiter > answerer']);
  });

  test('a budget of one loss loses either message, never both', () => {
    // Nothing lost: [One Two], [Two] one, [] oneTwo. Lost: [Two] nothing, which leads to [] two, and [] one. Three
    // deliveries and two losses.
    const report = check(
      saying(
        { loss: 1 },
        {
          properties: [
            sometimes(
              'One is lost',
              ({ at, underWay }) => at('receiver') === 'two' && underWay('sender', 'receiver').length === 0,
            ),
            sometimes(
              'Two is lost',
              ({ at, underWay }) => at('receiver') === 'one' && underWay('sender', 'receiver').length === 0,
            ),
            always(
              'Something arrives',
              ({ at, underWay }) => at('receiver') !== 'nothing' || underWay('sender', 'receiver').length > 0,
            ),
          ],
        },
      ),
    );
    expect(report).toMatchObject({ states: 6, transitions: 5, verdict: 'holds', neverFired: [] });
  });
});

describe('duplication', () => {
  const counter = setup({
    types: typesOf<{ heard: number }>(),
    actions: { count: assign({ heard: ({ context }) => context.heard + 1 }) },
  }).createMachine({
    id: 'counter',
    context: { heard: 0 },
    initial: 'counting',
    states: { counting: { on: { One: { actions: 'count' }, Two: { actions: 'count' } } } },
  });

  test('a duplicate is a delivery that leaves the message where it is, as often as the budget allows', () => {
    // Two messages and one duplication: by (left, heard, duplicated): (2,0,0) (1,1,0) (0,2,0) (2,1,1) (1,2,1) (0,3,1);
    // two deliveries in each row of three, and a duplicate out of (2,0,0) and of (1,1,0).
    const report = check(
      toy({
        parts: { sender: part(sender), receiver: part(counter) },
        channels: [{ from: 'sender', to: 'receiver', kind: 'fifo', carries: ['One', 'Two'], duplication: 1 }],
        properties: [
          always('Nobody hears more than three', ({ context }) => Number(context('receiver', 'heard')) <= 3),
          sometimes('One duplicate', ({ context }) => context('receiver', 'heard') === 3),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 6, transitions: 6, verdict: 'holds' });
  });

  test('a duplicate of a message that is ignored still spends the budget', () => {
    // [One Two] and [Two] and [] with the budget whole or spent; a receiver of one state ignores all: 2 x 2 deliveries and
    // a duplicate out of the first two.
    const deaf = setup({}).createMachine({
      id: 'deaf',
      on: { One: seen, Two: seen },
      initial: 'deaf',
      states: { deaf: {} },
    });
    const report = check(
      toy({
        parts: { sender: part(sender), receiver: part(deaf) },
        channels: [{ from: 'sender', to: 'receiver', kind: 'fifo', carries: ['One', 'Two'], duplication: 1 }],
      }),
    );
    expect(report).toMatchObject({ states: 6, transitions: 6, neverFired: [] });
  });
});
