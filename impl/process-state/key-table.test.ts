import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';

// Goal: the packed table is a map from identifiers to keys. Method: random keys in it and in such a map, and each refusal.

const key = (pid: number, incarnation = 1, epoch = 1) => ({ epoch, pid, incarnation });

describe('a table of keys', () => {
  it('finds owners and hears heartbeats as a map does', () => {
    const pid = fc.integer({ min: 1, max: 40 });
    const part = fc.integer({ min: 0, max: 2 });
    const step = fc.record({
      what: fc.constantFrom('take', 'open', 'close', 'hear'),
      key: fc.record({ epoch: part, pid, incarnation: part }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 60 }), (capacity, steps) => {
        const table = new KeyTable(capacity);
        const map = new Map<number, { key: ReturnType<typeof key>; isOpen: boolean; heard: number }>();
        steps.forEach((done, tick) => {
          const { what } = done;
          const known = map.get(done.key.pid);
          if (what === 'take') {
            // The row of an identifier is always the same: here, the identifier itself.
            table.take(done.key.pid, done.key);
            map.set(done.key.pid, { key: done.key, isOpen: false, heard: known?.heard ?? 0 });
          } else if (what === 'hear') {
            const { epoch, incarnation } = done.key;
            const isHeard =
              known?.isOpen === true && known.key.epoch === epoch && known.key.incarnation === incarnation;
            expect(table.hear(epoch, done.key.pid, incarnation, tick)).toBe(isHeard);
            if (isHeard) known.heard = tick;
          } else {
            table.setOpen(done.key.pid, what === 'open');
            if (known !== undefined) known.isOpen = what === 'open';
          }
          for (const [owned, { key: its, heard }] of map) {
            expect(table.ownerOf(its)).toBe(owned);
            expect(table.ownerOf({ ...its, incarnation: its.incarnation + 1 })).toBe(owned);
            expect(table.ownerOf({ ...its, epoch: its.epoch + 1 })).toBeUndefined();
            expect(table.heardOf(owned, tick)).toBe(heard);
          }
          if (known === undefined && what !== 'take') expect(table.ownerOf(done.key)).toBeUndefined();
        });
      }),
    );
  });

  it('knows when a row was heard of after more ticks than a word can count', () => {
    const table = new KeyTable();
    table.take(0, key(1));
    table.setOpen(1, true);
    const late = 2 ** 32 + 5;
    expect(table.hear(1, 1, 1, late)).toBe(true);
    expect(table.heardOf(1, late)).toBe(late);
    expect(table.heardOf(1, late + 1000)).toBe(late);
    expect(table.heardOf(1, 2 ** 33 - 1)).toBe(late);
  });

  it('has no owner for identifiers that nobody has, however large', () => {
    const table = new KeyTable(2);
    for (const pid of [0, 1, 3, 2 ** 40, -1]) {
      expect(table.ownerOf(key(pid))).toBeUndefined();
      expect(table.hear(1, pid, 1, 1)).toBe(false);
    }
  });

  it('refuses to give an identifier to two names', () => {
    const table = new KeyTable();
    table.take(3, key(1));
    expect(() => table.take(4, key(1, 2))).toThrow(
      'The process identifier 1 belongs to row 3 and cannot be given to row 4: an identifier belongs to one name for ever.',
    );
    expect(table.ownerOf(key(1))).toBe(3);
  });

  it.each([0, -1, 1.5, KeyTable.largestPid + 1])('refuses %d as an identifier', (pid) => {
    expect(() => new KeyTable().take(0, key(pid))).toThrow(
      /^The process identifier .* has no place in the table of keys/u,
    );
  });

  it.each([
    [key(1, -1), 'incarnation -1'],
    [key(1, 2 ** 31), 'incarnation 2147483648'],
    [key(1, 1, 0.5), 'epoch 0.5'],
  ])('refuses %j', (given, what) => {
    expect(() => new KeyTable().take(0, given)).toThrow(
      `A key with the ${what} has no place in the table of keys: give one from 0 to 2147483647.`,
    );
  });
});
