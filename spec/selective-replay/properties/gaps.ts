import type { Sent, Step } from '../../property.ts';
import { isBehind, leavesGap } from '../channel-sequence.ts';
import type { SelectiveReplayMessage } from '../messages.ts';
import { sameId, type Position } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import { SECTION_COUNT } from '../sections.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, ofEveryClient, ofEveryUnit, sentBy } from './steps.ts';

/** What holds where channels may lose what they carry: messages are numbered, and whoever misses one takes nothing after it. */

export const clientsTakeNothingPastAGap: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client to which a message is missing before one that is not its whole state takes neither, acknowledges neither, and says that it has nothing',
  clauses: ['S-RPL-2', 'S-RPL-5', 'RPL-52', 'RPL-53'],
  holds: (before, event, sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      if (brought === undefined || was.phase !== 'current' || isOfAll(brought)) return true;
      const epoch = brought.type === 'Replay' ? brought.epoch : brought.opUid.epoch;
      if (epoch < was.fence || !leavesGap(brought.chanSeq ?? null, was.heard)) return true;
      const said = sentBy(sent, name, 'Ack', 'AckDirect', 'ReplayAck');
      const reset = sentBy(sent, name, 'ChannelReset').filter(({ message }) => message.incarnation === is.incarnation);
      return is.phase === 'empty' && is.incarnation > was.incarnation && said.length === 0 && reset.length > 0;
    }),
};

export const clientsGoNoWayBack: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client writes nothing of a message that others of its channel have overtaken',
  clauses: ['S-RPL-4', 'RPL-43', 'RPL-53', 'RPL-85'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      const sequence = brought?.chanSeq ?? null;
      if (sequence === null || was.heard === null || was.phase !== 'current') return true;
      if (sequence.epoch > was.heard.epoch || sequence.seq > was.heard.seq) return true;
      return sameId(was.lastProcessed, is.lastProcessed) && sameId(was.heard, is.heard);
    }),
};

export const standbysTakeNothingPastAGap: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby to which a message is missing trusts no channel, and asks for the state of each that it has not asked for',
  clauses: ['S-RPL-1', 'S-RPL-2', 'RPL-53', 'RPL-112'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby' || !isFollowing(was)) return true;
      const brought = broughtTo(event, name, 'UpdateToStandby', 'AckForward', 'ChannelClosed');
      const sequence = brought?.chanSeq ?? null;
      if (sequence?.epoch !== was.highestEpochSeen || !leavesGap(sequence, was.heard)) return true;
      return trustsNothing(was, is, sent, name);
    }),
};

/** What is lost last leaves no gap: without this it would be missing until something else is said. */
export const theLastIsAskedFor: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby remembers how far a heartbeat says that its primary has counted, and trusts no channel if, and only if, it has not come so far by the next one, nor any further',
  clauses: ['RPL-53', 'RPL-65', 'RPL-112'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby' || !isFollowing(was)) return true;
      const beat = broughtTo(event, name, 'UnitHeartbeat');
      if (beat?.epoch !== was.highestEpochSeen || beat.chanSeq === undefined) return true;
      const { lastHeartbeat: last, heard } = was;
      const trustsSome = Object.values(was.channels).some(({ lacksUpdates }) => !lacksUpdates);
      const isMissed = last !== null && trustsSome && isBehind(heard, last.chanSeq) && sameId(heard, last.heard);
      const isRemembered =
        sameId(is.lastHeartbeat?.chanSeq ?? null, beat.chanSeq) && sameId(is.lastHeartbeat?.heard ?? null, heard);
      if (!isMissed) return isRemembered && sentBy(sent, name, 'SnapshotRequest').length === 0;
      return isRemembered && trustsNothing(was, is, sent, name);
    }),
};

export const heartbeatsSayHowFar: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A heartbeat says how far its unit has counted what it tells its standbys',
  clauses: ['RPL-53', 'RPL-65'],
  holds: (before, _event, sent, after) =>
    atEveryUnit(after, (is, name) => {
      const was = before.unit(name);
      const already = was?.epoch === is.epoch ? was.numbered : 0;
      // What is told in the step of a heartbeat may be counted by that one or by the next.
      return sentBy(sent, name, 'UnitHeartbeat').every(
        ({ message: { chanSeq } }) =>
          chanSeq?.epoch === is.epoch && chanSeq.seq >= already && chanSeq.seq <= is.numbered,
      );
    }),
};

