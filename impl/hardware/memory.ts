/** A piece of memory that one holder has, such as the pending queue of a process. It is lost with its holder. */
export interface MemoryArea {
  readonly name: string;
  readonly holder: string;
  readonly bytes: number;
  /** The segment that it lies in: areas do not span segments. */
  readonly segment: number;
}

/** There is no room for an area: the whole request failed, and nothing was given. */
export class MemoryFull extends Error {
  override readonly name = 'MemoryFull';
  constructor(
    readonly wanted: { readonly name: string; readonly holder: string; readonly bytes: number },
    /** Free bytes of each segment. */
    readonly free: readonly number[],
  ) {
    super(
      `No segment has ${wanted.bytes} bytes for "${wanted.name}" of ${wanted.holder}: free are ${free.join(', ')}. Free an area first, or ask for less.`,
    );
  }
}

/** The memory of one processor, in segments that may be of unequal size. An area goes to the fullest segment that has room. */
export class Memory {
  readonly #areas = new Map<string, MemoryArea>();
  readonly #free: number[];

  constructor(readonly segments: readonly number[]) {
    const wrong = segments.find((bytes) => !Number.isSafeInteger(bytes) || bytes < 1);
    if (wrong !== undefined) throw new RangeError(`A segment of ${wrong} bytes: give a whole number from 1.`);
    this.#free = [...segments];
  }

  /** Free bytes of each segment. */
  get free(): readonly number[] {
    return [...this.#free];
  }

  /**
   * Gives an area to a holder.
   *
   * @throws MemoryFull if no segment has room for all of it.
   * @throws Error if the holder has an area of that name, or the size is no whole number from 1.
   */
  allocate(holder: string, name: string, bytes: number): MemoryArea {
    if (!Number.isSafeInteger(bytes) || bytes < 1)
      throw new RangeError(`An area of ${bytes} bytes for "${name}" of ${holder}: give a whole number from 1.`);
    const key = keyOf(holder, name);
    if (this.#areas.has(key)) throw new Error(`${holder} has an area "${name}" already: free it first.`);
    const segment = this.#bestFor(bytes);
    if (segment === undefined) throw new MemoryFull({ name, holder, bytes }, this.free);
    const area = { name, holder, bytes, segment };
    this.#areas.set(key, area);
    this.#change(segment, -bytes);
    return area;
  }

  /** What a holder has under that name; undefined if it has nothing, or has lost it. */
  area(holder: string, name: string): MemoryArea | undefined {
    return this.#areas.get(keyOf(holder, name));
  }

  /** Gives an area back; nothing happens if it is lost already. */
  release({ holder, name, segment, bytes }: MemoryArea): void {
    if (this.#areas.delete(keyOf(holder, name))) this.#change(segment, bytes);
  }

  /** A holder is gone, and all that it held with it; says what was lost. */
  lose(holder: string): readonly MemoryArea[] {
    const lost = [...this.#areas.values()].filter((area) => area.holder === holder);
    for (const area of lost) this.release(area);
    return lost;
  }

  /** The processor stands still: all is lost. */
  clear(): void {
    this.#areas.clear();
    this.segments.forEach((bytes, segment) => (this.#free[segment] = bytes));
  }

  /** The fullest that has room leaves large pieces whole. */
  #bestFor(bytes: number): number | undefined {
    const fitting = this.#free.map((free, segment) => ({ free, segment })).filter(({ free }) => free >= bytes);
    return fitting.sort((a, b) => a.free - b.free || a.segment - b.segment)[0]?.segment;
  }

  #change(segment: number, by: number): void {
    this.#free[segment] = (this.#free[segment] ?? 0) + by;
  }
}

function keyOf(holder: string, name: string): string {
  return JSON.stringify([holder, name]);
}
