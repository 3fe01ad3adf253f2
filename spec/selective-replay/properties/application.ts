import { standsForAllBefore } from '../acknowledgement.ts';
import type { Step, StepEvent } from '../../property.ts';
import { sameValue } from '../../same-value.ts';
import { leavesGap } from '../channel-sequence.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import { emptySections, sameSections, updated } from '../sections.ts';
import type { PendingUpdate, SelectiveReplayView, SettingView, UnitView } from '../view.ts';
import { applications, broughtTo, channelAt, isHolding, isSameUpdate, ofEveryUnit, updatesKnown } from './steps.ts';

/** What holds of how a standby applies updates: on which ground, in which order, once, and with which effect. */

/** The invariant that the protocol is known by. What a snapshot contained is not applied, it is taken. */
export const neverAppliedWithoutAcknowledgement: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby never applies an update whose acknowledgement it does not hold',
  clauses: ['S-RPL-1', 'RPL-31', 'RPL-36', 'RPL-37', 'RPL-49', 'RPL-54', 'RPL-114'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby') return true;
      return applications(was, is, event, name).every((one) => isAcknowledged(one, was, event, name, after.setting));
    }),
};

export const marksRestOnAcknowledgements: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby holds as acknowledged only what an acknowledgement that it received confirms',
  clauses: ['S-RPL-1', 'S-RPL-19', 'RPL-36', 'RPL-42', 'RPL-49'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (!isFollowing(was) || !isFollowing(is)) return true;
      const brought = broughtTo(event, name, 'AckForward', 'AckDirect');
      const marked = is.queue.filter(({ confirmed }) => confirmed);
      return (
        marked.every((one) => isAcknowledged(one, was, event, name, after.setting)) &&
        is.acknowledgements.every((one) =>
          [...was.acknowledgements, ...(brought === undefined ? [] : [brought])].some((held) =>
            isSameUpdate(held, one),
          ),
        )
      );
    }),
};

export const theQueueHoldsWhatCame: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'The pending queue holds updates that came, as they came, each once',
  clauses: ['S-RPL-1', 'S-RPL-4', 'RPL-31', 'RPL-43', 'RPL-45'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const known = updatesKnown(was, event, name);
      return is.queue.every(
        (one, at) =>
          known.some((other) => isSameUpdate(one, other) && sameValue(one.body, other.body)) &&
          !is.queue.slice(0, at).some((earlier) => isSameUpdate(earlier, one)),
      );
    }),
};

export const stateFollowsApplications: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'The state of a standby changes by the updates that it applies, in their order, and by nothing else',
  clauses: ['S-RPL-1', 'S-RPL-4', 'RPL-31', 'RPL-37', 'RPL-41', 'RPL-76'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (!isHolding(was) || !(isHolding(is) || is.role === 'primary')) return true;
      if (broughtTo(event, name, 'Snapshot') !== undefined) return true;
      const applied = applications(was, is, event, name);
      return Object.values(is.channels).every(({ pc, state }) => {
        const held = channelAt(was, pc)?.state ?? emptySections;
        const own = applied.filter((one) => sameChannel(one.pc, pc));
        const due = own.reduce((so, { full, body }) => updated(full === null ? so : emptySections, body), held);
        return sameSections(state, due);
      });
    }),
};

export const copiesChangeNothing: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A second copy of an update that a standby has applied, or of its acknowledgement, changes neither state nor queue',
  clauses: ['S-RPL-4', 'RPL-42', 'RPL-43'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'UpdateToStandby', 'AckForward', 'AckDirect');
      if (brought === undefined || was.role !== 'standby' || is.role !== 'standby') return true;
      // No copy of what is missing before it.
      if ('chanSeq' in brought && leavesGap(brought.chanSeq, was.heard)) return true;
      const [held, holds] = [channelAt(was, brought.pc), channelAt(is, brought.pc)];
      if (held === undefined || holds === undefined || isLater(brought.opUid, held.lastApplied)) return true;
      return (
        sameSections(held.state, holds.state) &&
        sameValue(was.queue, is.queue) &&
        sameValue(was.acknowledgements, is.acknowledgements)
      );
    }),
};

/** Whether an update counts as acknowledged by what a standby held before a step, and by what the step brought. S-RPL-1 */
function isAcknowledged(
  one: PendingUpdate,
  was: UnitView,
  event: StepEvent,
  name: string,
  setting: SettingView,
): boolean {
  const held = was.queue.find((other) => isSameUpdate(other, one));
  if (held?.confirmed === true) return true;
  const closed = broughtTo(event, name, 'ChannelClosed');
  if (closed !== undefined && sameChannel(closed.pc, one.pc) && !isLater(one.opUid, closed.upTo)) return true;
  const brought = broughtTo(event, name, 'AckForward', 'AckDirect');
  const ofPc = [...was.acknowledgements, ...(brought === undefined ? [] : [brought])].filter(({ pc }) =>
    sameChannel(pc, one.pc),
  );
  if (ofPc.some(({ opUid }) => sameId(opUid, one.opUid))) return true;
  if (standsForAllBefore(setting)) {
    const highest = channelAt(was, one.pc)?.lastAcknowledged ?? null;
    return [...ofPc.map(({ opUid }) => opUid), highest].some((id) => !isLater(one.opUid, id));
  }
  const full = updatesKnown(was, event, name).filter((other) => other.full !== null && sameChannel(other.pc, one.pc));
  return full.some(
    (other) =>
      isLater(other.opUid, one.opUid) && (other.confirmed || ofPc.some(({ opUid }) => sameId(opUid, other.opUid))),
  );
}

/** Whether a unit follows a primary: it stands by, or is about to. */
function isFollowing({ role }: UnitView): boolean {
  return role === 'standby' || role === 'joining';
}
