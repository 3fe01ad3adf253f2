import type { Always, Step } from '../../property.ts';
import type { Snapshot } from '../messages.ts';
import { isLater, sameId } from '../operation-id.ts';
import { emptySections, forClient, sameSections } from '../sections.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, clientKnownTo, ofEveryUnit, openChannels, sentBy } from './steps.ts';

/** What holds of where units and clients stand with each other: bounds, subsets, agreement in quiet, reigns and joining. */

export const queuesAreBounded: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'No queue is ever longer than its bound',
  clauses: ['S-RPL-9', 'RPL-110', 'RPL-111', 'RPL-112'],
  holds: (view) =>
    atEveryUnit(
      view,
      ({ queue, acknowledgements, channels }) =>
        queue.length + acknowledgements.length <= view.setting.queueCapacity &&
        Object.values(channels).every(({ waiting }) => waiting <= view.setting.outCapacity),
    ),
};

export const controlDataStaysInside: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Nothing that control units alone may have is sent to a client',
  clauses: ['S-RPL-10', 'RPL-28'],
  holds: (_before, _event, sent, after) =>
    after.units.every((name) =>
      sentBy(sent, name, 'UpdateToClient', 'Replay').every(({ message }) => {
        const items =
          message.type === 'Replay' && message.kind === 'state'
            ? message.sections.flatMap(({ content }) => Object.values(content))
            : message.body;
        return items.every(({ audience }) => audience === 'all');
      }),
    ),
};

export const quietMeansEqual: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Once nothing is on its way and nothing is owed, a client has exactly what its primary has for it',
  clauses: ['S-RPL-12', 'RPL-3', 'RPL-80', 'RPL-83', 'RPL-99', 'RPL-115'],
  holds: (view) =>
    atEveryUnit(view, (unit, name) => {
      const isDeposed = view.units.some((other) => (view.unit(other)?.highestEpochSeen ?? 0) > unit.epoch);
      if (unit.role !== 'primary' || isDeposed) return true;
      return openChannels(unit).every((channel) => {
        const client = clientKnownTo(view, channel);
        const isOwed = channel.outstanding.length > 0 || channel.waiting > 0 || channel.owed !== null;
        const isAgreed = channel.probe !== 'silent' && channel.probe !== 'replayed';
        if (client === undefined || !isAgreed || isOwed || !view.isQuiet(name, channel.pc)) return true;
        return client.fence > unit.epoch || sameSections(client.state, forClient(channel.state));
      });
    }),
};

export const oneReignForEachEpoch: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'At most one unit ever reigns under an epoch',
  clauses: ['S-RPL-7', 'RPL-67', 'RPL-97', 'RPL-108'],
  holds: ({ reigns }) =>
    reigns.every((one) => reigns.every(({ epoch, unit }) => epoch !== one.epoch || unit === one.unit)),
};

export const epochsBelongToTheirUnits: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A unit reigns under epochs of its own alone, and has seen none above its own when it takes it',
  clauses: ['S-RPL-7', 'RPL-67', 'RPL-97'],
  holds: (view) =>
    atEveryUnit(view, ({ unit, epoch, highestEpochSeen }) => {
      const isOwn = epoch % view.units.length === unit % view.units.length;
      return epoch === 0 || (isOwn && epoch <= highestEpochSeen);
    }),
};

export const epochsAreNotForgotten: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit never forgets the highest epoch that it has seen, and takes over only with a higher one',
  clauses: ['RPL-67', 'RPL-97', 'RPL-108', 'RPL-109', 'S-RPL-7'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) => {
      const begins = is.epoch !== was.epoch && is.role === 'takeover';
      return is.highestEpochSeen >= was.highestEpochSeen && (!begins || is.epoch > was.highestEpochSeen);
    }),
};

export const oneUnitServes: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Of two units that hold themselves responsible, the one of the lower epoch is cut off, or a message will tell it, or a heartbeat where such a message may be lost',
  clauses: ['S-RPL-22', 'RPL-98', 'RPL-106', 'RPL-109'],
  holds: (view) => {
    const responsible = view.units.flatMap((name) => {
      const unit = view.unit(name);
      return unit !== undefined && isResponsible(unit) ? [{ name, epoch: unit.epoch }] : [];
    });
    // Where all that tells it may be lost, the next heartbeat does.
    const isToldAgain = view.setting.channelKind === 'lossy' && view.setting.heartbeatTimeout !== null;
    return responsible.every((one) =>
      responsible.every((other) => {
        if (one.name === other.name || one.epoch > other.epoch) return true;
        if (one.epoch === other.epoch) return false;
        return view.isCutOff(other.name, one.name) || view.isToldOf(one.name, other.epoch) || isToldAgain;
      }),
    );
  },
};

export const snapshotsAreTakenWhole: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit that takes a snapshot has what it says of each channel, and nothing else of that channel',
  clauses: ['RPL-101', 'RPL-102', 'RPL-103', 'RPL-107', 'RPL-122', 'S-RPL-21'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'Snapshot');
      if (brought === undefined || brought.epoch < was.highestEpochSeen) return true;
      const mayBeTaken =
        was.role === 'joining' ||
        was.phase === 'yielding' ||
        (was.phase === 'overflowed' && !isOutOfTurn(brought, was));
      if (!mayBeTaken || is.role !== 'standby') return true;
      return brought.channels.every(({ pc, sections, last, incarnation }) => {
        const held = channelAt(is, pc);
        if (held === undefined || !sameId(held.lastApplied, last)) return false;
        return sameSections(held.state, sections) && held.incarnation === incarnation;
      });
    }),
};

/** Whether others have overtaken it, or it is of some channels alone, and others were to come before it. RPL-53, RPL-112 */
function isOutOfTurn({ chanSeq: counted, channels: told }: Snapshot, { heard, channels }: UnitView): boolean {
  if (counted === undefined || sameId(counted, heard)) return false;
  return isLater(heard, counted) || told.length < Object.keys(channels).length;
}

export const nothingIsHeldBeforeTheSnapshot: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A unit that has no snapshot yet holds no state, and may not take over',
  clauses: ['RPL-12', 'RPL-101', 'RPL-105', 'S-RPL-21'],
  holds: (view) =>
    atEveryUnit(view, ({ role, isEligible, channels }) => {
      if (role === 'resetting') return !isEligible;
      return (
        role !== 'joining' ||
        (!isEligible && Object.values(channels).every(({ state }) => sameSections(state, emptySections)))
      );
    }),
};

export const onlyTheEligibleTakeOver: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A takeover begins at a standby that is eligible, or that confirms in that step the snapshot which makes it so; where no unit has a state, at one that was told so',
  clauses: ['RPL-65', 'RPL-105', 'RPL-106', 'RPL-117'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (!isResponsible(is) || isResponsible(was)) return true;
      // Of whom the snapshot is, it may have been told already that it has failed.
      const isMadeSo = broughtTo(event, name, 'Snapshot') !== undefined && sentBy(sent, name, 'SnapshotAck').length > 0;
      const isLastResort =
        broughtTo(event, name, 'JoinStandby')?.knowsOfNone === true &&
        after.units.every((other) => other === name || (after.unit(other)?.role ?? 'joining') === 'joining');
      return (was.role === 'standby' && was.isEligible) || isMadeSo || isLastResort;
    }),
};

function isResponsible({ role }: UnitView): boolean {
  return role === 'takeover' || role === 'primary';
}
