import type { Always, Step } from '../../property.ts';
import { sameValue } from '../../same-value.ts';
import { compareIds, isLater } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import type { PendingUpdate, SelectiveReplayView, SettingView, UnitView } from '../view.ts';
import {
  applications,
  atEveryUnit,
  broughtTo,
  channelAt,
  isSameUpdate,
  issuedOn,
  ofEveryUnit,
  updatesKnown,
} from './steps.ts';

/** What holds of the order in which a standby deals with updates, and of channels that have an order each. */

export const appliedInOrder: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Nothing is applied before what stands ahead of it in the queue, and nothing after a later one of its channel',
  clauses: ['S-RPL-3', 'S-RPL-4', 'RPL-38', 'RPL-39', 'RPL-40', 'RPL-41'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby') return true;
      if (broughtTo(event, name, 'Snapshot') !== undefined) return true;
      const goesBack = Object.values(was.channels).some(({ pc, lastApplied }) =>
        isLater(lastApplied, channelAt(is, pc)?.lastApplied ?? null),
      );
      const known = updatesKnown(was, event, name);
      const placeOf = (one: PendingUpdate): number => known.findIndex((other) => isSameUpdate(one, other));
      const isPassed = applications(was, is, event, name).some((one) =>
        is.queue.some((left) => isInOneOrder(left, one, after.setting) && placeOf(left) < placeOf(one)),
      );
      return !goesBack && !isPassed;
    }),
};

export const theQueueIsInOrder: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'The pending queue stands in the order of op ids',
  clauses: ['S-RPL-3', 'RPL-38', 'RPL-40', 'RPL-118'],
  holds: ({ setting, ...view }) =>
    atEveryUnit({ setting, ...view }, ({ queue }) =>
      queue.every((one, at) =>
        queue
          .slice(0, at)
          .every((earlier) => !isInOneOrder(earlier, one, setting) || compareIds(earlier.opUid, one.opUid) <= 0),
      ),
    ),
};

export const nothingIsSkipped: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby applies the updates of a channel without leaving one out',
  clauses: ['S-RPL-2', 'RPL-24', 'RPL-38', 'RPL-53'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby') return true;
      const applied = applications(was, is, event, name);
      return applied.every(({ pc, opUid }) => {
        const held = channelAt(was, pc);
        if (held?.lacksUpdates === true) return true;
        const due = issuedOn(after, pc, opUid.epoch).filter(
          (id) => isLater(id, held?.lastApplied ?? null) && isLater(opUid, id),
        );
        return due.every((id) => applied.some((one) => isSameUpdate(one, { pc, opUid: id })));
      });
    }),
};

export const channelsAreIsolated: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Where updates are ordered by channel, what comes of one channel changes nothing that is held of another',
  clauses: ['S-RPL-20', 'RPL-3', 'RPL-39'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'UpdateToStandby', 'AckForward', 'AckDirect', 'ChannelClosed');
      if (brought === undefined || after.setting.applyOrder !== 'perChannel') return true;
      if (was.role !== 'standby' || is.role !== 'standby') return true;
      const isOther = ({ pc }: Pick<PendingUpdate, 'pc'>): boolean => !sameChannel(pc, brought.pc);
      const dropped = (pc: PendingUpdate['pc']): boolean => channelAt(is, pc)?.lacksUpdates === true;
      return Object.values(was.channels)
        .filter((channel) => isOther(channel) && !dropped(channel.pc))
        .every(
          (channel) =>
            sameValue(channel, channelAt(is, channel.pc)) &&
            sameValue(ofChannel(was, channel.pc), ofChannel(is, channel.pc)),
        );
    }),
};

function isInOneOrder(a: PendingUpdate, b: PendingUpdate, { applyOrder, opIdScope }: SettingView): boolean {
  return sameChannel(a.pc, b.pc) || (applyOrder === 'global' && opIdScope === 'unit');
}

function ofChannel(
  { queue, acknowledgements }: UnitView,
  pc: PendingUpdate['pc'],
): readonly Pick<PendingUpdate, 'pc'>[] {
  return [...queue, ...acknowledgements].filter((one) => sameChannel(one.pc, pc));
}
