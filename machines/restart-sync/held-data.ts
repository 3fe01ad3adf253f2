import { changed, type Difference, type Entries } from '../../spec/restart-sync/entries.ts';

/** The data of one source at one receiver, as plain values: what a real table stands in for. */
export interface HeldData {
  /** The data in use. */
  readonly current: Entries;
  /** What the restarted source has sent so far, held aside. SYNC-22 */
  readonly temporary: Entries;
  /** Keys of the data in use that the open transfer, or the restarted source, has not sent again. SYNC-28, SYNC-80 */
  readonly unconfirmed: readonly string[];
}

/** What can be done to the data of a source; each leaves the rest as it is. */
export type Operation = (held: HeldData, message: Difference) => Partial<HeldData>;

const everyKey = ({ current }: HeldData): readonly string[] => Object.keys(current).sort();

/** All data in use waits to be confirmed; nothing is removed or altered. SYNC-3, SYNC-4, SYNC-28 */
export const markAll: Operation = (held) => ({ unconfirmed: everyKey(held) });

/** Takes records into use at once, and confirms them. SYNC-26, SYNC-34 */
export const takeIntoUse: Operation = (held, message) => {
  const touched = [...message.remove, ...message.put.map(({ k }) => k)];
  return {
    current: changed(held.current, message),
    unconfirmed: held.unconfirmed.filter((key) => !touched.includes(key)),
  };
};

/** Takes records aside; the data in use is untouched. SYNC-22, SYNC-34 */
export const holdAside: Operation = (held, message) => ({ temporary: changed(held.temporary, message) });

/** What was held aside is of no use any more. SYNC-13, SYNC-37 */
export const dropTemporary: Operation = () => ({ temporary: {} });

/** What was held aside replaces the data in use: the absent goes, the rest is added or takes the new value. SYNC-25, SYNC-27, SYNC-29 */
export const synchronise: Operation = (held) => ({ current: held.temporary, temporary: {}, unconfirmed: [] });

/** What was not confirmed goes; the rest stays in use. SYNC-28, SYNC-80, SYNC-81 */
export const sweep: Operation = (held) => ({
  current: changed(held.current, { put: [], remove: held.unconfirmed }),
  unconfirmed: [],
});

/** Everything goes, old and new alike. SYNC-7, SYNC-8, SYNC-10 */
export const clear: Operation = () => ({ current: {}, temporary: {}, unconfirmed: [] });
