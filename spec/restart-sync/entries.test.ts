import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, differenceOf, isEmpty, recordsOf, sameValue, type Entries } from './entries.ts';

const entries = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.jsonValue(), {
  noNullPrototype: true,
}) as fc.Arbitrary<Entries>;

describe('the difference between two sets of records', () => {
  it('turns the one into the other [SYNC-32]', () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        expect(sameValue(changed(before, differenceOf(before, after)), after)).toBe(true);
      }),
    );
  });

  it('is none between equal ones, however they were made [SYNC-35]', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const again = Object.fromEntries(Object.entries(structuredClone(all)).reverse());
        expect(isEmpty(differenceOf(all, again))).toBe(true);
      }),
    );
  });

  it('puts and removes nothing that need not be', () => {
    expect(differenceOf({ a: 1, b: [2], c: 3 }, { b: [2], c: 4, d: 5 })).toEqual({
      put: [
        { k: 'c', v: 4 },
        { k: 'd', v: 5 },
      ],
      remove: ['a'],
    });
  });

  it('stands in the order of the keys, whatever the order of the records', () => {
    expect(recordsOf({ b: 1, a: 2 })).toEqual([
      { k: 'a', v: 2 },
      { k: 'b', v: 1 },
    ]);
  });
});

describe('a change', () => {
  it('removes first, so that what it also puts stays', () => {
    expect(changed({ a: 1 }, { put: [{ k: 'a', v: 2 }], remove: ['a'] })).toEqual({ a: 2 });
  });
});
