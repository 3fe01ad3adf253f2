/** Gives each distinct value a small number, in order of appearance, so that a global state is a row of integers. */
export class Interner<T> {
  readonly items: T[] = [];
  readonly #ids = new Map<string, number>();

  /** The id of the value with this canonical key; `make` builds it when the key is new. */
  id(key: string, make: () => T): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.items.length;
    this.#ids.set(key, id);
    this.items.push(make());
    return id;
  }

  get(id: number): T {
    return this.items[id]!;
  }

  get size(): number {
    return this.items.length;
  }
}
