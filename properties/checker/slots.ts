/** Which slots of a state were read. */
export class Slots {
  readonly #isIn: Uint8Array;
  #list: number[] = [];

  constructor(
    private readonly count: number,
    slots: readonly number[] = [],
  ) {
    this.#isIn = new Uint8Array(count);
    for (const slot of slots) this.add(slot);
  }

  get size(): number {
    return this.#list.length;
  }

  /** In the order in which they were first read. */
  get list(): readonly number[] {
    return this.#list;
  }

  /** The same text for the same slots. */
  get key(): string {
    return this.#list.toSorted((a, b) => a - b).join();
  }

  add(slot: number): void {
    if (this.#isIn[slot] === 1) return;
    this.#isIn[slot] = 1;
    this.#list.push(slot);
  }

  clear(): void {
    if (this.#list.length === 0) return;
    for (let at = 0; at < this.#list.length; at++) this.#isIn[this.#list[at]!] = 0;
    this.#list = [];
  }

  /** Whether each of the others is among these. */
  covers(others: Slots): boolean {
    const { list } = others;
    for (let at = 0; at < list.length; at++) if (this.#isIn[list[at]!] === 0) return false;
    return true;
  }

  /** These and the others together. */
  with(others: Slots): Slots {
    return new Slots(this.count, [...this.#list, ...others.list]);
  }

  copy(): Slots {
    return new Slots(this.count, this.#list);
  }
}
