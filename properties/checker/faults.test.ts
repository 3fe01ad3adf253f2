import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { roleOf, type Boot } from '../../machines/role.ts';
import {
  always,
  counterexampleOf,
  part,
  sometimes,
  storyOf,
  toy,
  types,
  typesOf,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import type { Fault } from './system.ts';

// Goal: a fault happens to the node or link that it names, as often as its budget allows and only where it can.
// Method: idle parts whose only steps are faults, and one message over a link; every state listed on paper.

const idle = setup({}).createMachine({ id: 'idle', initial: 'running', states: { running: {} } });
const idler = (host: string, more = {}) => ({ role: roleOf(idle), host, ...more });

const once = (...faults: Exclude<Fault, { remove: string }>[]) => faults;
const hosts = [{ name: 'card', hosts: [{ name: 'cpu' }] }, { name: 'other' }];

describe('crash and restart', () => {
  test('a card takes both its processes down in one step, which is called by its name', () => {
    // Up, or down; one step.
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu'), b: idler('cpu') },
        faults: once({ crash: 'card', times: 1 }),
        properties: [
          always('Somebody is up', ({ at }) => at('a') !== undefined || at('b') !== undefined, {
            expect: 'violated',
            reason: 'both die',
          }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
    expect(storyOf(report, 'Somebody is up')).toEqual(['crash card']);
    const status = { path: 'status', before: 'up', after: 'down' };
    expect(counterexampleOf(report, 'Somebody is up').steps[0]?.changes).toEqual([
      { part: 'a', instance: 'a', ...status },
      { part: 'b', instance: 'b', ...status },
    ]);
  });

  test('a card that restarts starts both its processes in one step', () => {
    // Up, down, and up for the second time.
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu'), b: idler('cpu') },
        faults: once({ crash: 'card', times: 1 }, { restart: 'card', times: 1 }),
        properties: [
          always('Both are up, or neither', ({ at }) => (at('a') === undefined) === (at('b') === undefined)),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2, verdict: 'holds', neverFired: [] });
  });

  test('a part cannot restart while its card is down', () => {
    // Up, or down for good: the restart of the part is never possible.
    const report = check(
      toy({ hosts, parts: { a: idler('cpu') }, faults: once({ crash: 'card', times: 1 }, { restart: 'a', times: 1 }) }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, neverFired: ['restart a'] });
  });

  test('a part on a running card crashes and restarts alone', () => {
    // a: up, down, up again; b is always up.
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu'), b: idler('cpu') },
        faults: once({ crash: 'a', times: 1 }, { restart: 'a', times: 1 }),
        properties: [always('The other goes on', ({ at }) => at('b') === 'running')],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2, verdict: 'holds' });
  });

  test('a card restarts without a processor of its own that is still down', () => {
    // Two ways: the cpu crashes, then the card, then the card restarts and the cpu stays down; or the card crashes, restarts
    // and a with it, then the cpu crashes. Three steps each from one beginning; their ends differ in how often a started.
    const cpuWatch = setup({ guards: { isCpu: ({ event }) => event.target === 'cpu' }, types }).createMachine({
      id: 'cpu watch',
      initial: 'up',
      states: { up: { on: { crash: { guard: 'isCpu', target: 'down' } } }, down: {} },
    });
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu') },
        faults: once({ crash: 'cpu', times: 1 }, { crash: 'card', times: 1 }, { restart: 'card', times: 1 }),
        monitors: { cpu: { machine: cpuWatch, view: ({ value }) => value } },
        properties: [
          always(
            'Nothing runs on a cpu that is down',
            ({ at, monitor }) => monitor('cpu') === 'up' || at('a') === undefined,
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 7, transitions: 6, verdict: 'holds', neverFired: [] });
  });

  test('each part counts its own starts', () => {
    // a crashes and restarts twice: up 1, down, up 2, down, up 3; b has started once all along.
    const counted = setup({ types: typesOf<{ boot: number }, Boot>() }).createMachine({
      id: 'counted',
      context: ({ input }) => ({ boot: input.boot }),
      initial: 'running',
      states: { running: {} },
    });
    const counting = part(counted, { host: 'cpu' });
    const report = check(
      toy({
        hosts,
        parts: { a: counting, b: counting },
        faults: once({ crash: 'a', times: 2 }, { restart: 'a', times: 2 }),
        properties: [
          always('b starts once', ({ context }) => context('b', 'boot') === 1),
          sometimes('a starts three times', ({ context }) => context('a', 'boot') === 3),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 4, verdict: 'holds' });
  });

  test('a part that is down at first starts with boot 1', () => {
    const boots = setup({ types: typesOf<{ boot: number }, Boot>() }).createMachine({
      id: 'boots',
      context: ({ input }) => ({ boot: input.boot }),
      initial: 'running',
      states: { running: {} },
    });
    // Down, up.
    const report = check(
      toy({
        parts: { a: part(boots, { initially: 'down' }) },
        faults: once({ restart: 'a', times: 1 }, { crash: 'a', times: 0 }),
        properties: [
          always('It starts for the first time', ({ context }) =>
            [undefined, 1].includes(context('a', 'boot') as number),
          ),
          sometimes('It is down', ({ at }) => at('a') === undefined),
          sometimes('It is up', ({ at }) => at('a') === 'running'),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'holds', neverFired: [] });
  });

  test('what is removed never comes back', () => {
    // Up, or gone; neither restart is ever possible.
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu') },
        faults: [{ remove: 'cpu' }, { restart: 'cpu', times: 1 }, { restart: 'a', times: 1 }],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, neverFired: ['restart cpu', 'restart a'] });
  });

  test('a removed part stays away when its card restarts', () => {
    // By what happened, R for the removal of a and C and U for the card going down and up: nothing, R, C, RC = CR, RCU, CU,
    // CUR. Into RC lead two steps, into the others but the first one each.
    const report = check(
      toy({
        hosts,
        parts: { a: idler('cpu') },
        faults: [{ remove: 'a' }, { crash: 'card', times: 1 }, { restart: 'card', times: 1 }],
        properties: [sometimes('It restarts', ({ at }) => at('a') === 'running')],
      }),
    );
    expect(report).toMatchObject({ states: 7, transitions: 7 });
  });
});

describe('cut and heal', () => {
  const sender = setup({ types, actions: { send: emit({ type: 'Data', to: 'b' }) } }).createMachine({
    id: 'sender',
    initial: 'ready',
    states: { ready: { on: { Send: { target: 'sent', actions: 'send' } } }, sent: {} },
  });
  const receiver = setup({}).createMachine({
    id: 'receiver',
    initial: 'waiting',
    states: { waiting: { on: { Data: 'got' } }, got: {} },
  });

  test.each(['fifo', 'bag'] as const)(
    'a cut %s loses what is under way and what is sent, until it is healed',
    (kind) => {
      // Whole: not sent, under way, got. Cut: not sent, lost, got. Healed: not sent, lost, got, and under way for what is sent
      // only now. Steps: send and deliver; three cuts; send into the cut; three heals; send and deliver.
      const report = check(
        toy({
          parts: { a: part(sender), b: part(receiver) },
          channels: [{ from: 'a', to: 'b', kind, carries: ['Data'], link: 'wire' }],
          stimuli: [{ part: 'a', event: { type: 'Send' }, times: 1 }],
          faults: once({ cut: 'wire', times: 1 }, { heal: 'wire', times: 1 }),
          properties: [
            sometimes(
              'It is lost',
              ({ at, underWay }) => at('a') === 'sent' && at('b') === 'waiting' && underWay('a', 'b').length === 0,
            ),
          ],
        }),
      );
      expect(report).toMatchObject({ states: 10, transitions: 11, verdict: 'holds', neverFired: [] });
    },
  );

  test('a link is cut once at a time and healed only when it is cut', () => {
    // Whole, cut, healed, cut, healed: in this order alone.
    const report = check(
      toy({
        parts: { a: part(sender), b: part(receiver) },
        channels: [{ from: 'a', to: 'b', kind: 'fifo', carries: ['Data'], link: 'wire' }],
        faults: once({ cut: 'wire', times: 2 }, { heal: 'wire', times: 2 }),
      }),
    );
    expect(report).toMatchObject({ states: 5, transitions: 4 });
  });
});
