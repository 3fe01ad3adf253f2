import { and, not, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { part, toy } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { transitionsOf } from './coverage.ts';

// Goal: the report names exactly the transitions that never fired, and the stimuli and faults that never came.
// Method: charts of a few transitions, of which it is plain which can fire.

/** A gate that opens once and then rusts; nobody ever paints it. */
const gate = setup({ guards: { isOiled: () => true, isNew: () => false }, delays: { limit: 1 } }).createMachine({
  id: 'gate',
  initial: 'shut',
  states: {
    shut: {
      on: {
        Open: [
          { guard: 'isNew', target: 'open.wide', description: 'Never: it is old.' },
          { guard: 'isOiled', target: 'open' },
        ],
        Paint: { description: 'A coat of paint changes nothing.' },
      },
    },
    open: {
      initial: 'ajar',
      states: { ajar: { after: { limit: 'wide' } }, wide: { always: '#rusted' } },
      on: { Open: { description: 'It is open.' }, Shut: 'shut' },
    },
    rusted: { id: 'rusted' },
  },
});

const ALL = [
  'shut: Open #1 [isNew] -> open.wide',
  'shut: Open #2 [isOiled] -> open',
  'shut: Paint',
  'open: Open',
  'open: Shut -> shut',
  'open.ajar: after limit -> open.wide',
  'open.wide: always -> rusted',
];
const open = { part: 'gate', event: { type: 'Open' } };

describe('coverage', () => {
  test('names each transition as its line in the chart, in the order of the chart', () => {
    expect(transitionsOf(gate).map(([, name]) => name)).toEqual(ALL);
  });

  test('names combined guards by what they combine', () => {
    const picky = setup({ guards: { a: () => true, b: () => true } }).createMachine({
      id: 'picky',
      initial: 'here',
      states: { here: { on: { Go: { guard: and(['a', not('b')]), target: 'there' } } }, there: {} },
    });
    expect(transitionsOf(picky).map(([, name]) => name)).toEqual(['here: Go [a, b] -> there']);
  });

  test('counts what fired, and names what did not', () => {
    // Two stimuli: open it, and open it again while it is ajar; then it rusts. By (opened, ticks left): shut; (1,1) (1,0)
    // (2,1) (2,0); rusted after one and after two.
    const report = check(toy({ parts: { gate: part(gate) }, stimuli: [{ ...open, times: 2 }] }));
    expect(report.states).toBe(7);
    const missed = ['shut: Open #1 [isNew] -> open.wide', 'shut: Paint', 'open: Shut -> shut'];
    expect(report.coverage).toEqual({ gate: { covered: 4, total: 7, missed } });
  });

  test('counts no stimulus that the budget forbids', () => {
    // One stimulus opens it; the transition for a second one is there, and never fires.
    const report = check(toy({ parts: { gate: part(gate) }, stimuli: [{ ...open, times: 1 }] }));
    expect(report.coverage.gate?.missed).toContain('open: Open');
    const none = check(toy({ parts: { gate: part(gate) }, stimuli: [{ ...open, times: 0 }] }));
    expect(none.coverage).toEqual({ gate: { covered: 0, total: 7, missed: ALL } });
  });

  test('of a chart is that of all its parts together', () => {
    const report = check(
      toy({
        parts: { one: part(gate), other: part(gate) },
        stimuli: [
          { part: 'one', event: { type: 'Open' }, times: 1 },
          { part: 'other', event: { type: 'Paint' }, times: 1 },
        ],
      }),
    );
    expect(report.coverage.gate?.missed).toEqual([
      'shut: Open #1 [isNew] -> open.wide',
      'open: Open',
      'open: Shut -> shut',
    ]);
  });

  test('of a monitor is told as well', () => {
    const watch = setup({}).createMachine({
      id: 'watch',
      initial: 'on',
      states: { on: { on: { tick: { target: 'seen' }, crash: 'seen' } }, seen: {} },
    });
    const report = check(
      toy({ parts: { gate: part(gate) }, stimuli: [{ ...open, times: 1 }], monitors: { watch: { machine: watch } } }),
    );
    expect(report.coverage.watch).toEqual({ covered: 1, total: 2, missed: ['on: crash -> seen'] });
  });
});

describe('what never came', () => {
  test('is named by kind and target: stimuli, faults, losses and duplications with a budget', () => {
    const deaf = setup({}).createMachine({
      id: 'deaf',
      initial: 'deaf',
      states: { deaf: { on: { Wake: 'awake' } }, awake: {} },
    });
    const report = check(
      toy({
        hosts: [{ name: 'card', hosts: [{ name: 'box' }] }],
        parts: { a: part(deaf), b: part(deaf) },
        channels: [
          { from: 'a', to: 'b', kind: 'fifo', carries: ['Wake'], loss: 1, duplication: 'unbounded', link: 'wire' },
        ],
        stimuli: [{ part: 'a', event: { type: 'Wake' }, times: 1 }],
        faults: [
          { restart: 'card', times: 1 },
          { heal: 'wire', times: 1 },
          { crash: 'b', times: 1 },
          { crash: 'a', times: 0 },
        ],
      }),
    );
    // a wakes and b dies; nothing is ever sent, down above, or cut. What may happen no time is not missed.
    expect(report.neverFired).toEqual(['loss on a > b', 'duplication on a > b', 'restart card', 'heal wire']);
  });
});
