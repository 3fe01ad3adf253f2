import type { Layout } from './layout.ts';
import { RowSet } from './row-set.ts';
import type { Slots } from './slots.ts';

/** There are many footprints, and most of them see little. */
const FEW = 16;

/**
 * Which slots a verdict depends on, in the state before a step and in the one after it, and the combinations of what they
 * hold that have been judged. Words of a row in which no such slot lies are left out.
 */
export class Footprint {
  readonly #known = new RowSet(1, FEW);
  /** Words of the row before, then words of the row after. */
  #words = new Int32Array();
  #masks = new Int32Array();
  #wordsBefore = 0;
  #key = new Int32Array();

  constructor(
    readonly before: Slots,
    readonly after: Slots,
    layout: Layout,
  ) {
    this.fit(layout);
  }

  /** Whether these slots are among its own. */
  covers(before: Slots, after: Slots): boolean {
    return this.before.covers(before) && this.after.covers(after);
  }

  /** Whether these slots are its own. */
  isOf(before: Slots, after: Slots): boolean {
    return before.size === this.before.size && after.size === this.after.size && this.covers(before, after);
  }

  get peakBytes(): number {
    return this.#known.peakBytes;
  }

  /** Whether these rows hold a combination that was not judged yet under this number. From now on it is. */
  isNew(number: number, before: Int32Array, after: Int32Array): boolean {
    const words = this.#words;
    const masks = this.#masks;
    const key = this.#key;
    key[0] = number;
    for (let at = 0; at < words.length; at++) {
      const row = at < this.#wordsBefore ? before : after;
      key[at + 1] = row[words[at]!]! & masks[at]!;
    }
    return this.#known.add(key);
  }

  /** Forgets what was judged, since rows are packed by another layout from now on. */
  fit(layout: Layout): void {
    const before = wordsOf(layout.mask(this.before.list));
    const used = [...before, ...wordsOf(layout.mask(this.after.list))];
    this.#wordsBefore = before.length;
    this.#words = Int32Array.from(used, ({ word }) => word);
    this.#masks = Int32Array.from(used, ({ mask }) => mask);
    this.#key = new Int32Array(1 + used.length);
    this.#known.clear(this.#key.length, FEW);
  }
}

function wordsOf(masks: Int32Array): readonly { readonly word: number; readonly mask: number }[] {
  return Array.from(masks, (mask, word) => ({ word, mask })).filter(({ mask }) => mask !== 0);
}
