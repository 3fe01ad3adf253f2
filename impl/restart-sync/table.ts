import type { Difference, Rec } from '../../spec/restart-sync/entries.ts';
import { inOrder, type TableDifference } from './difference.ts';
import { StampedRecords } from './stamped-records.ts';

/** Records that a table has no room for: none of the message that brought them was written. What it has marked for that message stays marked. SYNC-73 */
export class TableFullError extends Error {
  override readonly name = 'TableFullError';

  constructor(
    readonly capacity: number,
    readonly needed: number,
  ) {
    super(
      `The table has room for ${capacity} records, data in use and temporary data together, and would need room for ${needed}: give it a larger capacity, or have its source send less. No record of the message was written.`,
    );
  }
}

/** How many records lie in a table, and how many of those in use are not confirmed. */
export interface TableSizes {
  readonly current: number;
  readonly temporary: number;
  readonly unconfirmed: number;
}

/**
 * The data of one source at one receiver: the data in use, and the temporary data of the restarted source beside it. Marking and
 * dropping take the same time whatever the number of records; synchronising takes one pass.
 */
export class SourceTable {
  readonly #capacity: number;
  #current = new StampedRecords();
  #temporary = new StampedRecords();

  /**
   * @param capacity records that there is room for, in use and temporary together. SYNC-73
   * @throws RangeError if it is no positive whole number
   */
  constructor(capacity: number) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(`A table has room for a positive whole number of records, not for ${capacity}.`);
    this.#capacity = capacity;
  }

  get sizes(): TableSizes {
    const { size: current, unconfirmed } = this.#current;
    return { current, temporary: this.#temporary.size, unconfirmed };
  }

  /** The value in use under a key, whether stale or not. SYNC-4 */
  get(key: string): Rec['v'] | undefined {
    return this.#current.get(key);
  }

  /** The data in use, in the order in which the keys came. */
  current(): IterableIterator<Rec> {
    return this.#current.records();
  }

  /** The temporary data, in the order in which the keys came. */
  temporary(): IterableIterator<Rec> {
    return this.#temporary.records();
  }

  /** Whether the open transfer, or the restarted source, has sent this record of the data in use. */
  isConfirmed(key: string): boolean {
    return this.#current.isConfirmed(key);
  }

  /** The source is dead, or a full transfer begins: what is in use waits to be confirmed, and stays as it is. SYNC-3, SYNC-4, SYNC-28 */
  markAll(): void {
    this.#current.markAll();
  }

  /**
   * Takes a change into use at once: first what it removes, then what it puts, which is confirmed by that. SYNC-26, SYNC-34, SYNC-80
   *
   * @returns what is different now
   * @throws TableFullError where there is no room for all of it, with nothing taken
   */
  take(change: Partial<Difference>): TableDifference {
    this.#reserve(this.#current, this.#temporary, change);
    const { put = [], remove = [] } = change;
    const before = new Map<string, Rec['v'] | undefined>();
    for (const key of remove) {
      if (!this.#current.has(key)) continue;
      before.set(key, this.#current.get(key));
      this.#current.remove(key);
    }
    for (const { k, v } of put) {
      if (!before.has(k)) before.set(k, this.#current.get(k));
      this.#current.put(k, v);
    }
    return this.#since(before);
  }

  /**
   * Applies a change to the temporary data; the data in use is untouched. SYNC-22, SYNC-34
   *
   * @throws TableFullError where there is no room for all of it, with nothing held
   */
  hold(change: Partial<Difference>): void {
    this.#reserve(this.#temporary, this.#current, change);
    const { put = [], remove = [] } = change;
    for (const key of remove) this.#temporary.remove(key);
    for (const { k, v } of put) this.#temporary.put(k, v);
  }

  /** The temporary data is of no use any more. SYNC-13, SYNC-37 */
  dropTemporary(): void {
    if (this.#temporary.size > 0) this.#temporary = new StampedRecords();
  }

  /**
   * The end of data, where it was held aside: the temporary data replaces the data in use. Also what a
   * limit does that spares new data, and a further death that drops what was stale. SYNC-25, SYNC-81, SYNC-84
   *
   * @returns what is different now
   */
  synchronise(): TableDifference {
    const difference = this.#current.differenceTo(this.#temporary);
    this.#current = this.#temporary;
    this.#temporary = new StampedRecords();
    return difference;
  }

  /**
   * The end of data, where it went into use at once: what was not confirmed is removed. Also what a limit
   * does that spares new data, and a further death that drops what was stale. SYNC-28, SYNC-80, SYNC-81, SYNC-84
   *
   * @returns what is different now
   */
  sweep(): TableDifference {
    return inOrder([], [], this.#current.sweep());
  }

  /**
   * Expiry: everything goes, old and new alike. SYNC-7, SYNC-8, SYNC-10
   *
   * @returns what is different now
   */
  clear(): TableDifference {
    this.dropTemporary();
    return this.synchronise();
  }

  /** What is different now under these keys from what stood there. */
  #since(before: ReadonlyMap<string, Rec['v'] | undefined>): TableDifference {
    const [earlier, later] = [new StampedRecords(), new StampedRecords()];
    for (const [key, old] of before) {
      if (old !== undefined) earlier.put(key, old);
      const value = this.#current.get(key);
      if (value !== undefined) later.put(key, value);
    }
    return earlier.differenceTo(later);
  }

  /** Makes sure that there is room for all of a change before any of it is written. */
  #reserve(target: StampedRecords, beside: StampedRecords, { put = [], remove = [] }: Partial<Difference>): void {
    // Most of the time there is room whatever of it is new, and nothing need be counted.
    if (target.size + beside.size + put.length <= this.#capacity) return;
    const gone = new Set(remove.filter((key) => target.has(key)));
    const brought = new Set(put.map(({ k }) => k).filter((key) => !target.has(key) || gone.has(key)));
    const needed = target.size - gone.size + brought.size + beside.size;
    if (needed > this.#capacity) throw new TableFullError(this.#capacity, needed);
  }
}
