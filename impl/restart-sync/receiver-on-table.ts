import type { HeldData, HeldDataPort } from '../../machines/restart-sync/held-data.ts';
import type { Difference, Entries, Rec } from '../../spec/restart-sync/entries.ts';
import { inTwoParts } from './difference.ts';
import type { SourceTable } from './table.ts';

/** The data of one source in a table: what the chart of its receiver does is done there. `provideHeldData` takes it. */
export class HeldInTable implements HeldDataPort {
  readonly #table: SourceTable;
  /** What a view showed last, until something is done to the table. */
  #values: HeldData | undefined;

  constructor(table: SourceTable) {
    this.#table = table;
  }

  /** All that the table holds as plain values, as the context of the chart alone would have them. */
  get values(): HeldData {
    this.#values ??= this.#read();
    return this.#values;
  }

  markAll(): void {
    this.#changing().markAll();
  }

  dropTemporary(): void {
    this.#changing().dropTemporary();
  }

  /** @throws TableFullError where there is no room for all of it. SYNC-73 */
  hold(change: Difference): void {
    this.#changing().hold(change);
  }

  /** @throws TableFullError where there is no room for all of it. SYNC-73 */
  take(change: Difference): Difference {
    return inTwoParts(this.#changing().take(change));
  }

  synchronise(): Difference {
    return inTwoParts(this.#changing().synchronise());
  }

  sweep(): Difference {
    return inTwoParts(this.#changing().sweep());
  }

  clear(): Difference {
    return inTwoParts(this.#changing().clear());
  }

  #changing(): SourceTable {
    this.#values = undefined;
    return this.#table;
  }

  #read(): HeldData {
    const current = entriesOf(this.#table.current());
    return {
      current,
      temporary: entriesOf(this.#table.temporary()),
      unconfirmed: Object.keys(current)
        .filter((key) => !this.#table.isConfirmed(key))
        .sort(),
    };
  }
}

function entriesOf(records: Iterable<Rec>): Entries {
  return Object.fromEntries(Array.from(records, ({ k, v }) => [k, v]));
}
