import { assign, emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Boot } from '../../machines/role.ts';
import { always, part, sometimes, toy, types, typesOf, type ToyView } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import type { Fault } from './system.ts';

// Goal: a crash takes what is volatile and what is under way to the dead; a restart is a new incarnation.
// Method: charts that remember what they wrote or heard, with a few messages under way; every state listed on paper.

const dies = (part: string, starts = 1): readonly Fault[] => [
  { crash: part, times: 1 },
  { restart: part, times: starts },
];
const hosts = [{ name: 'card', hosts: [{ name: 'cpu' }] }, { name: 'other' }];

describe('what a crash leaves', () => {
  const store = setup({
    types: typesOf<{ kept: number; volatile: number }, Boot>(),
    actions: { write: assign({ volatile: 1, kept: ({ context }) => context.kept + 1 }) },
  }).createMachine({
    id: 'store',
    context: ({ input }) => ({ kept: Number(input.durable['store.kept'] ?? 0), volatile: 0 }),
    initial: 'ready',
    states: { ready: { on: { Write: { actions: 'write' } } } },
  });

  test('a restart reads what was durable and nothing else', () => {
    // Up with 0..2 writes, and down after so many: 3 + 3. Up again, by writes (before, after): (0,0) (1,0) (2,0) (0,1), and
    // (0,2) = (1,1), where two are kept and something is volatile: 5. Writes: 2, none, and 3 out of (0,0), (1,0) and (0,1);
    // three crashes and three restarts.
    const report = check(
      toy({
        parts: { store: part(store, { durable: ['store.kept'] }) },
        stimuli: [{ part: 'store', event: { type: 'Write' }, times: 2 }],
        faults: dies('store'),
        properties: [
          sometimes(
            'A value outlives the crash',
            ({ context }) => context('store', 'kept') === 2 && context('store', 'volatile') === 0,
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 11, transitions: 11, verdict: 'holds' });
  });

  test('timers go with the crash', () => {
    const alarm = setup({ delays: { limit: 2 } }).createMachine({
      id: 'alarm',
      initial: 'waiting',
      states: { waiting: { after: { limit: 'rung' } }, rung: {} },
    });
    // 2, 1, 0 ticks left, rung; down, out of which no tick leads; then 2, 1, 0 ticks left and rung again.
    // Two ticks and a timer, twice; a crash out of 4 states; a restart.
    const report = check(toy({ parts: { a: part(alarm) }, faults: dies('a') }));
    expect(report).toMatchObject({ states: 9, transitions: 11 });
  });

  const greeting = (to: string) =>
    setup({
      types: typesOf<{ heard: number }>(),
      actions: {
        greet: emit({ type: 'Hello', to }),
        count: assign({ heard: ({ context }) => context.heard + 1 }),
      },
    }).createMachine({
      id: 'greeting',
      context: { heard: 0 },
      entry: 'greet',
      initial: 'listening',
      states: { listening: { on: { Hello: { actions: 'count' } } } },
    });

  test('what was under way to the dead is lost, what the dead had sent stays', () => {
    // a (on the card) and c greet each other. Before: each message delivered or not: 4 states, 4 deliveries, 4 crashes.
    // Down: only the message to c can be left: 2 states, 1 delivery, 2 restarts. After: a greets again, so that c has a
    // message of either incarnation to come or not: 4 states, 4 deliveries, and a hears nothing for ever.
    const report = check(
      toy({
        hosts,
        parts: { a: part(greeting('c'), { host: 'cpu' }), c: part(greeting('a'), { host: 'other' }) },
        channels: [
          { from: 'a', to: 'c', kind: 'fifo', carries: ['Hello'] },
          { from: 'c', to: 'a', kind: 'fifo', carries: ['Hello'] },
        ],
        faults: dies('card'),
        properties: [
          always(
            'Nothing is under way to the dead',
            ({ at, underWay }) => at('a') !== undefined || underWay('c', 'a').length === 0,
          ),
          sometimes(
            'Something is under way from the dead',
            ({ at, underWay }) => at('a') === undefined && underWay('a', 'c').length === 1,
          ),
          sometimes('It is heard of both', ({ context }) => context('c', 'heard') === 2),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 10, transitions: 15, verdict: 'holds' });
  });

  test.each([
    // Down or up, shouted or not; while up, what was shouted is lost, under way or heard: 2 + 1 + 3.
    { kind: 'bag', states: 6 },
    // It cannot be lost: 2 + 1 + 2.
    { kind: 'set', states: 5 },
  ] as const)(
    'what is sent to the dead over a $kind is lost, save into a set, which forgets nothing',
    ({ kind, states }) => {
      const shout = setup({ types, actions: { say: emit({ type: 'Hello', to: 'a' }) } }).createMachine({
        id: 'shout',
        initial: 'quiet',
        states: { quiet: { on: { 'choice.shout': { target: 'hoarse', actions: 'say' } } }, hoarse: {} },
      });
      const listener = setup({}).createMachine({
        id: 'listener',
        initial: 'listening',
        states: { listening: { on: { Hello: 'heard' } }, heard: { on: { Hello: { description: 'Again.' } } } },
      });
      const report = check(
        toy({
          hosts,
          parts: {
            a: part(listener, { host: 'cpu', initially: 'down' }),
            c: part(shout, { host: 'other' }),
          },
          channels: [{ from: 'c', to: 'a', kind, carries: ['Hello'] }],
          faults: [{ restart: 'a', times: 1 }],
        }),
      );
      // Two shouts, two restarts, one delivery.
      expect(report).toMatchObject({ states, transitions: 5, verdict: 'holds' });
    },
  );
});

describe('streams of incarnations', () => {
  /** Says 1 and 2 when it starts, with the number of the start. */
  const sender = setup({
    types: typesOf<{ boot: number }, Boot>(),
    actions: {
      say: enqueueActions(({ context, enqueue }) => {
        for (const number of [1, 2]) enqueue.emit({ type: 'Data', to: 'receiver', boot: context.boot, number });
      }),
    },
  }).createMachine({
    id: 'sender',
    context: ({ input }) => ({ boot: input.boot }),
    entry: 'say',
    initial: 'silent',
    states: { silent: {} },
  });
  const log = setup({
    types: typesOf<{ heard: readonly string[] }>(),
    actions: {
      append: assign({
        heard: ({ context, event }) => [...context.heard, `${String(event.boot)}.${String(event.number)}`],
      }),
    },
  }).createMachine({
    id: 'log',
    context: { heard: [] },
    initial: 'listening',
    states: { listening: { on: { Data: { actions: 'append' } } } },
  });
  const heard = ({ context }: ToyView) => context('receiver', 'heard') as readonly string[];
  const inOrder = (words: readonly string[]) =>
    words.every((word, at) => !word.endsWith('.2') || words.slice(0, at).includes(word.replace('.2', '.1')));

  const system = (kind: 'fifo' | 'bag', faults: readonly Fault[]) =>
    toy({
      parts: { sender: part(sender), receiver: part(log) },
      channels: [{ from: 'sender', to: 'receiver', kind, carries: ['Data'], capacity: 6 }],
      faults,
      properties: [
        always(
          'What one incarnation says is heard in order',
          (view) => inOrder(heard(view)),
          kind === 'bag' ? { expect: 'violated', reason: 'a bag has no order' } : {},
        ),
        sometimes('Old before new', (view) => heard(view).join(' ') === '1.1 1.2 2.1 2.2'),
        sometimes('New before old', (view) => heard(view).join(' ') === '2.1 2.2 1.1 1.2'),
        sometimes('New between old', (view) => heard(view).join(' ') === '1.1 2.1 1.2 2.2'),
      ],
    });

  test('on a fifo, what a dead sender left and what its successor says come in any order, each in its own', () => {
    // Up and down with 0..2 old ones heard: 3 + 3. After the restart, i old and j new ones heard in any of the (i + j over i)
    // interleavings, for i, j in 0..2: 1 + 1 + 1 + 1 + 2 + 3 + 1 + 3 + 6 = 19.
    // Deliveries 2 + 2; three crashes and restarts; then one out of each interleaving for an old and for a new one left:
    // 2 + 2 + 1 + 2 + 4 + 3 + 1 + 3 + 0 = 18.
    const report = check(system('fifo', dies('sender')));
    expect(report).toMatchObject({ states: 25, transitions: 28, verdict: 'holds' });
  });

  test('on a bag, everything comes in any order', () => {
    // Up and down with a sequence of 0..2 of 2 old ones heard: 5 + 5. After the restart, a sequence of some of 4 different
    // ones heard: 1 + 4 + 12 + 24 + 24 = 65.
    expect(check(system('bag', dies('sender')))).toMatchObject({ states: 75, asExpected: true });
  });

  test('two dead incarnations with the same left to say are not told apart', () => {
    const parrot = setup({
      types,
      actions: { say: emit({ type: 'Data', to: 'receiver' }) },
    }).createMachine({
      id: 'parrot',
      entry: 'say',
      initial: 'silent',
      states: { silent: {} },
    });
    const counter = setup({
      types: typesOf<{ heard: number }>(),
      actions: { count: assign({ heard: ({ context }) => context.heard + 1 }) },
    }).createMachine({
      id: 'counter',
      context: { heard: 0 },
      initial: 'listening',
      states: { listening: { on: { Data: { actions: 'count' } } } },
    });
    // The sender has started once, died, started twice, died again: 1, 1, 2 and 2 messages said. Of what is said, the living
    // one's is under way or heard (o = 0, 1), and of the dead ones' d are still under way. Up 1: o: 2. Down 1: d in 0..1: 2.
    // Up 2: o x d: 4. Down 2: d in 0..2: 3. Deliveries: 1, 1, 2 + 2, 2; crashes 2 + 4; restarts 2.
    const report = check(
      toy({
        parts: { sender: part(parrot), receiver: part(counter) },
        channels: [{ from: 'sender', to: 'receiver', kind: 'fifo', carries: ['Data'] }],
        faults: [
          { crash: 'sender', times: 2 },
          { restart: 'sender', times: 1 },
        ],
      }),
    );
    expect(report).toMatchObject({ states: 11, transitions: 16 });
  });
});
