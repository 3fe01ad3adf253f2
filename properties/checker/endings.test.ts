import { assign, emit, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Boot, Role } from '../../machines/role.ts';
import { always, counterexampleOf, part, sometimes, step, toy, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';

// Goal: a part whose chart comes to its top-level final state goes down in that step, as if it crashed once its outputs are out.
// Method: parts that end on being told to, with every state listed on paper.

/** Says Bye and is gone when it is told to stop. */
const mortal = setup({
  types: typesOf<{ boot: number }, Boot>(),
  actions: { farewell: emit({ type: 'Bye', to: 'b' }) },
}).createMachine({
  id: 'mortal',
  context: ({ input }) => ({ boot: input.boot }),
  initial: 'running',
  states: { running: { on: { Stop: { target: 'over', actions: 'farewell' } } }, over: { type: 'final' } },
});
const listener = setup({}).createMachine({
  id: 'listener',
  initial: 'waiting',
  states: { waiting: { on: { Bye: 'told' } }, told: { on: { Bye: 'again' } }, again: {} },
});
const stop = (times: number) => ({ part: 'a', event: { type: 'Stop' }, times });
const bye = { from: 'a', to: 'b', kind: 'fifo', carries: ['Bye'] } as const;

describe('a part that comes to its end', () => {
  test('goes down in that step, and what it said arrives', () => {
    // Running; down with Bye under way; told.
    const report = check(
      toy({
        parts: { a: part(mortal), b: part(listener) },
        channels: [bye],
        stimuli: [stop(1)],
        properties: [
          always('It is never seen at its end', ({ at }) => at('a') !== 'over'),
          always('Nobody is told', ({ at }) => at('b') === 'waiting', { expect: 'violated', reason: 'it is' }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2, asExpected: true });
    expect(counterexampleOf(report, 'Nobody is told').steps[0]).toEqual({
      step: { kind: 'stimulus', part: 'a', message: { type: 'Stop' } },
      sent: [{ from: 'a', to: 'b', message: { type: 'Bye' } }],
      ended: [{ part: 'a', boot: 1 }],
      changes: [{ part: 'a', instance: 'a', path: 'status', before: 'up', after: 'down' }],
    });
  });

  test('can be started again, with the next boot number, and what its predecessor said is a stream of its own', () => {
    // Up 1, down, up 2, down again: with nothing, one Bye or two told of those that were said: 1 + 2 + 2 + 3. In the last of
    // them two equal messages stand at the heads of two streams, both closed: one step.
    const report = check(
      toy({
        parts: { a: part(mortal), b: part(listener) },
        channels: [bye],
        stimuli: [stop(2)],
        faults: [
          { restart: 'a', times: 1 },
          { crash: 'a', times: 0 },
        ],
        properties: [sometimes('It runs again', ({ context }) => context('a', 'boot') === 2)],
      }),
    );
    // One stop, two restarts, two stops; of the four deliveries one is of a dead stream beside a living part.
    expect(report).toMatchObject({ states: 8, transitions: 9, verdict: 'holds', neverFired: [] });
  });

  test('loses its timers and what is on its way to it, and keeps what is durable', () => {
    const counter = setup({
      types: typesOf<{ heard: number }, Boot>(),
      delays: { patience: 1 },
      actions: { note: assign({ heard: ({ context }) => context.heard + 1 }) },
    }).createMachine({
      id: 'counter',
      context: ({ input }) => ({ heard: Number(input.durable['counter.heard'] ?? 0) }),
      initial: 'waiting',
      states: {
        waiting: { on: { Note: { target: 'over', actions: 'note' } }, after: { patience: 'late' } },
        late: { on: { Note: 'waiting' } },
        over: { type: 'final' },
      },
    });
    const writer = setup({ types, actions: { note: emit({ type: 'Note', to: 'a' }) } }).createMachine({
      id: 'writer',
      entry: ['note', 'note'],
      initial: 'done',
      states: { done: {} },
    });
    // Two notes under way; the first ends the part, the second is lost; it starts with the count and a new timer, which ends.
    const report = check(
      toy({
        parts: { a: part(counter, { durable: ['counter.heard'] }), b: part(writer) },
        channels: [{ from: 'b', to: 'a', kind: 'fifo', carries: ['Note'], urgent: true }],
        faults: [{ restart: 'a', times: 1 }],
        properties: [
          sometimes('It remembers', ({ at, context }) => at('a') === 'waiting' && context('a', 'heard') === 1),
          always(
            'What was on its way is lost',
            ({ at, underWay }) => at('a') !== undefined || underWay('b', 'a').length === 0,
          ),
        ],
      }),
    );
    // Started, down, up, ticked, late.
    expect(report).toMatchObject({ states: 5, transitions: 4, depth: 4, verdict: 'holds' });
  });

  test.each([
    { start: 'first start', initially: 'up' as const, states: 2, transitions: 1 },
    { start: 'restart', initially: 'down' as const, states: 3, transitions: 2 },
  ])('may come to it by its $start', ({ initially, states, transitions }) => {
    const still = setup({ types, actions: { farewell: emit({ type: 'Bye', to: 'b' }) } }).createMachine({
      id: 'still',
      entry: 'farewell',
      initial: 'over',
      states: { over: { type: 'final' } },
    });
    // Down with Bye under way, told; before that, if it is down at first, down with nothing said.
    const report = check(
      toy({
        parts: { a: part(still, { initially }), b: part(listener) },
        channels: [bye],
        faults: [{ restart: 'a', times: initially === 'up' ? 0 : 1 }],
        properties: [
          always('It is never up', ({ at }) => at('a') === undefined),
          always('Nobody is told', ({ at }) => at('b') === 'waiting', { expect: 'violated', reason: 'it is' }),
        ],
      }),
    );
    expect(report).toMatchObject({ states, transitions, asExpected: true });
    const { endedAtStart, steps } = counterexampleOf(report, 'Nobody is told');
    expect(initially === 'up' ? endedAtStart : steps[0]?.ended).toEqual([{ part: 'a', boot: 1 }]);
  });

  test('in a rendezvous gets no answer any more', () => {
    // The asker ends as it asks; the answer, which nobody expects, goes nowhere. Before, and after.
    const asker = setup({ types, actions: { ask: emit({ type: 'Ask', to: 'b' }) } }).createMachine({
      id: 'asker',
      initial: 'idle',
      states: {
        idle: { on: { 'choice.ask': { target: 'over', actions: 'ask' } } },
        waiting: { on: { Answer: 'idle' } },
        over: { type: 'final' },
      },
    });
    const answerer = setup({ types, actions: { answer: emit({ type: 'Answer', to: 'a' }) } }).createMachine({
      id: 'answerer',
      initial: 'ready',
      states: { ready: { on: { Ask: { target: 'used', actions: 'answer' } } }, used: {} },
    });
    const meet = (from: string, to: string, type: string) =>
      ({ from, to, kind: 'rendezvous', carries: [type] }) as const;
    const report = check(
      toy({
        parts: { a: part(asker), b: part(answerer) },
        channels: [meet('a', 'b', 'Ask'), meet('b', 'a', 'Answer')],
        properties: [
          always('Both or neither', ({ at }) => (at('a') === undefined) === (at('b') === 'used')),
          step('The answer is said', (_, _event, sent) => sent.length === 2),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'holds' });
  });

  test('may come to it in an answer by rendezvous', () => {
    // The server ends when it is asked, its answer still arrives: before, and after.
    const client = setup({ types, actions: { ask: emit({ type: 'Ask', to: 'b' }) } }).createMachine({
      id: 'client',
      initial: 'idle',
      states: {
        idle: { on: { 'choice.ask': { target: 'asking', actions: 'ask' } } },
        asking: { on: { Answer: 'answered' } },
        answered: {},
      },
    });
    const server = setup({ types, actions: { answer: emit({ type: 'Answer', to: 'a' }) } }).createMachine({
      id: 'server',
      initial: 'ready',
      states: { ready: { on: { Ask: { target: 'over', actions: 'answer' } } }, over: { type: 'final' } },
    });
    const report = check(
      toy({
        parts: { a: part(client), b: part(server) },
        channels: [
          { from: 'a', to: 'b', kind: 'rendezvous', carries: ['Ask'] },
          { from: 'b', to: 'a', kind: 'rendezvous', carries: ['Answer'] },
        ],
        properties: [
          always('It is there', ({ at }) => at('b') === 'ready', { expect: 'violated', reason: 'it ends' }),
          always('Who is answered asked in vain', ({ at }) => (at('a') === 'answered') === (at('b') === undefined)),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
    expect(counterexampleOf(report, 'It is there').steps[0]?.ended).toEqual([{ part: 'b', boot: 1 }]);
  });
});

describe('a part of several charts', () => {
  /** A part whose charts x and y both hear Stop, in this order; it speaks to the environment. */
  const pair = (x: AnyStateMachine, y: AnyStateMachine) => {
    const role: Role<object, unknown> = {
      name: 'pair',
      instances: () => ({ x: { machine: x }, y: { machine: y } }),
      route: () => ['x', 'y'],
      view: (instances) => ({ value: instances.y?.value }),
    };
    return { role, host: 'box' };
  };
  const ending = setup({}).createMachine({
    id: 'ending',
    initial: 'running',
    states: { running: { on: { Stop: 'over', Last: 'running' } }, over: { type: 'final' } },
  });
  const speaking = setup({
    types,
    actions: { word: emit({ type: 'Word', to: 'environment' }), inside: emit({ type: 'Last', to: 'x' }) },
  }).createMachine({
    id: 'speaking',
    initial: 'running',
    states: { running: { on: { Stop: { target: 'told', actions: ['inside', 'word'] } } }, told: {} },
  });

  test('ends with one of them, when all have reacted; what the ended one is told then is lost', () => {
    // Up, and down: x ends, y still hears and speaks, and what it says to x is no unexpected reception.
    const report = check(
      toy({
        parts: { a: pair(ending, speaking) },
        stimuli: [stop(1)],
        properties: [
          step('The last word is said', (_, _event, sent) => sent.map(({ message }) => message.type).join() === 'Word'),
          always('It is up', ({ at }) => at('a') === 'running', { expect: 'violated', reason: 'it ends' }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
  });
});

test('a monitor sees the end after all that was sent', () => {
  const diary = setup({
    types: typesOf<{ seen: readonly string[] }>(),
    actions: {
      write: assign({
        seen: ({ context, event }) => [
          ...context.seen,
          event.type === 'end' ? `end of ${String(event.part)} ${String(event.boot)}` : event.type,
        ],
      }),
    },
  }).createMachine({
    id: 'diary',
    context: { seen: [] },
    initial: 'open',
    states: {
      open: {
        on: Object.fromEntries(
          ['stimulus.Stop', 'send.Bye', 'end', 'crash'].map((type) => [type, { actions: 'write' }]),
        ),
      },
    },
  });
  const report = check(
    toy({
      parts: { a: part(mortal), b: part(listener) },
      channels: [bye],
      stimuli: [stop(1)],
      faults: [{ crash: 'a', times: 1 }],
      monitors: { diary: { machine: diary, view: ({ context }) => context.seen } },
      properties: [
        sometimes('An end', ({ monitor }) => String(monitor('diary')) === 'stimulus.Stop,send.Bye,end of a 1'),
        always('A crash is no end', ({ monitor }) => !String(monitor('diary')).includes('crash,end')),
      ],
    }),
  );
  expect(report).toMatchObject({ verdict: 'holds' });
});
