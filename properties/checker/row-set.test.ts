import { fc, test as testProperty } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { RowSet } from './row-set.ts';

// Goal: a set of rows is a set: nothing is forgotten, nothing is taken for another, and the order of insertion is kept.
// Method: the same commands on a plain Map from the text of a row to its number.

const word = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer());
const rowsOf = (words: number, maxLength = 200) =>
  fc.array(fc.array(word, { minLength: words, maxLength: words }), { maxLength });
const someRows = fc.integer({ min: 1, max: 4 }).chain((words) => fc.tuple(fc.constant(words), rowsOf(words)));

const rowAt = (set: RowSet, words: number, index: number) => [...set.rows.subarray(index * words, (index + 1) * words)];

/** All rows of a set, in order. */
const contents = (set: RowSet, words: number) =>
  Array.from({ length: set.size }, (_, index) => rowAt(set, words, index));

/** Adds rows to both, and compares. */
function fill(set: RowSet, model: Map<string, readonly number[]>, rows: readonly (readonly number[])[]): void {
  for (const row of rows) {
    expect(set.add(Int32Array.from(row))).toBe(!model.has(row.join()));
    if (!model.has(row.join())) model.set(row.join(), row);
    expect(set.size).toBe(model.size);
  }
}

describe('a set of rows', () => {
  testProperty.prop([someRows])('holds what was added, once and in order', ([words, rows]) => {
    const set = new RowSet(words, 1);
    const model = new Map<string, readonly number[]>();
    fill(set, model, rows);
    expect(contents(set, words)).toEqual([...model.values()]);
    for (const row of model.values()) expect(set.add(Int32Array.from(row))).toBe(false);
  });

  testProperty.prop([rowsOf(2), rowsOf(3)])('can be rewritten in wider rows and goes on', (rows, more) => {
    // Each row gets its sum as a third word, as a widened layout spreads what was there.
    const wider = (row: readonly number[]) => [row[0]! ^ 1, row[1]!, (row[0]! + row[1]!) | 0];
    const set = new RowSet(2, 1);
    fill(set, new Map(), rows);
    set.rewrite(3, (old, offset, row) => {
      row.set(wider([old[offset]!, old[offset + 1]!]));
    });
    const model = new Map(rows.map((row) => [wider(row).join(), wider(row)]));
    expect(contents(set, 3)).toEqual([...model.values()]);
    fill(set, model, more);
    expect(contents(set, 3)).toEqual([...model.values()]);
  });

  testProperty.prop([rowsOf(2), rowsOf(3)])('is empty after it was cleared, for rows of any width', (rows, more) => {
    const set = new RowSet(2, 1);
    fill(set, new Map(), rows);
    set.clear(3);
    expect(set.size).toBe(0);
    const model = new Map<string, readonly number[]>();
    fill(set, model, more);
    expect(contents(set, 3)).toEqual([...model.values()]);
  });

  test('looks at no more than the beginning of a longer row', () => {
    const set = new RowSet(2);
    expect(set.add(Int32Array.of(1, 2, 3))).toBe(true);
    expect(set.add(Int32Array.of(1, 2, 4))).toBe(false);
  });

  test('grows past its first capacity without losing a row', () => {
    // Rows that differ in one word each, of which a hash that forgot a word would confuse a half.
    const set = new RowSet(2);
    const count = 5000;
    for (let at = 0; at < count; at++) expect(set.add(Int32Array.of(at % 2, at >> 1))).toBe(true);
    for (let at = 0; at < count; at++) expect(set.add(Int32Array.of(at % 2, at >> 1))).toBe(false);
    expect(set.size).toBe(count);
    // Rows of 8 bytes for 8192, as many numbers again in the index, and what was there while either grew.
    expect(set.peakBytes).toBeGreaterThanOrEqual(8192 * 8);
  });
});
