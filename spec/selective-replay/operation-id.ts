import { z } from 'zod';

/** One reign of a primary: above every earlier one that its unit knows of, and never that of another unit. RPL-67, RPL-97. */
export const epoch = z.int().positive();

/** Names one change of state: the reign, and the number of the change in it, counted from 1. RPL-23, RPL-24, RPL-94. */
export const operationId = z.strictObject({ epoch, seq: z.int().positive() });
/** The name of one change of state. */
export type OperationId = z.infer<typeof operationId>;

/** How far a state has come: the last change in it, or with `seq` 0 the state at the start of a reign. RPL-99. */
export const reached = z.strictObject({ epoch, seq: z.int().nonnegative() });
/** How far a state has come. */
export type Reached = z.infer<typeof reached>;

/** How far a state has come, null being below every id: nothing was ever applied. RPL-82, RPL-122. */
export const position = reached.nullable();
/** How far a state has come; null where nothing was ever applied. */
export type Position = z.infer<typeof position>;

/**
 * Below 0 where `a` comes before `b`, above 0 where it comes after it, 0 where they are the same: first by epoch, then by number.
 *
 * @example
 * [{ epoch: 2, seq: 1 }, null, { epoch: 1, seq: 9 }].sort(compareIds); // null, 1.9, 2.1
 */
export function compareIds(a: Position, b: Position): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.epoch === b.epoch ? a.seq - b.seq : a.epoch - b.epoch;
}

/** Whether both name the same change, or have come equally far. */
export function sameId(a: Position, b: Position): boolean {
  return compareIds(a, b) === 0;
}

/** Whether the first comes after the second. */
export function isLater(a: Position, b: Position): boolean {
  return compareIds(a, b) > 0;
}

/** The latest of several; null of none. */
export function latestOf(ids: readonly Position[]): Position {
  return ids.reduce((latest, id) => (isLater(id, latest) ? id : latest), null);
}
