import type { Always, Step } from '../../property.ts';
import { leavesGap } from '../channel-sequence.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import type { SelectiveReplayView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, discards, isFrozen, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of channels that end: who is told, what is waited for no more, and what still follows. */

export const closingIsTold: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A primary that closes a channel tells every other unit at once how far the state of it had come',
  clauses: ['RPL-114', 'S-RPL-1'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'primary' || is.role !== 'primary') return true;
      return Object.values(is.channels).every(({ pc, isOpen, lastApplied }) => {
        if (isOpen || channelAt(was, pc)?.isOpen !== true) return true;
        const said = sentBy(sent, name, 'ChannelClosed').filter(({ message }) => sameChannel(message.pc, pc));
        return after.units.every(
          (other) =>
            other === name || said.some(({ to, message }) => to === other && sameId(message.upTo, lastApplied)),
        );
      });
    }),
};

/** Without this an update that nobody will acknowledge would stay at the head of the queue, and everything behind it. */
export const closingSettles: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby that is told that a channel is closed waits for nothing of it up to there, and leaves nothing of it out',
  clauses: ['RPL-114', 'S-RPL-1', 'S-RPL-19'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'ChannelClosed');
      if (brought === undefined || isFrozen(was) || was.role !== 'standby' || is.role !== 'standby') return true;
      // Of another reign than the one that it follows it says nothing: a snapshot of that one is on its way.
      if (brought.epoch !== was.highestEpochSeen) return true;
      const isOver = (one: { readonly pc: typeof brought.pc; readonly opUid: typeof brought.upTo }): boolean =>
        sameChannel(one.pc, brought.pc) && !isLater(one.opUid, brought.upTo);
      return (
        is.queue.every((one) => one.confirmed || !isOver(one)) &&
        !is.acknowledgements.some(isOver) &&
        // Where something before it is missing, all gives way.
        (leavesGap(brought.chanSeq ?? null, was.heard) || discards(was, is, event, name).length === 0)
      );
    }),
};

export const theClosedAreSentNothing: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client whose channel is closed is sent no update, no query and no replay',
  clauses: ['RPL-86', 'RPL-114', 'RPL-124'],
  holds: (before, _event, sent, after) =>
    // Whoever hears of the closing and says something in one step may have said it before.
    ofEveryUnit(before, after, (was, is, name) =>
      sentBy(sent, name, 'UpdateToClient', 'AckQuery', 'Replay').every(({ message: { pc } }) =>
        [was, is].some((unit) => channelAt(unit, pc)?.isOpen === true),
      ),
    ),
};

export const theClosedAreOwedNothing: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Whoever is responsible waits for nothing of a client whose channel is closed',
  clauses: ['RPL-86', 'RPL-114'],
  holds: (view) =>
    atEveryUnit(view, ({ role, channels }) => {
      if (role !== 'primary' && role !== 'takeover') return true;
      return Object.values(channels).every(
        ({ isOpen, outstanding, waiting, owed, probe }) =>
          isOpen || (outstanding.length === 0 && waiting === 0 && owed === null && probe === 'none'),
      );
    }),
};
