import { z } from 'zod';
import { sameValue } from '../same-value.ts';

export { sameValue };

/** One record of a source's data: its key, unique in that data, and a value that only applications understand. */
export const record = z.strictObject({ k: z.string().min(1), v: z.json() });
/** One record of a source's data. */
export type Rec = z.infer<typeof record>;

/** Records by their keys. */
export type Entries = Readonly<Record<string, Rec['v']>>;

/** What turns one set of records into another: what is added or changed, and the keys of what is removed. */
export interface Difference {
  readonly put: readonly Rec[];
  readonly remove: readonly string[];
}

/**
 * What turns `before` into `after`, in the order of the keys. A record with an equal value is no difference. SYNC-32, SYNC-35.
 *
 * @example
 * differenceOf({ a: 1, b: 2 }, { b: 2, c: 3 }); // { put: [{ k: 'c', v: 3 }], remove: ['a'] }
 */
export function differenceOf(before: Entries, after: Entries): Difference {
  const put = recordsOf(after).filter(({ k, v }) => !Object.hasOwn(before, k) || !sameValue(before[k], v));
  const remove = Object.keys(before)
    .filter((k) => !Object.hasOwn(after, k))
    .sort();
  return { put, remove };
}

/** Whether there is nothing to put and nothing to remove. */
export function isEmpty({ put, remove }: Difference): boolean {
  return put.length === 0 && remove.length === 0;
}

/** The records in the order of their keys: two parties that hold the same send the same. */
export function recordsOf(entries: Entries): readonly Rec[] {
  return Object.entries(entries)
    .map(([k, v]) => ({ k, v }))
    .sort((a, b) => (a.k < b.k ? -1 : 1));
}

/** The entries after a difference: first what is removed, then what is put. */
export function changed(entries: Entries, { put, remove }: Difference): Entries {
  const kept = Object.entries(entries).filter(([k]) => !remove.includes(k));
  return Object.fromEntries([...kept, ...put.map(({ k, v }) => [k, v] as const)]);
}
