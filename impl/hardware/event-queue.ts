/** Something that is to happen at an instant, until it is cancelled. */
export interface Appointment<Event> {
  readonly at: number;
  readonly event: Event;
}

interface Entry<Event> extends Appointment<Event> {
  readonly rank: number;
  readonly order: number;
  cancelled: boolean;
}

/**
 * What is to happen, by true time in whole instants: a binary heap. Of two events of one instant the one of lower rank comes
 * first, and of one rank the one that was entered first, so that every run of the same entries is the same.
 */
export class EventQueue<Event> {
  readonly #heap: Entry<Event>[] = [];
  #entered = 0;
  #now = 0;
  #waiting = 0;

  /** The instant of the event that was last taken. */
  get now(): number {
    return this.#now;
  }

  /** How many events are to come. */
  get size(): number {
    return this.#waiting;
  }

  /** The instant of the next event; undefined when none is to come. */
  get next(): number | undefined {
    this.#forgetCancelled();
    return this.#heap[0]?.at;
  }

  /**
   * Enters an event; what it returns cancels it.
   *
   * @throws RangeError if the instant is over, or no whole number.
   */
  enter(at: number, event: Event, rank = 0): Appointment<Event> {
    if (!Number.isSafeInteger(at) || at < this.#now) {
      throw new RangeError(
        `An event at instant ${at}, while it is ${this.#now}: enter it at a whole instant that is not over.`,
      );
    }
    const entry = { at, event, rank, order: this.#entered++, cancelled: false };
    this.#heap.push(entry);
    this.#waiting++;
    this.#rise(this.#heap.length - 1);
    return entry;
  }

  /** Nothing happens if it is over or cancelled already. */
  cancel(appointment: Appointment<Event>): void {
    const entry = appointment as Entry<Event>;
    if (entry.cancelled) return;
    entry.cancelled = true;
    this.#waiting--;
  }

  /** Takes the next event and moves time to its instant; undefined when none is to come. */
  take(): Event | undefined {
    this.#forgetCancelled();
    const first = this.#removeFirst();
    if (first === undefined) return undefined;
    first.cancelled = true;
    this.#waiting--;
    this.#now = first.at;
    return first.event;
  }

  #forgetCancelled(): void {
    while (this.#heap[0]?.cancelled === true) this.#removeFirst();
  }

  #removeFirst(): Entry<Event> | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    this.#sink();
    return first;
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      if (left >= this.#heap.length) return;
      const child = right < this.#heap.length && this.#isBefore(right, left) ? right : left;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }

  #swapIfBefore(a: number, b: number): boolean {
    if (!this.#isBefore(a, b)) return false;
    const [first, second] = [this.#heap[a] as Entry<Event>, this.#heap[b] as Entry<Event>];
    this.#heap[a] = second;
    this.#heap[b] = first;
    return true;
  }

  #isBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a] as Entry<Event>, this.#heap[b] as Entry<Event>];
    if (first.at !== second.at) return first.at < second.at;
    return first.rank === second.rank ? first.order < second.order : first.rank < second.rank;
  }
}
