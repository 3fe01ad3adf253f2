import { cutScore } from '../../spec/selective-replay/cut-score.ts';
import { isLater, sameId, type Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import type { PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';
import { isOutOfStep, type UnitChannel } from './unit-channel.ts';

/** How a takeover chooses where to cut the queue. RPL-88, RPL-90 */
export interface CutSettings {
  /** From 0, which recovers soonest, to 1, which is most complete. */
  readonly cutWeight: number;
  /** Whether what its client has processed may be discarded too. RPL-89 */
  readonly cutFloor: SettingView['cutFloor'];
}

/**
 * The last op id before the cut, null where all of the queue is after it. Nothing that has one op id is split, and of equally good
 * cuts the later one is taken. It takes time by the updates and the channels, and not by both at once. RPL-87, RPL-88, RPL-90
 *
 * @param updates - the queue, in the order of op ids, confirmed by what the clients have answered
 * @throws RangeError if the weight is not from 0 to 1
 */
export function cutOf(
  updates: readonly PendingUpdate[],
  channels: Readonly<Record<string, UnitChannel>>,
  { cutWeight, cutFloor }: CutSettings,
): Position {
  const replays = replaysAtEachCut(updates, channels);
  const of = updates.length;
  const floor = cutFloor === 'confirmed' ? updates.findLastIndex(({ confirmed }) => confirmed) + 1 : 0;
  const score = (kept: number): number =>
    cutScore(cutWeight, { kept, of, replays: replays[kept] ?? 0, replaysOfAll: replays[of] ?? 0 });
  let [best, bestScore] = [of, score(of)];
  for (let kept = of - 1; kept >= floor; kept--) {
    if (isSplit(updates, kept) || score(kept) <= bestScore) continue;
    [best, bestScore] = [kept, score(kept)];
  }
  return updates[best - 1]?.opUid ?? null;
}

/** How many clients would be replayed to with no update kept, with one, and so on. */
function replaysAtEachCut(
  updates: readonly PendingUpdate[],
  channels: Readonly<Record<string, UnitChannel>>,
): readonly number[] {
  const lastKept = new Map<string, Position>();
  const isReplayedTo = (name: string): boolean => {
    const channel = channels[name];
    if (channel === undefined) return false;
    return isOutOfStep({ ...channel, lastApplied: lastKept.get(name) ?? channel.lastApplied });
  };
  const replays = [Object.keys(channels).filter(isReplayedTo).length];
  for (const { pc, opUid } of updates) {
    const name = channelName(pc);
    const before = Number(isReplayedTo(name));
    lastKept.set(name, opUid);
    replays.push((replays.at(-1) ?? 0) - before + Number(isReplayedTo(name)));
  }
  return replays;
}

/** Whether a cut after so many updates has one op on both of its sides. */
function isSplit(updates: readonly PendingUpdate[], kept: number): boolean {
  const [last, next] = [updates[kept - 1], updates[kept]];
  return last !== undefined && next !== undefined && sameId(last.opUid, next.opUid);
}

/** Whether an update is before a cut. */
export function isBeforeCut({ opUid }: Pick<PendingUpdate, 'opUid'>, cut: Position): boolean {
  return !isLater(opUid, cut);
}
