import { z } from 'zod';

/**
 * The key that the manager issues to each instance of a process. `epoch` counts the starts of the manager and is constant
 * where the manager never restarts; `pid` belongs to the name; `incarnation` counts the starts of the process. PSM-KEY-1.
 */
export const communicationKey = z.strictObject({
  epoch: z.int().nonnegative(),
  pid: z.int().nonnegative(),
  incarnation: z.int().nonnegative(),
});
/** The key of one instance of a process: no other instance ever has the same. */
export type CommunicationKey = z.infer<typeof communicationKey>;

/**
 * True when both are the key of one and the same instance: all parts are equal. This is how a receiver compares the key
 * in an Ipc with its own. PSM-KEY-6.
 *
 * @example
 * sameKey({ epoch: 0, pid: 1, incarnation: 1 }, { epoch: 0, pid: 1, incarnation: 2 }); // false
 */
export function sameKey(a: CommunicationKey, b: CommunicationKey): boolean {
  return a.epoch === b.epoch && a.pid === b.pid && a.incarnation === b.incarnation;
}

/**
 * True when `a` was issued later than `b`, both to the same name: by epoch first, then by incarnation. The pid says
 * nothing about order, and keys of different names have none. PSM-KEY-3.
 *
 * @example
 * laterKey({ epoch: 0, pid: 1, incarnation: 2 }, { epoch: 0, pid: 1, incarnation: 1 }); // true
 */
export function laterKey(a: CommunicationKey, b: CommunicationKey): boolean {
  return a.epoch === b.epoch ? a.incarnation > b.incarnation : a.epoch > b.epoch;
}
