/**
 * An exact set of rows of 32-bit words, kept in order of insertion, over typed arrays that grow: open addressing with
 * linear probing over an index of row numbers. Nothing is forgotten and no row is taken for another.
 *
 * An entry of the index is the row's number, counted from 1 so that 0 is free, and above it, in the bits that no number
 * needs yet, bits of its hash: a row that only shares the place is told apart without a look at it, which would have to
 * come from outside the processor's caches. Rows also tend to come again soon, as when two independent steps are taken
 * in either order, so the last rows that were asked for are found in a small table first.
 */
export class RowSet {
  static readonly #maxLoad = 0.7;
  #words: number;
  #rows: Int32Array;
  #table: Int32Array;
  #mask: number;
  /** Numbers of rows that were asked for lately, by the upper bits of their hash. */
  #recent: Int32Array;
  #count = 0;
  #peakBytes = 0;

  constructor(words: number, capacity = 1 << 10) {
    this.#words = words;
    this.#rows = new Int32Array(capacity * words);
    this.#table = new Int32Array(capacity * 2);
    this.#mask = capacity * 2 - 1;
    this.#recent = recentFor(capacity * 2);
    this.#note(0);
  }

  get size(): number {
    return this.#count;
  }

  /** The words of all rows, row after row; valid until the next insertion. */
  get rows(): Int32Array {
    return this.#rows;
  }

  /** The most memory that its arrays took at once, growing included. */
  get peakBytes(): number {
    return this.#peakBytes;
  }

  /** Adds the row that starts the given array; false when it is known. A new row's number is `size - 1`. */
  add(row: Int32Array): boolean {
    const words = this.#words;
    const rows = this.#rows;
    const table = this.#table;
    const mask = this.#mask;
    const recent = this.#recent;
    const h = hash(row, 0, words);
    const place = (h >>> 16) & (recent.length - 1);
    const last = recent[place]!;
    if (last < this.#count && isAt(rows, last * words, row, words)) return false;
    let at = h & mask;
    for (let entry = table[at]!; entry !== 0; entry = table[at]!) {
      if (((entry ^ h) & ~mask) === 0) {
        const known = (entry & mask) - 1;
        if (isAt(rows, known * words, row, words)) {
          recent[place] = known;
          return false;
        }
      }
      at = (at + 1) & mask;
    }
    if ((this.#count + 1) * words > rows.length) this.#growRows();
    recent[place] = this.#count;
    table[at] = (h & ~mask) | (this.#count + 1);
    const target = this.#rows;
    for (let word = 0, offset = this.#count * words; word < words; word++) target[offset + word] = row[word]!;
    this.#count++;
    if (this.#count > table.length * RowSet.#maxLoad) this.#index(table.length * 2);
    return true;
  }

  /** Rewrites every row in another number of words; `convert` maps the row at an offset of the old rows into the new row. */
  rewrite(words: number, convert: (rows: Int32Array, offset: number, row: Int32Array) => void): void {
    const old = this.#rows;
    const capacity = old.length / this.#words;
    const rows = new Int32Array(capacity * words);
    const row = new Int32Array(words);
    for (let index = 0; index < this.#count; index++) {
      convert(old, index * this.#words, row);
      rows.set(row, index * words);
    }
    this.#note(rows.byteLength);
    this.#rows = rows;
    this.#words = words;
    this.#index(this.#table.length);
  }

  clear(words: number, capacity = 1 << 10): void {
    this.#words = words;
    this.#count = 0;
    this.#rows = new Int32Array(capacity * words);
    this.#table = new Int32Array(capacity * 2);
    this.#mask = this.#table.length - 1;
    this.#recent = recentFor(this.#table.length);
    this.#note(0);
  }

  #growRows(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    this.#note(rows.byteLength);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  #index(size: number): void {
    const words = this.#words;
    const rows = this.#rows;
    const table = new Int32Array(size);
    this.#note(table.byteLength);
    const mask = size - 1;
    for (let index = 0; index < this.#count; index++) {
      const h = hash(rows, index * words, words);
      let at = h & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = (h & ~mask) | (index + 1);
    }
    this.#table = table;
    this.#mask = mask;
    this.#recent = recentFor(size);
  }

  #note(extraBytes: number): void {
    const bytes = this.#rows.byteLength + this.#table.byteLength + this.#recent.byteLength + extraBytes;
    if (bytes > this.#peakBytes) this.#peakBytes = bytes;
  }
}

/** Large enough to find most rows that come again soon, small enough to stay in the processor's caches. */
function recentFor(size: number): Int32Array {
  return new Int32Array(Math.min(size >> 1, 1 << 14));
}

function isAt(rows: Int32Array, offset: number, row: Int32Array, words: number): boolean {
  for (let word = 0; word < words; word++) {
    if (rows[offset + word] !== row[word]) return false;
  }
  return true;
}

function hash(row: Int32Array, offset: number, words: number): number {
  let h = row[offset]! | 0;
  for (let word = 1; word < words; word++) h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ row[offset + word]!;
  h = Math.imul(h ^ (h >>> 16), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
