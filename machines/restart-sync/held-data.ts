import { changed, differenceOf, type Difference, type Entries } from '../../spec/restart-sync/entries.ts';

/** The data of one source at one receiver, as plain values: what a real table stands in for. */
export interface HeldData {
  /** The data in use. */
  readonly current: Entries;
  /** What the restarted source has sent so far, held aside. SYNC-22 */
  readonly temporary: Entries;
  /** Keys of the data in use that the open transfer, or the restarted source, has not sent again. SYNC-28, SYNC-80 */
  readonly unconfirmed: readonly string[];
}

/**
 * Where the data of one source is kept: one method for each thing that a receiver does to it. What changes the data in use
 * returns what is different there afterwards, in the order of the keys; a record that is equal is in no difference. SYNC-35
 */
export interface HeldDataPort {
  /** All data in use waits to be confirmed; nothing is removed or altered. SYNC-3, SYNC-4, SYNC-28 */
  markAll(): void;
  /** What was held aside is of no use any more. SYNC-13, SYNC-37 */
  dropTemporary(): void;
  /** Takes records aside; the data in use is untouched. SYNC-22, SYNC-34 */
  hold(change: Difference): void;
  /** Takes records into use at once, and confirms them. SYNC-26, SYNC-34 */
  take(change: Difference): Difference;
  /** What was held aside replaces the data in use: the absent goes, the rest is added or takes the new value. SYNC-25, SYNC-27, SYNC-29 */
  synchronise(): Difference;
  /** What was not confirmed goes; the rest stays in use. SYNC-28, SYNC-80, SYNC-81 */
  sweep(): Difference;
  /** Everything goes, old and new alike. SYNC-7, SYNC-8, SYNC-10 */
  clear(): Difference;
}

/** Plain values, as the context of a chart has them: each change makes new ones, and those before stay as they were. */
export class PlainHeldData implements HeldDataPort {
  constructor(private held: HeldData) {}

  /** The values as they are now. */
  get values(): HeldData {
    const { current, temporary, unconfirmed } = this.held;
    return { current, temporary, unconfirmed };
  }

  markAll(): void {
    this.held = { ...this.held, unconfirmed: Object.keys(this.held.current).sort() };
  }

  dropTemporary(): void {
    this.held = { ...this.held, temporary: {} };
  }

  hold(change: Difference): void {
    this.held = { ...this.held, temporary: changed(this.held.temporary, change) };
  }

  take(change: Difference): Difference {
    const touched = new Set([...change.remove, ...change.put.map(({ k }) => k)]);
    const { current, temporary, unconfirmed } = this.held;
    return this.#become({
      current: changed(current, change),
      temporary,
      unconfirmed: unconfirmed.filter((key) => !touched.has(key)),
    });
  }

  synchronise(): Difference {
    return this.#become({ current: this.held.temporary, temporary: {}, unconfirmed: [] });
  }

  sweep(): Difference {
    const { current, temporary, unconfirmed } = this.held;
    return this.#become({ current: changed(current, { put: [], remove: unconfirmed }), temporary, unconfirmed: [] });
  }

  clear(): Difference {
    return this.#become({ current: {}, temporary: {}, unconfirmed: [] });
  }

  #become(after: HeldData): Difference {
    const { current: before } = this.held;
    this.held = after;
    return differenceOf(before, after.current);
  }
}
