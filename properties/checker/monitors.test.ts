import { assign, emit, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { always, part, sometimes, storyOf, toy, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { observationsOf } from './label.ts';

// Goal: a monitor sees every step's label, in order and whole, and can change nothing.
// Method: a monitor that writes down all that it sees, beside parts that do one thing of each kind.

const KINDS = [
  ...['restart', 'crash', 'remove', 'cut', 'heal', 'tick', 'timer.limit', 'chosen.go'],
  ...['stimulus.Poke', 'deliver.Note', 'deliver.Poked', 'lose.Note', 'send.Note', 'send.Poked'],
];

/** Remembers the types of all that it saw; of ticks, which never end, the first. */
const diary = setup({
  types: typesOf<{ seen: readonly string[] }>(),
  guards: { isNew: ({ context, event }) => event.type !== 'tick' || !context.seen.includes('tick') },
  actions: { write: assign({ seen: ({ context, event }) => [...context.seen, event.type] }) },
}).createMachine({
  id: 'diary',
  context: { seen: [] },
  initial: 'open',
  states: { open: { on: Object.fromEntries(KINDS.map((kind) => [kind, [{ guard: 'isNew', actions: 'write' }, {}]])) } },
});

const pages = (seen: unknown) => (seen as { context: { seen: readonly string[] } }).context.seen.join(' ');

describe('a monitor', () => {
  test('counts ticks where no timer runs', () => {
    const age = setup({
      types: typesOf<{ ticks: number }>(),
      guards: { isYoung: ({ context }) => context.ticks < 3 },
      actions: { count: assign({ ticks: ({ context }) => context.ticks + 1 }) },
    }).createMachine({
      id: 'age',
      context: { ticks: 0 },
      on: { tick: [{ guard: 'isYoung', actions: 'count', description: 'One more.' }, { description: 'Old.' }] },
    });
    const stone = setup({}).createMachine({ id: 'stone' });
    const report = check(
      toy({
        parts: { stone: part(stone) },
        channels: [],
        monitors: { age: { machine: age, view: ({ context }) => context } },
        properties: [sometimes('It grows old', ({ monitor }) => (monitor('age') as { ticks: number }).ticks === 3)],
        quiescent: () => true,
      }),
    );
    // What it does not count any more is no step.
    expect(report).toMatchObject({ states: 4, transitions: 3, verdict: 'holds' });
  });

  test('sees a start, what is said at it, a tick, a timer and a delivery, in order', () => {
    const alarm = setup({
      types,
      delays: { limit: 1 },
      actions: { note: emit({ type: 'Note', to: 'reader' }) },
    }).createMachine({
      id: 'alarm',
      entry: 'note',
      initial: 'waiting',
      states: { waiting: { after: { limit: { target: 'rung', actions: 'note' } } }, rung: {} },
    });
    const reader = setup({}).createMachine({
      id: 'reader',
      initial: 'reading',
      states: { reading: { on: { Note: { description: 'Read.' } } } },
    });
    const report = check(
      toy({
        parts: { alarm: part(alarm), reader: part(reader) },
        channels: [{ from: 'alarm', to: 'reader', kind: 'fifo', carries: ['Note'], urgent: true }],
        monitors: { diary: { machine: diary } },
        properties: [
          sometimes(
            'It is all written down',
            ({ monitor }) =>
              pages(monitor('diary')) === 'restart send.Note deliver.Note tick timer.limit send.Note deliver.Note',
          ),
        ],
      }),
    );
    // Urgent messages leave one way through: started, read, ticked, rung, read.
    expect(report).toMatchObject({ states: 5, transitions: 4, depth: 4, verdict: 'holds' });
  });

  test('sees choices, stimuli and faults', () => {
    const one = setup({ types, actions: { poked: emit({ type: 'Poked', to: 'environment' }) } }).createMachine({
      id: 'one',
      initial: 'here',
      states: {
        here: { on: { 'choice.go': 'there' } },
        there: { on: { Poke: { target: 'poked', actions: 'poked' } } },
        poked: {},
      },
    });
    const report = check(
      toy({
        parts: { one: part(one) },
        stimuli: [{ part: 'one', event: { type: 'Poke' }, times: 1 }],
        faults: [{ crash: 'one', times: 1 }, { restart: 'one', times: 1 }, { remove: 'one' }],
        monitors: { diary: { machine: diary } },
        properties: [
          sometimes(
            'A life',
            ({ monitor }) =>
              pages(monitor('diary')) === 'restart chosen.go stimulus.Poke send.Poked crash restart remove',
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ verdict: 'holds', witnesses: [{ name: 'A life', depth: 5 }] });
  });

  test('sees what is ignored, though it is no step', () => {
    // A set delivers again and again; the reader ignores it, the monitor counts to two.
    const counter = setup({}).createMachine({
      id: 'counter',
      initial: 'none',
      states: { none: { on: { 'deliver.Note': 'once' } }, once: { on: { 'deliver.Note': 'twice' } }, twice: {} },
    });
    const writer = setup({ types, actions: { note: emit({ type: 'Note', to: 'reader' }) } }).createMachine({
      id: 'writer',
      entry: 'note',
      initial: 'done',
      states: { done: {} },
    });
    const reader = setup({}).createMachine({
      id: 'reader',
      initial: 'reading',
      states: { reading: { on: { Note: { description: 'Read.' } } } },
    });
    const report = check(
      toy({
        parts: { writer: part(writer), reader: part(reader) },
        channels: [{ from: 'writer', to: 'reader', kind: 'set', carries: ['Note'] }],
        monitors: { counter: { machine: counter } },
        properties: [sometimes('Twice', ({ monitor }) => (monitor('counter') as { value: string }).value === 'twice')],
      }),
    );
    expect(report).toMatchObject({ states: 3, verdict: 'holds' });
  });

  test('gives a property the past that it needs', () => {
    // Nobody may hear a second note after a crash of the writer. No state of the parts tells; the monitor does.
    const writer = setup({ types, actions: { note: emit({ type: 'Note', to: 'reader' }) } }).createMachine({
      id: 'writer',
      entry: 'note',
      initial: 'done',
      states: { done: {} },
    });
    const reader = setup({}).createMachine({
      id: 'reader',
      initial: 'reading',
      states: { reading: { on: { Note: { description: 'Read.' } } } },
    });
    const afterCrash = setup({}).createMachine({
      id: 'after crash',
      initial: 'alive',
      states: { alive: { on: { crash: 'dead' } }, dead: { on: { 'deliver.Note': 'haunted' } }, haunted: {} },
    });
    const report = check(
      toy({
        parts: { writer: part(writer), reader: part(reader) },
        channels: [{ from: 'writer', to: 'reader', kind: 'fifo', carries: ['Note'] }],
        faults: [{ crash: 'writer', times: 1 }],
        monitors: { ghost: { machine: afterCrash, view: ({ value }) => value } },
        properties: [
          always('The dead say nothing', ({ monitor }) => monitor('ghost') !== 'haunted', {
            expect: 'violated',
            reason: 'the note was under way',
          }),
        ],
      }),
    );
    // Up or down, read or not; and of those down and read, it was read before the crash or after it.
    expect(report).toMatchObject({ states: 5, asExpected: true });
    expect(storyOf(report, 'The dead say nothing')).toEqual(['crash writer', 'deliver Note writer > reader']);
  });

  test('has a view of nothing where its view says so', () => {
    const report = check(
      toy({
        parts: { reader: part(diary) },
        monitors: { silent: { machine: diary, view: () => null } },
        properties: [always('Nothing is seen', ({ monitor }) => monitor('silent') === null)],
      }),
    );
    expect(report.verdict).toBe('holds');
  });

  test('is refused if it waits for a time of its own, or speaks', () => {
    const waiting = setup({ delays: { limit: 1 } }).createMachine({
      id: 'waiting',
      initial: 'before',
      states: { before: { on: { tick: 'counting' } }, counting: { after: { limit: 'over' } }, over: {} },
    });
    const speaking = setup({ types, actions: { say: emit({ type: 'Seen', to: 'environment' }) } }).createMachine({
      id: 'speaking',
      initial: 'silent',
      states: { silent: { on: { tick: { actions: 'say' } } } },
    });
    const alarm = setup({ delays: { limit: 1 } }).createMachine({
      id: 'alarm',
      initial: 'waiting',
      states: { waiting: { after: { limit: 'rung' } }, rung: {} },
    });
    const watchedBy = (machine: AnyStateMachine) =>
      toy({ parts: { alarm: part(alarm) }, monitors: { it: { machine } } });
    expect(() => check(watchedBy(waiting))).toThrow('toy > monitors.it\n  found: a timer');
    expect(() => check(watchedBy(speaking))).toThrow('toy > monitors.it\n  found: the output Seen');
  });

  test('is named in the error of a view that asks for another', () => {
    const system = toy({
      parts: { reader: part(diary) },
      properties: [always('Seen', ({ monitor }) => monitor('nobody') === null)],
    });
    expect(() => check(system)).toThrow('No monitor "nobody" in this system.');
  });
});

describe('what a monitor sees', () => {
  const sent = [{ from: 'a', to: 'b', message: { type: 'Note', number: 1 } }];

  test('of a delivery is who, from whom and what, then each message that it made the part send', () => {
    const event = { kind: 'deliver', part: 'a', from: 'c', message: { type: 'Poke' } } as const;
    expect(observationsOf({ event, sent })).toEqual([
      { type: 'deliver.Poke', part: 'a', from: 'c', message: { type: 'Poke' } },
      { type: 'send.Note', from: 'a', to: 'b', message: { type: 'Note', number: 1 } },
    ]);
  });

  test('of other steps is their kind with what it concerns', () => {
    const seen = (event: Parameters<typeof observationsOf>[0]['event']) => observationsOf({ event, sent: [] })[0];
    expect(seen({ kind: 'lose', from: 'a', to: 'b', message: { type: 'Note' } })).toEqual({
      type: 'lose.Note',
      from: 'a',
      to: 'b',
      message: { type: 'Note' },
    });
    expect(seen({ kind: 'timer', part: 'a', instance: 'x', timer: 'limit' })).toEqual({
      type: 'timer.limit',
      part: 'a',
      instance: 'x',
      timer: 'limit',
    });
    expect(seen({ kind: 'choice', part: 'a', instance: 'x', choice: 'choice.go' })).toEqual({
      type: 'chosen.go',
      part: 'a',
      instance: 'x',
      choice: 'choice.go',
    });
    expect(seen({ kind: 'tick', clock: 'all' })).toEqual({ type: 'tick', clock: 'all' });
    expect(seen({ kind: 'crash', target: 'card' })).toEqual({ type: 'crash', target: 'card' });
  });
});
