import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPACITY, operations, type TableModel } from './table-model.fixtures.ts';
import { SourceTable, TableFullError } from './table.ts';

// Goal: the table does what the charts say of plain values, whatever is done to it in whatever order.
// Method: runs of operations on both, compared after each; and the cases that have a name.

const record = (k: string, v: number) => ({ k, v });

/** A table with interfaces 1, 2 and 3 of the golden example, in use and confirmed. */
function filled(capacity = 8): SourceTable {
  const table = new SourceTable(capacity);
  table.take({ put: [record('1', 1), record('2', 2), record('3', 3)] });
  return table;
}

test('the table and plain values are alike after every operation', () => {
  fc.assert(
    fc.property(operations, (commands) => {
      const model: TableModel = { current: {}, temporary: {}, unconfirmed: [], capacity: CAPACITY };
      fc.modelRun(() => ({ model, real: new SourceTable(CAPACITY) }), commands);
    }),
    { numRuns: 300 },
  );
});

describe('stale data', () => {
  test('is neither removed nor altered by its mark, and stays in use [SYNC-4]', () => {
    const table = filled();
    const before = [...table.current()];
    table.markAll();
    expect([...table.current()]).toEqual(before);
    expect(table.sizes).toEqual({ current: 3, temporary: 0, unconfirmed: 3 });
  });

  test('is untouched while new data is held aside, and replaced in one step [SYNC-22] [SYNC-25]', () => {
    const table = filled();
    table.markAll();
    table.hold({ put: [record('1', 1), record('3', 33), record('4', 4)] });
    expect([...table.current()]).toEqual([record('1', 1), record('2', 2), record('3', 3)]);
    expect(table.synchronise()).toEqual({ added: [record('4', 4)], changed: [record('3', 33)], removed: ['2'] });
    expect([...table.current()]).toEqual([record('1', 1), record('3', 33), record('4', 4)]);
    expect(table.sizes).toEqual({ current: 3, temporary: 0, unconfirmed: 0 });
  });

  test('is all removed where the restarted source has found nothing [SYNC-29]', () => {
    const table = filled();
    table.markAll();
    expect(table.synchronise()).toEqual({ added: [], changed: [], removed: ['1', '2', '3'] });
  });

  test('is replaced record by record where nothing is held aside, and what is still marked goes [SYNC-80]', () => {
    const table = filled();
    table.markAll();
    expect(table.take({ put: [record('3', 3), record('4', 4)] })).toEqual({
      added: [record('4', 4)],
      changed: [],
      removed: [],
    });
    expect(table.isConfirmed('3')).toBe(true);
    expect(table.isConfirmed('1')).toBe(false);
    expect(table.sweep()).toEqual({ added: [], changed: [], removed: ['1', '2'] });
  });

  test('goes with what was held aside at its limit [SYNC-7] [SYNC-8] [SYNC-10]', () => {
    const table = filled();
    table.markAll();
    table.hold({ put: [record('4', 4)] });
    expect(table.clear()).toEqual({ added: [], changed: [], removed: ['1', '2', '3'] });
    expect(table.sizes).toEqual({ current: 0, temporary: 0, unconfirmed: 0 });
  });
});

test('a record with an equal value is no change, in whatever order its fields are written [SYNC-35]', () => {
  const table = new SourceTable(8);
  table.take({ put: [{ k: 'a', v: { x: [1, { y: null }], z: 2 } }] });
  table.markAll();
  table.hold({ put: [{ k: 'a', v: { z: 2, x: [1, { y: null }] } }] });
  expect(table.synchronise()).toEqual({ added: [], changed: [], removed: [] });
});

test('what a change removes and puts back is changed at most, and confirmed [SYNC-34]', () => {
  const table = filled();
  table.markAll();
  table.dropTemporary();
  expect(table.take({ remove: ['1', '2', 'absent'], put: [record('2', 2), record('1', 11)] })).toEqual({
    added: [],
    changed: [record('1', 11)],
    removed: [],
  });
  expect(table.sweep().removed).toEqual(['3']);
});

test('a later transfer drops what an earlier one had brought aside [SYNC-37]', () => {
  const table = filled();
  table.markAll();
  table.hold({ put: [record('4', 4)] });
  table.markAll();
  table.dropTemporary();
  table.hold({ put: [record('1', 1)] });
  expect(table.synchronise().removed).toEqual(['2', '3']);
  expect([...table.current()]).toEqual([record('1', 1)]);
});

describe('the room of a table', () => {
  test('holds stale and temporary data side by side, and counts both [SYNC-73]', () => {
    const table = filled(5);
    table.markAll();
    table.hold({ put: [record('1', 1), record('4', 4)] });
    expect(() => table.hold({ put: [record('5', 5)] })).toThrow(
      'The table has room for 5 records, data in use and temporary data together, and would need room for 6: give it a larger capacity, or have its source send less. No record of the message was written.',
    );
    table.synchronise();
    expect(table.take({ put: [record('5', 5), record('6', 6), record('7', 7)] }).added).toHaveLength(3);
  });

  test('is not exceeded by half of a message [SYNC-73]', () => {
    const table = filled(4);
    const before = [...table.current()];
    const tooMuch = { remove: ['1'], put: [record('2', 22), record('4', 4), record('5', 5), record('6', 6)] };
    let error: unknown;
    try {
      table.take(tooMuch);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TableFullError);
    expect(error).toMatchObject({ capacity: 4, needed: 5 });
    expect([...table.current()]).toEqual(before);
    expect(table.sizes.unconfirmed).toBe(0);
  });

  test('is enough for a message that takes the room of what it removes, or brings one record twice [SYNC-73]', () => {
    const table = filled(3);
    expect(table.take({ remove: ['1'], put: [record('4', 4), record('4', 44)] })).toEqual({
      added: [record('4', 44)],
      changed: [],
      removed: ['1'],
    });
  });

  test.each([0, -1, 1.5, NaN, Infinity])('is not %d records', (capacity) => {
    expect(() => new SourceTable(capacity)).toThrow(
      `A table has room for a positive whole number of records, not for ${capacity}.`,
    );
  });
});
