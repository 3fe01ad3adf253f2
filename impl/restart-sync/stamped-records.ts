import { sameValue, type Rec } from '../../spec/restart-sync/entries.ts';
import { inOrder, type TableDifference } from './difference.ts';

type Value = Rec['v'];

/** A value with the generation in which it was confirmed last. */
interface Slot {
  value: Value;
  stamp: number;
}

/**
 * Records by key, each stamped with the generation in which it was confirmed. A new generation leaves every record where it is
 * and unconfirmed, whatever their number: nothing but a counter moves.
 */
export class StampedRecords {
  readonly #slots = new Map<string, Slot>();
  #generation = 0;
  #confirmed = 0;

  get size(): number {
    return this.#slots.size;
  }

  /** How many records have not been confirmed since the last mark. */
  get unconfirmed(): number {
    return this.#slots.size - this.#confirmed;
  }

  has(key: string): boolean {
    return this.#slots.has(key);
  }

  get(key: string): Value | undefined {
    return this.#slots.get(key)?.value;
  }

  isConfirmed(key: string): boolean {
    return this.#slots.get(key)?.stamp === this.#generation;
  }

  /** Every record with its key, in the order in which the keys came. */
  *records(): IterableIterator<Rec> {
    for (const [k, { value: v }] of this.#slots) yield { k, v };
  }

  /** Puts a record, which is confirmed by that, even where it is the same. */
  put(key: string, value: Value): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) {
      this.#slots.set(key, { value, stamp: this.#generation });
      this.#confirmed += 1;
      return;
    }
    slot.value = value;
    if (slot.stamp === this.#generation) return;
    slot.stamp = this.#generation;
    this.#confirmed += 1;
  }

  /** Whether there was one to remove. */
  remove(key: string): boolean {
    if (this.isConfirmed(key)) this.#confirmed -= 1;
    return this.#slots.delete(key);
  }

  /** No record is confirmed from now on; all stay as they are. */
  markAll(): void {
    this.#generation += 1;
    this.#confirmed = 0;
  }

  /** Removes what is not confirmed, in one pass, and says which keys that were. */
  sweep(): string[] {
    const removed = this.#unconfirmedKeys();
    for (const key of removed) this.#slots.delete(key);
    return removed;
  }

  /**
   * What turns these records into later ones: one pass over the later, in which those that are still there are confirmed here,
   * and one over these for those that are not. Whoever asks has no further use for what was confirmed before.
   */
  differenceTo(later: StampedRecords): TableDifference {
    const [added, changed]: [Rec[], Rec[]] = [[], []];
    this.markAll();
    const generation = this.#generation;
    for (const [k, { value: v }] of later.#slots) {
      const slot = this.#slots.get(k);
      if (slot === undefined) {
        added.push({ k, v });
        continue;
      }
      slot.stamp = generation;
      this.#confirmed += 1;
      if (!sameValue(slot.value, v)) changed.push({ k, v });
    }
    return inOrder(added, changed, this.#unconfirmedKeys());
  }

  #unconfirmedKeys(): string[] {
    const keys: string[] = [];
    if (this.unconfirmed === 0) return keys;
    for (const [key, { stamp }] of this.#slots) if (stamp !== this.#generation) keys.push(key);
    return keys;
  }
}
