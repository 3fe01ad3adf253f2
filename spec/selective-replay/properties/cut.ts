import type { Step } from '../../property.ts';
import { cutScore, type CutOutcome } from '../cut-score.ts';
import { compareIds, isLater, latestOf, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import type { PendingUpdate, SelectiveReplayView, UnitView } from '../view.ts';
import { applications, channelAt, discards, decides, ofEveryUnit } from './steps.ts';

/** What holds where a takeover divides the queue at one point: all before it stays, and all after it goes. */

export const onlyTheTailIsCut: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Where a takeover cuts the queue, all before the cut is kept, and all after it discarded',
  clauses: ['S-RPL-16', 'RPL-87'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (after.setting.cutPolicy !== 'trailingPrefix' || !decides(was, is)) return true;
      const kept = [...is.queue, ...applications(was, is, event, name)];
      return discards(was, is, event, name).every((one) => kept.every(({ opUid }) => compareIds(opUid, one.opUid) < 0));
    }),
};

export const theBestCutIsMade: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A takeover cuts the queue where its weight has it: no other cut that it may make scores better, and no later one as well',
  clauses: ['RPL-88', 'RPL-90'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const { cutPolicy, cutWeight, cutFloor } = after.setting;
      if (cutPolicy !== 'trailingPrefix' || !decides(was, is) || was.queue.length === 0) return true;
      const scoreOf = (kept: number): number => cutScore(cutWeight, outcomeOf(kept, was, is));
      const made = applications(was, is, event, name).length;
      const others = was.queue.map((_, kept) => kept).filter((kept) => isCut(kept, was, is, cutFloor));
      return [...others, was.queue.length].every((kept) => {
        const better = scoreOf(kept) - scoreOf(made);
        return better < 0 || (better === 0 && kept <= made);
      });
    }),
};

/** Whether the queue may be cut after so many updates: not below its floor, and not within an op. */
function isCut(kept: number, was: UnitView, is: UnitView, floor: 'confirmed' | 'applied'): boolean {
  const next = was.queue[kept]?.opUid ?? null;
  if (sameId(was.queue[kept - 1]?.opUid ?? null, next)) return false;
  return floor === 'applied' || !was.queue.slice(kept).some((one) => isConfirmed(one, is));
}

/** Whether an update is known to be at its client by what that has answered, or was before. RPL-75 */
function isConfirmed({ pc, opUid, confirmed }: PendingUpdate, is: UnitView): boolean {
  const answer = channelAt(is, pc)?.answer ?? null;
  return confirmed || (answer !== null && !isLater(opUid, answer.position));
}

function outcomeOf(kept: number, was: UnitView, is: UnitView): CutOutcome {
  const of = was.queue.length;
  return { kept, of, replays: replaysAt(kept, was, is), replaysOfAll: replaysAt(of, was, is) };
}

/** How many clients that have answered would have another state than their unit, if so many updates were kept. */
function replaysAt(kept: number, was: UnitView, is: UnitView): number {
  return Object.values(is.channels).filter(({ pc, answer }) => {
    const own = was.queue.slice(0, kept).filter((one) => sameChannel(one.pc, pc));
    const reached = latestOf([channelAt(was, pc)?.lastApplied ?? null, ...own.map(({ opUid }) => opUid)]);
    if (answer === null) return false;
    const { position, incarnation, knownBefore } = answer;
    return !sameId(position, reached) || (position === null && incarnation !== knownBefore);
  }).length;
}
