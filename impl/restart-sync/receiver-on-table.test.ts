import fc from 'fast-check';
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { provideHeldData } from '../../machines/restart-sync/receiver-outputs.ts';
import { happenings, receiversOf, settings } from './receiver-model.fixtures.ts';
import { HeldInTable } from './receiver-on-table.ts';
import { SourceTable, TableFullError } from './table.ts';

// Goal: a receiver on a table does and shows what the checked chart does on plain values.
// Method: random commands on both, on every choice of options, compared after each of them.

describe('a receiver on a table', () => {
  test('says, shows and times what the chart on plain values does, on every choice of options', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(settings, happenings, (chosen, commands) => {
        fc.modelRun(() => receiversOf(chosen, seen), commands);
      }),
      { numRuns: 250 },
    );
    // What was never reached would be alike for nothing.
    const states = ['asked', 'refused', 'receiving', 'unheard'];
    expect([...seen].sort()).toEqual(
      [
        ...['markAll', 'dropTemporary', 'hold', 'take', 'synchronise', 'sweep', 'clear', 'idle', 'fresh.settled'],
        ...['fresh', 'stale', 'untimed'].flatMap((kind) => states.map((state) => `${kind}.${state}`)),
      ].sort(),
    );
  });

  test('is found out where it does otherwise: where it keeps what a dead source had sent', () => {
    class Forgetful extends HeldInTable {
      override dropTemporary(): void {
        // The canary: what was held aside stays.
      }
    }
    const { failed, counterexample } = fc.check(
      fc.property(settings, happenings, (chosen, commands) => {
        fc.modelRun(() => receiversOf(chosen, new Set(), new Forgetful(new SourceTable(64))), commands);
      }),
      { numRuns: 250 },
    );
    expect(failed).toBe(true);
    expect(counterexample?.[0].holdAside).toBe(true);
  });

  test('shows the same values until something is done to it', () => {
    const held = new HeldInTable(new SourceTable(4));
    held.take({ put: [{ k: '1', v: 1 }], remove: [] });
    const before = held.values;
    expect(held.values).toBe(before);
    held.markAll();
    expect(held.values).toEqual({ current: { 1: 1 }, temporary: {}, unconfirmed: ['1'] });
    expect(before).toEqual({ current: { 1: 1 }, temporary: {}, unconfirmed: [] });
  });

  test('takes nothing of what it has no room for [SYNC-73]', () => {
    const held = new HeldInTable(new SourceTable(1));
    held.take({ put: [{ k: '1', v: 1 }], remove: [] });
    expect(() => held.hold({ put: [{ k: '1', v: 2 }], remove: [] })).toThrow(TableFullError);
    expect(held.values).toEqual({ current: { 1: 1 }, temporary: {}, unconfirmed: [] });
  });
});

test('a chart that is no receiver is refused', () => {
  const held = new HeldInTable(new SourceTable(1));
  expect(() => provideHeldData(createMachine({ id: 'other' }), held)).toThrow(
    /^The chart other has no markAll, takeIntoUse, .*, which every receiver has\. Give provideHeldData the chart of a receiver\.$/u,
  );
});
