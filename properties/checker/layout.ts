const MAX_WIDTH = 30;

/**
 * How a global state, a small integer per slot, is packed by bits into 32-bit words. A slot never crosses a word, so reading
 * one is a shift and a mask. Widths grow as ids appear; whoever holds packed rows then repacks them. What the words have left
 * is dealt out to the slots, so that late growth, when there are many rows, seldom comes to that.
 */
export class Layout {
  readonly words: number;
  readonly wordOf: Int32Array;
  readonly shiftOf: Int32Array;
  /** The largest id that fits a slot, which is also its mask: its width or more. */
  readonly maskOf: Int32Array;

  constructor(readonly widths: readonly number[]) {
    const slots = widths.length;
    this.wordOf = new Int32Array(slots);
    this.shiftOf = new Int32Array(slots);
    this.maskOf = new Int32Array(slots);
    let words = Math.max(1, Math.ceil(sumOf(widths) / 32));
    let dealt = slotsByWord(widths, words);
    while (dealt === undefined) dealt = slotsByWord(widths, ++words);
    this.words = words;
    dealt.forEach((inside, word) => {
      const rooms = roomsOf(inside.map((slot) => widths[slot]!));
      let shift = 0;
      inside.forEach((slot, at) => {
        this.wordOf[slot] = word;
        this.shiftOf[slot] = shift;
        this.maskOf[slot] = 2 ** rooms[at]! - 1;
        shift += rooms[at]!;
      });
    });
  }

  /** A layout with room for the largest id of each slot, and for as many again. */
  static roomFor(largest: Int32Array): Layout {
    return new Layout(
      Array.from(largest, (id) => {
        const width = 32 - Math.clz32(id) + (id > 1 ? 1 : 0);
        if (width > MAX_WIDTH)
          throw new RangeError(`More than ${String(2 ** (MAX_WIDTH - 1))} local states in one slot.`);
        return width;
      }),
    );
  }

  get(row: Int32Array, slot: number, offset = 0): number {
    return (row[offset + this.wordOf[slot]!]! >>> this.shiftOf[slot]!) & this.maskOf[slot]!;
  }

  /** Writes an id that fits. */
  set(row: Int32Array, slot: number, id: number): void {
    const word = this.wordOf[slot]!;
    const shift = this.shiftOf[slot]!;
    row[word] = (row[word]! & ~(this.maskOf[slot]! << shift)) | (id << shift);
  }

  unpack(row: Int32Array, offset: number, ids: Int32Array): void {
    const { wordOf, shiftOf, maskOf } = this;
    for (let slot = 0; slot < ids.length; slot++) {
      ids[slot] = (row[offset + wordOf[slot]!]! >>> shiftOf[slot]!) & maskOf[slot]!;
    }
  }

  pack(ids: Int32Array, row: Int32Array): void {
    row.fill(0);
    for (let slot = 0; slot < ids.length; slot++) this.set(row, slot, ids[slot]!);
  }

  /** All bits of the given slots. */
  mask(slots: Iterable<number>): Int32Array {
    const mask = new Int32Array(this.words);
    for (const slot of slots) this.set(mask, slot, this.maskOf[slot]!);
    return mask;
  }
}

/** The slots of each word, widest first, each in the emptiest word; undefined when so many words are too few. */
function slotsByWord(widths: readonly number[], words: number): readonly (readonly number[])[] | undefined {
  const slots = Array.from({ length: words }, (): number[] => []);
  const used = slots.map(() => 0);
  const order = widths.map((_, slot) => slot).sort((a, b) => widths[b]! - widths[a]!);
  for (const slot of order) {
    const word = used.indexOf(Math.min(...used));
    used[word]! += widths[slot]!;
    if (used[word]! > 32) return undefined;
    slots[word]!.push(slot);
  }
  return slots;
}

/** Widths in one word, widest first, with what they leave of it dealt out in turn to those that have shown that they grow. */
function roomsOf(widths: readonly number[]): readonly number[] {
  const left = 32 - sumOf(widths);
  const growing = widths.filter((width) => width > 1).length;
  return widths.map((width, at) =>
    at < growing ? Math.min(MAX_WIDTH, width + Math.ceil((left - at) / growing)) : width,
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
