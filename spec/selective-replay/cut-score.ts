/** A cut of a pending queue: what it would keep, and whom it would have to set right. */
export interface CutOutcome {
  /** How many updates are before the cut. */
  readonly kept: number;
  /** How many updates there are. */
  readonly of: number;
  /** How many clients that have answered would be replayed to. */
  readonly replays: number;
  /** How many would be if nothing were discarded. */
  readonly replaysOfAll: number;
}

/**
 * How good a cut is, between 0, for what recovers soonest, and 1, for what is most complete: the reference of RPL-90, multiplied by
 * what all cuts of one queue have alike, so that whole numbers stay whole and equally good cuts score the same.
 *
 * @param weight - from 0 to 1. RPL-88
 * @throws RangeError if it is no such number
 * @example
 * cutScore(0.5, { kept: 1, of: 2, replays: 0, replaysOfAll: 1 }); // 0.5: half is kept, and nobody replayed to
 */
export function cutScore(weight: number, { kept, of, replays, replaysOfAll }: CutOutcome): number {
  if (!(weight >= 0 && weight <= 1))
    throw new RangeError(
      `A cut is weighted by a number from 0 (recovers soonest) to 1 (most complete), not by ${String(weight)}: give \`cutWeight\` one.`,
    );
  return weight * kept * Math.max(1, replaysOfAll) - (1 - weight) * replays * of;
}
