const SMALLEST = 8;

/** A line of items in a circular array, which doubles when it is full: both ends are reached in constant time. */
export class Ring<Item> {
  #slots: (Item | undefined)[] = Array.from({ length: SMALLEST }, () => undefined);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The item at a place counted from the front; undefined beyond the end. */
  at(place: number): Item | undefined {
    return place >= 0 && place < this.#length ? this.#slots[this.#slot(place)] : undefined;
  }

  /**
   * Puts an item behind all that do not come after it. What comes after it moves up, and nothing else is looked at: an item that
   * arrives in order is put at the end at once.
   *
   * @returns its place
   */
  insert(item: Item, comesAfter: (other: Item) => boolean): number {
    if (this.#length === this.#slots.length) this.#grow();
    let place = this.#length++;
    while (place > 0) {
      const before = this.#slots[this.#slot(place - 1)] as Item;
      if (!comesAfter(before)) break;
      this.#slots[this.#slot(place)] = before;
      place--;
    }
    this.#slots[this.#slot(place)] = item;
    return place;
  }

  /** Takes the first item away; undefined where there is none. */
  shift(): Item | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#slots[this.#head];
    // What is gone is not kept alive by its slot.
    this.#slots[this.#head] = undefined;
    this.#head = this.#slot(1);
    this.#length--;
    return item;
  }

  /** Keeps these items and no others, in one pass. */
  keep(isKept: (item: Item) => boolean): void {
    const kept = [...this].filter(isKept);
    let size = SMALLEST;
    while (size < kept.length) size *= 2;
    this.#slots = Array.from({ length: size }, (_, at) => kept[at]);
    this.#head = 0;
    this.#length = kept.length;
  }

  /** The items from the front to the end. */
  *[Symbol.iterator](): Generator<Item> {
    for (let place = 0; place < this.#length; place++) yield this.#slots[this.#slot(place)] as Item;
  }

  /** The number of slots is a power of two. */
  #slot(place: number): number {
    return (this.#head + place) & (this.#slots.length - 1);
  }

  #grow(): void {
    const items = [...this];
    this.#slots = Array.from({ length: this.#slots.length * 2 }, (_, at) => items[at]);
    this.#head = 0;
  }
}
