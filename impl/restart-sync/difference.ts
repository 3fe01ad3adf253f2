import type { Difference, Rec } from '../../spec/restart-sync/entries.ts';

/** How the data in use has changed, each part in the order of the keys. A record with an equal value is in none. SYNC-32, SYNC-35 */
export interface TableDifference {
  readonly added: readonly Rec[];
  readonly changed: readonly Rec[];
  readonly removed: readonly string[];
}

/** The order of the keys depends on nothing but the keys, so that two tables that hold the same tell the same. */
export function inOrder(added: Rec[], changed: Rec[], removed: string[]): TableDifference {
  const byKey = (a: Rec, b: Rec): number => compare(a.k, b.k);
  return { added: added.sort(byKey), changed: changed.sort(byKey), removed: removed.sort(compare) };
}

/** The same difference as messages tell it: what was added and what was changed are both put, in the order of the keys. SYNC-32 */
export function inTwoParts({ added, changed, removed }: TableDifference): Difference {
  const put = [...added, ...changed].sort((a, b) => compare(a.k, b.k));
  return { put, remove: removed };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
