import type { Always, Step } from '../../property.ts';
import { standsForAllBefore } from '../acknowledgement.ts';
import { isLater, sameId } from '../operation-id.ts';
import type { PendingAcknowledgement, SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, isSameUpdate, ofEveryClient, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of the ways of acknowledgements, of what one of them stands for, and of those that come early. */

export const acknowledgementsAreKept: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit that stands by, or is about to, loses no acknowledgement of its reign before the update of that is applied',
  clauses: ['S-RPL-2', 'RPL-36', 'RPL-42', 'RPL-46', 'RPL-123'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (!isFollowing(was) || was.role !== is.role || was.highestEpochSeen !== is.highestEpochSeen) return true;
      // Whoever waits for another to take over has frozen all that is of the reign that is over.
      if (was.role === 'standby' && was.phase === 'waiting') return true;
      if (broughtTo(event, name, 'Snapshot', 'ChannelClosed') !== undefined) return true;
      // A unit without a state is told by clients alone: what its primary passes on is for those that have one.
      const brought = broughtTo(
        event,
        name,
        'AckDirect',
        ...(was.phase === 'tracking' ? (['AckForward'] as const) : []),
      );
      const isDue = brought !== undefined && brought.opUid.seq > 0 && brought.opUid.epoch >= was.highestEpochSeen;
      return [...was.acknowledgements, ...(isDue ? [brought] : [])].every((one) => isHeld(is, one));
    }),
};

export const nothingIsKeptInVain: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A standby keeps no acknowledgement of what it has applied, nor of a reign that is over',
  clauses: ['S-RPL-9', 'RPL-41', 'RPL-42', 'RPL-123'],
  holds: (view) =>
    atEveryUnit(view, (unit) => {
      if (unit.role !== 'standby' || unit.phase === 'waiting' || unit.phase === 'yielding') return true;
      return unit.acknowledgements.every(({ pc, opUid }) => {
        const held = channelAt(unit, pc);
        return opUid?.epoch === unit.highestEpochSeen && isLater(opUid, held?.lastApplied ?? null);
      });
    }),
};

export const theEarlyAreSettled: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'What clients have told a unit before its snapshot came is known to it afterwards',
  clauses: ['S-RPL-21', 'RPL-103', 'RPL-123'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const snapshot = broughtTo(event, name, 'Snapshot');
      if (snapshot === undefined || was.role !== 'joining' || is.role !== 'standby') return true;
      return was.acknowledgements.every((one) => {
        if (one.opUid?.epoch !== snapshot.epoch) return true;
        const unconfirmed = channelAt(is, one.pc)?.unconfirmed ?? null;
        return isHeld(is, one) && (unconfirmed === null || isLater(unconfirmed.upTo, one.opUid));
      });
    }),
};

export const acknowledgementsGoTheirWay: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client tells each unit that may stand by what it tells its primary, where it is to do so',
  clauses: ['RPL-46', 'RPL-47'],
  holds: (_before, _event, sent, after) =>
    after.channels.every(({ client }) => {
      const told = sentBy(sent, client, 'Ack');
      const direct = sentBy(sent, client, 'AckDirect');
      if (after.setting.ackPath === 'viaPrimary') return direct.length === 0;
      const due = told.flatMap(({ to, message }) =>
        after.units.filter((unit) => unit !== to).map((unit) => ({ to: unit, message })),
      );
      return (
        direct.length === due.length &&
        due.every(({ to, message }) => direct.some((one) => one.to === to && isSameUpdate(one.message, message)))
      );
    }),
};

export const primariesPassOnWhatIsTheirs: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A primary passes the acknowledgement of a client on to every other unit, unless the client tells those itself',
  clauses: ['RPL-35', 'RPL-46', 'RPL-47', 'RPL-99'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, _is, name) => {
      const brought = broughtTo(event, name, 'Ack');
      if (brought === undefined || was.role !== 'primary') return true;
      const isOutstanding = channelAt(was, brought.pc)?.outstanding.some((id) => sameId(id, brought.opUid)) ?? false;
      const passedOn = sentBy(sent, name, 'AckForward').map(({ to }) => to);
      if (after.setting.ackPath === 'direct') return passedOn.length === 0;
      return !isOutstanding || after.units.every((unit) => unit === name || passedOn.includes(unit));
    }),
};

export const oneStandsForAllBefore: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Where an acknowledgement stands for all before it, nothing before it is held as unconfirmed',
  clauses: ['RPL-49', 'RPL-51'],
  holds: (view) =>
    atEveryUnit(view, (unit) => {
      if (unit.role !== 'standby' || !standsForAllBefore(view.setting)) return true;
      return unit.queue.every(
        ({ pc, opUid, confirmed }) => confirmed || isLater(opUid, channelAt(unit, pc)?.lastAcknowledged ?? null),
      );
    }),
};

export const nothingCoveredIsOutstanding: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Where an acknowledgement stands for all before it, a primary awaits none of those any more',
  clauses: ['RPL-33', 'RPL-49', 'RPL-51'],
  holds: (view) =>
    atEveryUnit(view, (unit) => {
      if (unit.role !== 'primary' || !standsForAllBefore(view.setting)) return true;
      return Object.values(unit.channels).every(({ outstanding, lastAcknowledged }) =>
        outstanding.every((id) => isLater(id, lastAcknowledged)),
      );
    }),
};

export const clientsAcknowledgeByPeriods: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client that acknowledges several updates at once does so when a period ends, and names the last, if it has any',
  clauses: ['RPL-48', 'S-RPL-5'],
  holds: (before, event, sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const said = sentBy(sent, name, 'Ack');
      const isEnd = event.kind === 'timer' && event.part === name && event.timer === 'ackPeriod';
      if (after.setting.ackMode !== 'cumulative') return !isEnd;
      if (!isEnd) return said.length === 0;
      const [one, ...others] = said;
      const isOwing = isLater(was.lastProcessed, was.lastAcknowledged);
      const namesLast = one !== undefined && isSameUpdate(one.message, { pc: is.pc, opUid: is.lastProcessed });
      return isOwing && namesLast && others.length === 0 && sameId(is.lastAcknowledged, is.lastProcessed);
    }),
};

/** Whether a unit knows that a client has processed an update: that is applied, or confirmed, or its acknowledgement waits for it. */
function isHeld(unit: UnitView, one: PendingAcknowledgement): boolean {
  const held = channelAt(unit, one.pc);
  return (
    held === undefined ||
    held.lacksUpdates ||
    !isLater(one.opUid, held.lastApplied) ||
    unit.acknowledgements.some((other) => isSameUpdate(other, one)) ||
    unit.queue.some((other) => other.confirmed && isSameUpdate(other, one))
  );
}

/** Whether a unit follows a primary: it stands by, or is about to. */
function isFollowing({ role }: UnitView): boolean {
  return role === 'standby' || role === 'joining';
}
