import { assign, emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import {
  always,
  counterexampleOf,
  part,
  sometimes,
  storyOf,
  toy,
  types,
  typesOf,
  verdictOn,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import type { Channel } from './system.ts';

// Goal: those who meet in rendezvous answer each other before anybody else moves.
// Method: a client that asks and a server that answers, of which nobody may ever see the middle.

const client = setup({ types, actions: { ask: emit({ type: 'Ask', to: 'server' }) } }).createMachine({
  id: 'client',
  initial: 'idle',
  states: {
    idle: { on: { 'choice.ask': { target: 'asking', actions: 'ask' } } },
    asking: { on: { Answer: 'answered' } },
    answered: {},
  },
});
const server = setup({
  types,
  actions: { answer: emit({ type: 'Answer', to: 'client' }) },
}).createMachine({
  id: 'server',
  initial: 'ready',
  states: {
    ready: { on: { Ask: { target: 'used', actions: 'answer' } } },
    used: { on: { Ask: { actions: 'answer' } } },
  },
});
const meet = (from: string, to: string, ...carries: string[]): Channel => ({ from, to, kind: 'rendezvous', carries });

describe('rendezvous', () => {
  test('is answered within the step, the answer back included', () => {
    // Idle and ready, answered and used: one step, in which both messages are said in order.
    const report = check(
      toy({
        parts: { client: part(client), server: part(server) },
        channels: [meet('client', 'server', 'Ask'), meet('server', 'client', 'Answer')],
        properties: [
          always('Nobody is seen asking', ({ at }) => at('client') !== 'asking'),
          always('It is not answered', ({ at }) => at('client') !== 'answered', {
            expect: 'violated',
            reason: 'it is',
          }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
    const [only] = counterexampleOf(report, 'It is not answered').steps;
    expect(only).toEqual({
      step: { kind: 'choice', part: 'client', instance: 'client', choice: 'choice.ask' },
      sent: [
        { from: 'client', to: 'server', message: { type: 'Ask' } },
        { from: 'server', to: 'client', message: { type: 'Answer' } },
      ],
      changes: [
        { part: 'client', instance: 'client', path: 'state', before: 'idle', after: 'answered' },
        { part: 'server', instance: 'server', path: 'state', before: 'ready', after: 'used' },
      ],
    });
  });

  test('an answer may take its time where its own channel is a fifo', () => {
    // Idle, asking with the answer under way, answered.
    const report = check(
      toy({
        parts: { client: part(client), server: part(server) },
        channels: [
          meet('client', 'server', 'Ask'),
          { from: 'server', to: 'client', kind: 'fifo', carries: ['Answer'] },
        ],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2 });
  });

  test('several messages are met in the order in which they were said, before the answers to them', () => {
    const caller = setup({
      types: typesOf<{ heard: readonly number[] }>(),
      actions: {
        call: enqueueActions(({ enqueue }) => {
          for (const number of [1, 2]) enqueue.emit({ type: 'Call', to: 'echo', number });
        }),
        note: assign({ heard: ({ context, event }) => [...context.heard, Number(event.number)] }),
      },
    }).createMachine({
      id: 'caller',
      context: { heard: [] },
      initial: 'idle',
      states: {
        idle: { on: { 'choice.call': { target: 'called', actions: 'call' } } },
        called: { on: { Echo: { actions: 'note' } } },
      },
    });
    const echo = setup({
      types,
      actions: { answer: emit(({ event }) => ({ type: 'Echo', to: 'caller', number: event.number })) },
    }).createMachine({
      id: 'echo',
      initial: 'ready',
      states: { ready: { on: { Call: { actions: 'answer' } } } },
    });
    // Idle, and called with both echoes heard: one step.
    const report = check(
      toy({
        parts: { caller: part(caller), echo: part(echo) },
        channels: [meet('caller', 'echo', 'Call'), meet('echo', 'caller', 'Echo')],
        properties: [
          always('Both echoes come at once', ({ context }) =>
            ['[]', '[1,2]'].includes(JSON.stringify(context('caller', 'heard'))),
          ),
          always('It calls nobody', ({ at }) => at('caller') === 'idle', { expect: 'violated', reason: 'it does' }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
    const [only] = counterexampleOf(report, 'It calls nobody').steps;
    expect(only?.sent.map(({ message }) => `${String(message.type)} ${String(message.number)}`)).toEqual([
      'Call 1',
      'Call 2',
      'Echo 1',
      'Echo 2',
    ]);
  });

  test('nobody is met who is down', () => {
    // Client idle or asking for ever, server up or down: a crash out of idle and out of answered, a choice while the server
    // is up and one while it is down.
    const report = check(
      toy({
        parts: { client: part(client), server: part(server) },
        channels: [meet('client', 'server', 'Ask'), meet('server', 'client', 'Answer')],
        faults: [{ crash: 'server', times: 1 }],
        properties: [sometimes('It asks in vain', ({ at }) => at('client') === 'asking' && at('server') === undefined)],
      }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
  });

  test('nobody is met over a cut link', () => {
    const report = check(
      toy({
        parts: { client: part(client), server: part(server) },
        channels: [{ ...meet('client', 'server', 'Ask'), link: 'bus' }, meet('server', 'client', 'Answer')],
        faults: [{ cut: 'bus', times: 1 }],
        properties: [sometimes('It asks in vain', ({ at }) => at('client') === 'asking' && at('server') === 'ready')],
      }),
    );
    // As above, with the cut in place of the crash.
    expect(report).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
  });

  test('what is not expected is found inside a rendezvous too', () => {
    // The answer meets a client that has no transition for it.
    const forgetful = setup({
      types,
      actions: { ask: emit({ type: 'Ask', to: 'server' }) },
    }).createMachine({
      id: 'forgetful',
      initial: 'idle',
      states: { idle: { on: { 'choice.ask': { target: 'bored', actions: 'ask' }, Answer: 'idle' } }, bored: {} },
    });
    const report = check(
      toy({
        parts: { client: part(forgetful), server: part(server) },
        channels: [meet('client', 'server', 'Ask'), meet('server', 'client', 'Answer')],
      }),
    );
    expect(verdictOn(report, 'reception')).toBe('violated');
    expect(storyOf(report, 'reception')).toEqual(['choice.ask of client']);
    expect(counterexampleOf(report, 'reception').finding).toBe(
      'Answer was not expected: "forgetful" has no transition for it in its state.',
    );
  });

  test('a full channel holds back the whole of a rendezvous', () => {
    const teller = setup({
      types,
      actions: {
        tell: enqueueActions(({ enqueue }) => {
          enqueue.emit({ type: 'Answer', to: 'client' });
          enqueue.emit({ type: 'Answer', to: 'client' });
        }),
      },
    }).createMachine({ id: 'teller', initial: 'ready', states: { ready: { on: { Ask: { actions: 'tell' } } } } });
    // The server's two answers never fit, so that the client never asks: one state.
    const report = check(
      toy({
        parts: { client: part(client), server: part(teller) },
        channels: [
          meet('client', 'server', 'Ask'),
          { from: 'server', to: 'client', kind: 'fifo', carries: ['Answer'], capacity: 1, whenFull: 'back-pressure' },
        ],
        quiescent: () => false,
      }),
    );
    expect(report).toMatchObject({ states: 1, transitions: 0 });
    expect(storyOf(report, 'deadlock')).toEqual([]);
  });

  test('two that answer each other for ever are an error, not a hanging search', () => {
    const mirror = (to: string) =>
      setup({ types, actions: { reflect: emit({ type: 'Light', to }) } }).createMachine({
        id: 'mirror',
        initial: 'hanging',
        states: { hanging: { on: { Light: { actions: 'reflect' }, 'choice.shine': { actions: 'reflect' } } } },
      });
    const system = toy({
      parts: { left: part(mirror('right')), right: part(mirror('left')) },
      channels: [meet('left', 'right', 'Light'), meet('right', 'left', 'Light')],
    });
    expect(() => check(system)).toThrow(
      /toy > parts\.(left|right)\n {2}found: more than 1000 answers in one rendezvous/u,
    );
  });

  test('what starts together meets when all are up', () => {
    // Client and server start in one step: whichever is named first, nobody is asked before it is up.
    const eager = setup({ types, actions: { ask: emit({ type: 'Ask', to: 'server' }) } }).createMachine({
      id: 'eager',
      entry: 'ask',
      initial: 'asking',
      states: { asking: { on: { Answer: 'answered' } }, answered: {} },
    });
    const card = {
      hosts: [{ name: 'card' }],
      channels: [meet('client', 'server', 'Ask'), meet('server', 'client', 'Answer')],
    };
    const report = check(
      toy({
        ...card,
        parts: { client: part(eager, { host: 'card' }), server: part(server, { host: 'card' }) },
        faults: [
          { crash: 'card', times: 1 },
          { restart: 'card', times: 1 },
        ],
        properties: [
          always('Who is up is answered', ({ at }) => [undefined, 'answered'].includes(at('client') as string)),
        ],
      }),
    );
    // Up, down, up again.
    expect(report).toMatchObject({ states: 3, transitions: 2, verdict: 'holds' });
  });
});
