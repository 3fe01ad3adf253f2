import type { Step } from '../../property.ts';
import { isLater } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import type { PendingUpdate, SelectiveReplayView } from '../view.ts';
import { applications, channelAt, discards, decides, ofEveryUnit, sentBy } from './steps.ts';

/** What holds where updates that nobody has answered for are replayed one by one. */

export const theReplayableIsKept: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Where unanswered updates are replayed, a takeover applies all but a whole state that is not known to be at its client, and what comes after it',
  clauses: ['RPL-79'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const { unansweredQuery, cutPolicy } = after.setting;
      if (unansweredQuery !== 'replay' || cutPolicy !== 'confirmedOnly' || !decides(was, is)) return true;
      const isStop = ({ pc, opUid, full, confirmed }: PendingUpdate): boolean => {
        const answer = channelAt(is, pc)?.answer ?? null;
        return full !== null && !confirmed && (answer === null || isLater(opUid, answer.position));
      };
      const discarded = discards(was, is, event, name);
      const isBehindStop = ({ pc, opUid }: PendingUpdate): boolean =>
        discarded.some((one) => isStop(one) && sameChannel(one.pc, pc) && !isLater(one.opUid, opUid));
      return !applications(was, is, event, name).some(isStop) && discarded.every(isBehindStop);
    }),
};

export const messagesAreSentWhereTheySuffice: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Where single updates are replayed, a client that lacks nothing else is sent no state by the takeover that finds it so',
  clauses: ['RPL-79', 'RPL-83', 'RPL-89'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (after.setting.replayUnit !== 'messages' || !decides(was, is)) return true;
      const applied = applications(was, is, event, name);
      return sentBy(sent, name, 'Replay').every(({ message: { pc, kind } }) => {
        const [held, holds] = [channelAt(was, pc), channelAt(is, pc)];
        const answer = holds?.answer ?? null;
        if (kind === 'message' || answer === null || answer.incarnation !== answer.knownBefore) return true;
        const lacked = applied.filter((one) => sameChannel(one.pc, pc) && isLater(one.opUid, answer.position));
        const isBehindAll = isLater(held?.lastApplied ?? null, answer.position);
        return lacked.length === 0 || isBehindAll || lacked.some(({ full }) => full !== null);
      });
    }),
};
