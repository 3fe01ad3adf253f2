import type { Step, StepEvent } from '../../property.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel, type ProcessChannel } from '../process-channel.ts';
import { forClient, sameSections } from '../sections.ts';
import type { AnswerView, SelectiveReplayView, UnitView } from '../view.ts';
import {
  applications,
  broughtTo,
  channelAt,
  discards,
  isFrozen,
  isHolding,
  isSameUpdate,
  ofEveryUnit,
  openChannels,
} from './steps.ts';

/** What holds of a takeover: what is kept and what discarded, who is replayed to, and how both sides stand at its end. */

/** Where updates may be lost it needs `probeScope = allClients`, and elsewhere what RPL-96 asks for. */
export const takeoverConverges: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'When a unit begins to serve after a takeover, every client that it heard has exactly what it has',
  clauses: [
    'S-RPL-11',
    'RPL-69',
    'RPL-71',
    'RPL-76',
    'RPL-81',
    'RPL-82',
    'RPL-83',
    'RPL-86',
    'RPL-89',
    'RPL-104',
    'RPL-92',
    'RPL-96',
  ],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) => {
      if (was.role === 'primary' || is.role !== 'primary' || !isHolding(was)) return true;
      return openChannels(is).every((channel) => {
        if (channel.probe === 'silent') return true;
        // One that has lost its state, and was heard after that, must have it again.
        const client = after.client(channel.pc);
        if (client?.incarnation !== channel.incarnation || client.phase === 'down') return true;
        // A client that has heard of a later reign has what that one replayed.
        return client.fence > is.epoch || sameSections(client.state, forClient(channel.state));
      });
    }),
};

export const theDiscardedIsOver: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'No update of an earlier reign is applied by a unit that stands by in a later one, nor by one that has decided',
  clauses: ['S-RPL-15', 'RPL-66', 'RPL-67', 'RPL-107', 'RPL-109'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const applied = applications(was, is, event, name);
      if (is.role === 'standby') return applied.every(({ opUid }) => opUid.epoch >= is.highestEpochSeen);
      return (was.phase !== 'replaying' && was.role !== 'primary') || applied.length === 0;
    }),
};

export const theFrozenQueueGrowsNoMore: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit in takeover, or that waits for another to take over, takes nothing more of the old primary into its queue, nor out of it before it decides',
  clauses: ['RPL-66', 'RPL-67', 'S-RPL-15'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) => {
      const isYielding = is.role === 'standby' && is.phase === 'yielding';
      if (isFrozen(was) && isFrozen(is) && !sameProgress(was, is)) return false;
      const isStill = was.role === 'takeover' || (isFrozen(was) && was.phase !== 'yielding');
      if (!isStill && !isYielding) return true;
      return (
        is.queue.every((one) => was.queue.some((held) => isSameUpdate(held, one))) &&
        // What a client says of the new reign itself waits for the snapshot of that one.
        (isYielding || is.acknowledgements.every((one) => was.acknowledgements.some((held) => isSameUpdate(held, one))))
      );
    }),
};

export const theConfirmedIsApplied: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A takeover applies every update that was acknowledged or that the answer of its client confirms',
  clauses: ['RPL-71', 'RPL-75', 'RPL-76', 'S-RPL-11', 'S-RPL-16'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const { cutPolicy, cutFloor } = after.setting;
      if (!isDeciding(was, is) || (cutPolicy === 'trailingPrefix' && cutFloor === 'applied')) return true;
      return discards(was, is, event, name).every((one) => {
        const answer = answerOf(was, is, event, name, one.pc);
        return !one.confirmed && (answer === null || isLater(one.opUid, answer.position));
      });
    }),
};

export const completedSurvives: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'No takeover discards an op that a requester was told is complete, unless its client has lost it or is silent',
  clauses: ['S-RPL-17', 'RPL-34', 'RPL-75', 'RPL-76'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const { cutPolicy, cutFloor } = after.setting;
      if (!isDeciding(was, is) || (cutPolicy === 'trailingPrefix' && cutFloor === 'applied')) return true;
      return discards(was, is, event, name).every((one) => {
        const completion = before.completed.find((done) => isSameUpdate(done, one));
        if (completion === undefined) return true;
        const answer = answerOf(was, is, event, name, one.pc);
        return !one.confirmed && answer?.incarnation !== completion.incarnation;
      });
    }),
};

/** Whether a step of a takeover may take updates from the queue. */
function isDeciding(was: UnitView, is: UnitView): boolean {
  return isHolding(was) && (is.role === 'takeover' || is.role === 'primary');
}

/** What a client has answered in a takeover, as far as it is known in a step of it. RPL-75 */
function answerOf(
  was: UnitView,
  is: UnitView,
  event: StepEvent,
  name: string,
  pc: ProcessChannel,
): Pick<AnswerView, 'position' | 'incarnation'> | null {
  const brought = broughtTo(event, name, 'AckQueryReply');
  if (brought !== undefined && sameChannel(brought.pc, pc) && brought.epoch === was.epoch)
    return { position: brought.opUid, incarnation: brought.incarnation };
  return channelAt(is, pc)?.answer ?? channelAt(was, pc)?.answer ?? null;
}

/** Whether the state of each channel has come as far as before. */
function sameProgress(was: UnitView, is: UnitView): boolean {
  return Object.values(is.channels).every((channel) =>
    sameId(channelAt(was, channel.pc)?.lastApplied ?? null, channel.lastApplied),
  );
}
