const LEVELS = 3;

const UNARMED = -1;
const EXPIRING = -2;
const NONE = -1;

/**
 * A hierarchical timing wheel: one timer for each of many small numbers, in ticks. To arm, re-arm and cancel costs the same however
 * many timers run. A slot of a coarse level is taken down to the finer ones bit by bit, over the whole window before its own,
 * so that a tick touches no more than what expires in it and `2 * ceil(size / width)` timers beside that.
 */
export class TimingWheel {
  /** The largest number that a timer can have. */
  static readonly largest = 2 ** 24 - 1;
  /** The longest delay in ticks: the cube of the width. */
  readonly longest: number;
  /** A level has twice as many slots as its width: it also holds what comes after its window, while that is taken down to it. */
  readonly #slots: number;
  #now = 0;
  #size = 0;
  #due: Float64Array;
  #slot: Int32Array;
  #next: Int32Array;
  #previous: Int32Array;
  readonly #first: Int32Array;
  readonly #count: Int32Array;
  #expiring: Int32Array;

  /**
   * @param capacity - room for so many timers to begin with; it grows with their numbers
   * @param width - the ticks of the finest window, and how many windows of one level make up one of the next
   * @throws RangeError if the width is less than 2 or more than 4,096
   */
  constructor(
    capacity = 64,
    private readonly width = 256,
  ) {
    if (!Number.isSafeInteger(width) || width < 2 || width > 4096)
      throw new RangeError(`A timing wheel cannot be ${width} wide: give it a whole number from 2 to 4096.`);
    this.longest = width ** LEVELS;
    this.#slots = 2 * width;
    this.#first = new Int32Array(LEVELS * this.#slots).fill(NONE);
    this.#count = new Int32Array(LEVELS * this.#slots);
    this.#due = new Float64Array(capacity);
    this.#slot = new Int32Array(capacity).fill(UNARMED);
    this.#next = new Int32Array(capacity);
    this.#previous = new Int32Array(capacity);
    this.#expiring = new Int32Array(16);
  }

  /** Ticks since its start. */
  get now(): number {
    return this.#now;
  }

  /** How many timers run. */
  get size(): number {
    return this.#size;
  }

  /** The tick in which the timer expires; undefined while it does not run. */
  dueOf(timer: number): number | undefined {
    return this.#isArmed(timer) ? this.#due[timer] : undefined;
  }

  /**
   * Lets a timer expire in a tick to come; where it runs already, then instead.
   *
   * @throws RangeError if the tick is not to come or too far away, or the number is none that a timer can have.
   */
  arm(timer: number, due: number): void {
    if (!Number.isSafeInteger(timer) || timer < 0 || timer > TimingWheel.largest)
      throw new RangeError(
        `Timer ${timer} cannot be armed: give it a whole number from 0 to ${TimingWheel.largest}, such as a row of a table.`,
      );
    if (!Number.isSafeInteger(due) || due <= this.#now || due - this.#now > this.longest)
      throw new RangeError(
        `Timer ${timer} cannot expire in tick ${due}: it is tick ${this.#now}. Give a whole number from ${this.#now + 1} to ${this.#now + this.longest}.`,
      );
    if (timer >= this.#slot.length) this.#grow(timer + 1);
    this.cancel(timer);
    this.#due[timer] = due;
    this.#place(timer, due);
    this.#size++;
  }

  /** Ends a timer before it expires; false if it did not run. */
  cancel(timer: number): boolean {
    const slot = this.#slot[timer] ?? UNARMED;
    if (slot === UNARMED) return false;
    if (slot !== EXPIRING) this.#unlink(timer, slot);
    this.#slot[timer] = UNARMED;
    this.#size--;
    return true;
  }

  /**
   * One tick: whatever expires in it is told, in the order of numbers, and may arm and cancel timers meanwhile. What is
   * cancelled so does not expire any more.
   *
   * @returns how many timers it touched: those that expired in this tick, and those that it took down by a level
   */
  advance(expire: (timer: number) => void): number {
    this.#now++;
    let touched = 0;
    for (let level = LEVELS - 1; level > 0; level--) touched += this.#takeDown(level);
    const expiring = this.#takeExpiring();
    for (const timer of expiring) {
      if (this.#slot[timer] !== EXPIRING) continue;
      this.#slot[timer] = UNARMED;
      this.#size--;
      expire(timer);
    }
    return touched + expiring.length;
  }

  #isArmed(timer: number): boolean {
    return (this.#slot[timer] ?? UNARMED) !== UNARMED;
  }

  /** The finest level whose window, or the window after it, the tick falls into. */
  #place(timer: number, due: number): void {
    let level = 0;
    let window = this.width;
    while (level < LEVELS - 1 && Math.floor(due / window) > Math.floor(this.#now / window) + 1) {
      level++;
      window *= this.width;
    }
    this.#link(timer, this.#slotOf(level, due));
  }

  /** Takes down its share of the coarse slot whose window comes next; with the last tick before that window, the slot is empty. */
  #takeDown(level: number): number {
    const window = this.width ** level;
    const slot = this.#slotOf(level, this.#now + window);
    const ticksLeft = window - (this.#now % window);
    const share = Math.ceil(this.#count[slot]! / ticksLeft);
    for (let taken = 0; taken < share; taken++) {
      const timer = this.#first[slot]!;
      this.#unlink(timer, slot);
      this.#place(timer, this.#due[timer]!);
    }
    return share;
  }

  #takeExpiring(): Int32Array {
    const slot = this.#slotOf(0, this.#now);
    const count = this.#count[slot]!;
    if (count > this.#expiring.length) this.#expiring = new Int32Array(2 * count);
    for (let at = 0; at < count; at++) {
      const timer = this.#first[slot]!;
      this.#unlink(timer, slot);
      this.#slot[timer] = EXPIRING;
      this.#expiring[at] = timer;
    }
    return this.#expiring.subarray(0, count).sort();
  }

  #link(timer: number, slot: number): void {
    const first = this.#first[slot]!;
    this.#next[timer] = first;
    this.#previous[timer] = NONE;
    if (first !== NONE) this.#previous[first] = timer;
    this.#first[slot] = timer;
    this.#slot[timer] = slot;
    this.#count[slot]!++;
  }

  #unlink(timer: number, slot: number): void {
    const [next, previous] = [this.#next[timer]!, this.#previous[timer]!];
    if (previous === NONE) this.#first[slot] = next;
    else this.#next[previous] = next;
    if (next !== NONE) this.#previous[next] = previous;
    this.#count[slot]!--;
  }

  #grow(atLeast: number): void {
    const length = Math.max(atLeast, 2 * this.#slot.length);
    const grown = <Column extends Int32Array | Float64Array>(column: Column, larger: Column): Column => {
      larger.set(column);
      return larger;
    };
    this.#due = grown(this.#due, new Float64Array(length));
    this.#slot = grown(this.#slot, new Int32Array(length).fill(UNARMED));
    this.#next = grown(this.#next, new Int32Array(length));
    this.#previous = grown(this.#previous, new Int32Array(length));
  }

  /** The slot of a level that a tick falls into. */
  #slotOf(level: number, tick: number): number {
    return level * this.#slots + (Math.floor(tick / this.width ** level) % this.#slots);
  }
}
