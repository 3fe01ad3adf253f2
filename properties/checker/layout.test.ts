import { fc, test as testProperty } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Layout } from './layout.ts';

// Goal: what is packed by bits is what is read back, however the slots grow.
// Method: laws over arbitrary widths, against a plain array of numbers.

const widths = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });

/** Widths with an id that fits each slot. */
const filled = widths.chain((all) =>
  fc.tuple(fc.constant(all), fc.tuple(...all.map((width) => fc.integer({ min: 0, max: 2 ** width - 1 })))),
);

function packed(layout: Layout, ids: readonly number[]): Int32Array {
  const row = new Int32Array(layout.words);
  layout.pack(Int32Array.from(ids), row);
  return row;
}

function unpacked(layout: Layout, row: Int32Array, offset = 0): readonly number[] {
  const ids = new Int32Array(layout.widths.length);
  layout.unpack(row, offset, ids);
  return [...ids];
}

describe('a layout', () => {
  testProperty.prop([filled])('gives back what was packed', ([all, ids]) => {
    const layout = new Layout(all);
    const row = packed(layout, ids);
    expect(unpacked(layout, row)).toEqual(ids);
    expect(ids.map((_, slot) => layout.get(row, slot))).toEqual(ids);
  });

  testProperty.prop([filled, fc.nat()])('reads a row in the midst of others', ([all, ids], before) => {
    const layout = new Layout(all);
    const offset = (before % 3) * layout.words;
    const rows = new Int32Array(4 * layout.words).fill(-1);
    rows.set(packed(layout, ids), offset);
    expect(unpacked(layout, rows, offset)).toEqual(ids);
    expect(ids.map((_, slot) => layout.get(rows, slot, offset))).toEqual(ids);
  });

  testProperty.prop([filled, fc.array(fc.tuple(fc.nat(), fc.nat()))])(
    'writes one slot and leaves the others',
    ([all, ids], writes) => {
      const layout = new Layout(all);
      const row = packed(layout, ids);
      const expected = [...ids];
      for (const [where, what] of writes) {
        const slot = where % all.length;
        const id = what % 2 ** all[slot]!;
        expected[slot] = id;
        layout.set(row, slot, id);
      }
      expect(unpacked(layout, row)).toEqual(expected);
    },
  );

  testProperty.prop([widths])('gives every slot bits of its own in one word, and no more words than slots', (all) => {
    const layout = new Layout(all);
    const used = Array.from({ length: layout.words }, () => new Set<number>());
    all.forEach((width, slot) => {
      for (let bit = 0; bit < width; bit++) {
        const place = layout.shiftOf[slot]! + bit;
        expect(place).toBeLessThan(32);
        expect(used[layout.wordOf[slot]!]!.has(place)).toBe(false);
        used[layout.wordOf[slot]!]!.add(place);
      }
    });
    expect(layout.words).toBeLessThanOrEqual(all.length);
  });

  testProperty.prop([fc.array(fc.integer({ min: 0, max: 2 ** 29 - 1 }), { minLength: 1, maxLength: 12 })])(
    'made for the largest ids has room for them',
    (ids) => {
      const layout = Layout.roomFor(Int32Array.from(ids));
      expect(unpacked(layout, packed(layout, ids))).toEqual(ids);
    },
  );

  testProperty.prop([widths])(
    'gives what the words have left to the slots that grow, and takes no word for it',
    (all) => {
      const layout = new Layout(all);
      const rooms = all.map((_, slot) => Math.log2(layout.maskOf[slot]! + 1));
      expect(rooms.every((room, slot) => (all[slot]! > 1 ? room >= all[slot]! : room === all[slot]))).toBe(true);
      for (let word = 0; word < layout.words; word++) {
        const inside = all.map((_, slot) => slot).filter((slot) => layout.wordOf[slot] === word);
        const growing = inside.filter((slot) => all[slot]! > 1);
        const taken = inside.reduce((sum, slot) => sum + rooms[slot]!, 0);
        expect(taken).toBeLessThanOrEqual(32);
        if (growing.some((slot) => rooms[slot]! < 30)) expect(taken).toBeGreaterThanOrEqual(30);
      }
      expect(layout.words).toBeLessThanOrEqual(Math.max(1, all.filter((width) => width > 0).length));
    },
  );

  testProperty.prop([filled, filled, fc.uniqueArray(fc.nat({ max: 11 }))])(
    'masks exactly the given slots',
    ([all, ids], [, others], wanted) => {
      const layout = new Layout(all);
      const slots = wanted.filter((slot) => slot < all.length);
      const mask = layout.mask(slots);
      const mixed = ids.map((id, slot) => (slots.includes(slot) ? id : (others[slot] ?? 0) % 2 ** all[slot]!));
      const masked = (row: Int32Array) => row.map((word, at) => word & mask[at]!);
      expect(masked(packed(layout, ids))).toEqual(masked(packed(layout, mixed)));
      expect(unpacked(layout, masked(packed(layout, ids)))).toEqual(
        ids.map((id, slot) => (slots.includes(slot) ? id : 0)),
      );
    },
  );

  test('doubles the room that is needed, so that repacking is rare', () => {
    // Ids 0 and 1 take one bit; 2 takes two, with room for as many again three.
    expect(Layout.roomFor(Int32Array.of(0, 1, 2, 8)).widths).toEqual([0, 1, 3, 5]);
  });

  test('refuses more ids than a slot can hold', () => {
    expect(() => Layout.roomFor(Int32Array.of(2 ** 29 - 1))).not.toThrow();
    expect(() => Layout.roomFor(Int32Array.of(2 ** 29))).toThrow(RangeError);
  });
});
