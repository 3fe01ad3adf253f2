import { assign, emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { always, counterexampleOf, part, sometimes, step, toy, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { refusalOf } from './refusal.fixtures.ts';
import type { Fault } from './system.ts';

// Goal: whoever observes a part is told that it went down, within the step in which it did, and reacts in it.
// Method: processes of an operating system that tells a manager; every state listed on paper.

/** A process that ends when it is told to stop. */
const process = setup({}).createMachine({
  id: 'process',
  initial: 'running',
  states: { running: { on: { Stop: 'over' } }, over: { type: 'final' } },
});
/** Notes who ended, with the number of its start, and tells the manager. */
const os = setup({
  types: typesOf<{ ended: readonly string[] }>(),
  actions: {
    note: assign({ ended: ({ context, event }) => [...context.ended, `${String(event.from)} ${String(event.boot)}`] }),
    report: emit(({ event }) => ({ type: 'Report', to: 'manager', about: event.from })),
  },
}).createMachine({
  id: 'os',
  context: { ended: [] },
  initial: 'watching',
  states: { watching: { on: { PartEnded: { actions: ['note', 'report'] } } } },
});
const manager = setup({}).createMachine({
  id: 'manager',
  initial: 'content',
  states: { content: { on: { Report: 'informed' } }, informed: { on: { Report: { description: 'It knows.' } } } },
});
const watched = part(process, { observedBy: 'os', host: 'cpu' });
const hosts = [{ name: 'card', hosts: [{ name: 'cpu' }] }, { name: 'box' }];
const reports = (kind: 'fifo' | 'rendezvous') => ({ from: 'os', to: 'manager', kind, carries: ['Report'] }) as const;
const stop = { part: 'a', event: { type: 'Stop' }, times: 1 };

const happenings: readonly { readonly what: string; readonly faults?: readonly Fault[]; readonly ends?: boolean }[] = [
  { what: 'crash of the part', faults: [{ crash: 'a', times: 1 }] },
  { what: 'crash of a host above it', faults: [{ crash: 'card', times: 1 }] },
  { what: 'removal', faults: [{ remove: 'cpu' }] },
  { what: 'end of its own', ends: true },
];

describe('an observer', () => {
  test.each(happenings)('is told of a $what within the step, and what it says by rendezvous arrives in it', (given) => {
    // Up and content; down, noted and informed.
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(os), manager: part(manager) },
        channels: [reports('rendezvous')],
        ...(given.ends === true && { stimuli: [stop] }),
        ...(given.faults !== undefined && { faults: given.faults }),
        properties: [
          always('All of it at once', ({ at, context }) =>
            at('a') === undefined
              ? at('manager') === 'informed' && JSON.stringify(context('os', 'ended')) === '["a 1"]'
              : at('manager') === 'content',
          ),
          step(
            'It is said',
            (_, _event, sent) =>
              sent.map(({ from, to, message }) => `${from} ${message.type} ${to}`).join() ===
              'a PartEnded os,os Report manager',
          ),
          always('It is up', ({ at }) => at('a') === 'running', { expect: 'violated', reason: 'it goes down' }),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true, neverFired: [] });
    expect(counterexampleOf(report, 'It is up').steps[0]).toMatchObject({
      sent: [
        { from: 'a', to: 'os', message: { type: 'PartEnded', boot: 1 } },
        { from: 'os', to: 'manager', message: { type: 'Report', about: 'a' } },
      ],
      ...(given.ends === true && { ended: [{ part: 'a', boot: 1 }] }),
    });
  });

  test('puts what it says into channels like anything that it says', () => {
    // Up; down with the report under way; informed.
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(os), manager: part(manager) },
        channels: [reports('fifo')],
        stimuli: [stop],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2 });
  });

  test('is told of each that a host takes with it, in the order of the parts, when all are down', () => {
    const report = check(
      toy({
        hosts,
        parts: { b: watched, os: part(os), manager: part(manager), a: watched },
        channels: [reports('rendezvous')],
        faults: [{ crash: 'card', times: 1 }],
        properties: [
          sometimes('Both', ({ context }) => JSON.stringify(context('os', 'ended')) === '["b 1","a 1"]'),
          step('Both are told of', (_, _event, sent) => sent.length === 4),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'holds' });
  });

  test('that goes down with it is told nothing, nor one that was down before', () => {
    // By what has crashed, s for the observer: nothing, a, s, a before s (the manager knows), s before a (it does not), and
    // each of the five with the card. Steps: two from nothing, one each from a and s, and the card's five.
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(os, { host: 'cpu' }), manager: part(manager) },
        channels: [reports('rendezvous')],
        faults: [
          { crash: 'card', times: 1 },
          { crash: 'os', times: 1 },
          { crash: 'a', times: 1 },
        ],
        properties: [
          step(
            'It is told while it is up',
            (before, _event, sent, after) =>
              sent.length === 0 || (before.at('os') !== undefined && after.at('os') !== undefined),
          ),
          step(
            'It is told when it is up',
            (before, _event, sent, after) =>
              sent.length > 0 ||
              after.at('os') === undefined ||
              (before.at('a') === undefined) === (after.at('a') === undefined),
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 10, transitions: 9, verdict: 'holds', neverFired: [] });
  });

  test('is told of each incarnation by its number', () => {
    // Up 1, down, up 2, down.
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(os), manager: part(manager) },
        channels: [reports('rendezvous')],
        faults: [
          { crash: 'a', times: 2 },
          { restart: 'a', times: 1 },
        ],
        properties: [sometimes('Both', ({ context }) => JSON.stringify(context('os', 'ended')) === '["a 1","a 2"]')],
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 3, verdict: 'holds' });
  });

  test('may come to its own end by what it is told, and whoever observes it is told in turn', () => {
    // A chain of three: in one step all are down but the last.
    const link = (observer?: string) =>
      part(
        setup({}).createMachine({
          id: 'link',
          initial: 'running',
          states: { running: { on: { PartEnded: 'over' } }, over: { type: 'final' } },
        }),
        observer === undefined ? {} : { observedBy: observer },
      );
    const report = check(
      toy({
        parts: { a: link('b'), b: link('c'), c: link('os'), os: part(os), manager: part(manager) },
        channels: [reports('rendezvous')],
        faults: [{ crash: 'a', times: 1 }],
        properties: [
          always('c is up', ({ at }) => at('c') !== undefined, { expect: 'violated', reason: 'it ends' }),
          always(
            'Of all of them',
            ({ at, context }) => at('a') !== undefined || JSON.stringify(context('os', 'ended')) === '["c 1"]',
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, transitions: 1, asExpected: true });
    expect(counterexampleOf(report, 'c is up').steps[0]).toMatchObject({
      step: { kind: 'crash', target: 'a' },
      ended: [
        { part: 'b', boot: 1 },
        { part: 'c', boot: 1 },
      ],
    });
  });

  test('that has no transition for it where it stands breaks reception', () => {
    const deaf = setup({ types }).createMachine({
      id: 'deaf',
      initial: 'asleep',
      states: { asleep: { on: { Wake: 'awake' } }, awake: { on: { PartEnded: 'asleep' } } },
    });
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(deaf) },
        stimuli: [stop],
        expectViolated: { reception: 'it is asleep' },
      }),
    );
    expect(report).toMatchObject({ asExpected: true, states: 2 });
    expect(counterexampleOf(report, 'reception').finding).toContain('PartEnded');
  });

  test('is seen by monitors as any that is told something by rendezvous: by what is sent', () => {
    const watch = setup({ guards: { isFirst: ({ event }) => event.from === 'a' }, types }).createMachine({
      id: 'watch',
      initial: 'none',
      states: {
        none: { on: { 'send.PartEnded': { guard: 'isFirst', target: 'told' } } },
        told: { on: { end: 'both' } },
        both: {},
      },
    });
    const report = check(
      toy({
        hosts,
        parts: { a: watched, os: part(os), manager: part(manager) },
        channels: [reports('rendezvous')],
        stimuli: [stop],
        monitors: { watch: { machine: watch, view: ({ value }) => value } },
        properties: [sometimes('Both', ({ monitor }) => monitor('watch') === 'both')],
      }),
    );
    expect(report).toMatchObject({ states: 2, verdict: 'holds' });
  });
});

describe('refused', () => {
  test('a channel that carries what only the fall of a part can say', () => {
    const forging = { from: 'manager', to: 'os', kind: 'fifo', carries: ['PartEnded'] } as const;
    const parts = { os: part(os), manager: part(manager) };
    expect(refusalOf(toy({ parts, channels: [reports('fifo'), forging] })).path).toBe(
      'toy > channels[1] (manager > os) > carries PartEnded',
    );
  });

  const parts = { os: part(os), manager: part(manager) };
  test.each([
    { what: 'an observer that is no part', observedBy: 'nobody', found: 'the unknown name "nobody"' },
    { what: 'a part that observes itself', observedBy: 'a', found: 'the part itself' },
    {
      what: 'an observer that nowhere expects it',
      observedBy: 'manager',
      found: 'a message that no state of "manager" expects',
    },
  ])('$what', ({ observedBy, found }) => {
    const refusal = refusalOf(
      toy({ hosts, parts: { a: { ...watched, observedBy }, ...parts }, channels: [reports('fifo')] }),
    );
    expect(refusal).toMatchObject({ path: 'toy > parts.a > observedBy', found });
    expect(refusal.fix).not.toBe('');
  });
});