/** Without this a snapshot that was late would be taken for what is missing, and what came meanwhile would be missing for ever. */
export const snapshotsFitWhatWasHeard: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby that lacks something takes a snapshot only where nothing was said after it that it has heard of and dropped',
  clauses: ['S-RPL-21', 'RPL-53', 'RPL-112'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const snapshot = broughtTo(event, name, 'Snapshot');
      if (snapshot === undefined || was.role !== 'standby' || is.role !== 'standby' || !isFollowing(was)) return true;
      const isTaken = Object.values(is.channels).some(
        ({ pc, lacksUpdates }) => !lacksUpdates && channelAt(was, pc)?.lacksUpdates === true,
      );
      if (!isTaken || after.setting.channelKind === 'reliableFifo') return true;
      const counted = snapshot.chanSeq ?? null;
      const isUpToDate = counted !== null && counted.seq >= (was.heard?.seq ?? 0);
      return isUpToDate && sameId(is.heard, counted);
    }),
};

export const messagesAreNumbered: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit numbers what it says to its standbys, and to each client, by its reign and one after the other',
  clauses: ['RPL-53'],
  holds: (before, _event, sent, after) =>
    after.setting.channelKind === 'reliableFifo' ||
    ofEveryUnit(before, after, (was, is, name) => {
      const isNew = was.epoch !== is.epoch;
      const forStandbys = sentBy(sent, name, 'UpdateToStandby', 'AckForward', 'ChannelClosed');
      const isCounted = after.units.every((other) => {
        const told = forStandbys.filter(({ to }) => to === other).map(({ message }) => message.chanSeq ?? null);
        return areNumbered(told, is.epoch, isNew ? 0 : was.numbered, is.numbered);
      });
      const forClients = sentBy(sent, name, 'UpdateToClient', 'Replay').map(({ message }) => message);
      return (
        isCounted &&
        after.channels.every(({ pc }) => {
          const told = forClients.filter((message) => sameChannel(message.pc, pc));
          // What builds on the state that a client had before the reign is the first that it is sent in it.
          const isFirst = isNew || told.some((message) => message.type === 'Replay' && !isOfAll(message));
          const already = isFirst ? 0 : (channelAt(was, pc)?.numbered ?? 0);
          const sequences = told.map(({ chanSeq = null }) => chanSeq);
          return areNumbered(sequences, is.epoch, already, channelAt(is, pc)?.numbered);
        })
      );
    }),
};

/** Whether each has the next number of the reign, and the last is how far that has come. */
function areNumbered(told: readonly Position[], epoch: number, already: number, counted: number | undefined): boolean {
  return (
    told.every((sequence, at) => sameId(sequence, { epoch, seq: already + at + 1 })) &&
    (told.length === 0 || counted === already + told.length)
  );
}

/** Whether a standby keeps nothing of any channel, and has asked for the state of all, now or before. */
function trustsNothing(was: UnitView, is: UnitView, sent: readonly Sent[], name: string): boolean {
  const asked = sentBy(sent, name, 'SnapshotRequest').flatMap(({ message }) => message.channels);
  return Object.values(is.channels).every(
    ({ pc, lacksUpdates }) =>
      lacksUpdates &&
      (channelAt(was, pc)?.lacksUpdates === true || asked.some((one) => sameChannel(one, pc))) &&
      is.queue.every((held) => !sameChannel(held.pc, pc)),
  );
}

/** Whether a standby takes in what it is told. */
function isFollowing({ phase }: UnitView): boolean {
  return phase === 'tracking' || phase === 'overflowed';
}

/** Whether a message brings the whole state of a client. */
function isOfAll(brought: Extract<SelectiveReplayMessage, { readonly type: 'UpdateToClient' | 'Replay' }>): boolean {
  if (brought.type === 'UpdateToClient') return brought.full === true;
  return brought.kind === 'state' && brought.sections.length === SECTION_COUNT;
}
