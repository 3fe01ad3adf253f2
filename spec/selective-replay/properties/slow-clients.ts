import type { Always, Step } from '../../property.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sectionsOf } from '../cookie.ts';
import { sameChannel } from '../process-channel.ts';
import { differingSections, forClient } from '../sections.ts';
import type { SelectiveReplayView } from '../view.ts';
import {
  atEveryUnit,
  broughtTo,
  channelAt,
  clientKnownTo,
  isSameUpdate,
  ofEveryChange,
  ofEveryUnit,
  openChannels,
  sentBy,
} from './steps.ts';

/** What holds of clients whose channels take nothing for a while: what is made for them waits, or is owed to them as state. */

export const whatIsMadeIsOnItsWay: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'What a primary makes for a client leaves in that step, or waits for the channel, or is owed, or its client is silent',
  clauses: ['RPL-26', 'RPL-30', 'RPL-80', 'RPL-110', 'RPL-111'],
  holds: (before, event, sent, after) =>
    ofEveryChange(before, event, after, ({ pc, held, holds, by }) => {
      const isSent = sentBy(sent, by, 'UpdateToClient').some(({ message }) => sameChannel(message.pc, pc));
      return isSent || holds.waiting > held.waiting || holds.owed !== null || held.probe === 'silent';
    }),
};

export const onlyTheSlowWait: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Nothing waits for a client whose channel takes messages, and nothing waits beside what is owed',
  clauses: ['RPL-30', 'RPL-110', 'RPL-111', 'S-RPL-9'],
  holds: (view) =>
    atEveryUnit(view, ({ channels }) =>
      Object.values(channels).every(({ waiting, owed, takesMessages }) =>
        takesMessages ? waiting === 0 && owed === null : waiting === 0 || owed === null,
      ),
    ),
};

export const theOwedCoversWhatDiffers: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Once nothing is on its way to a client that is owed something, it differs from its primary in that alone',
  clauses: ['RPL-57', 'RPL-111', 'S-RPL-14'],
  holds: (view) =>
    atEveryUnit(view, (unit, name) => {
      const isDeposed = view.units.some((other) => (view.unit(other)?.highestEpochSeen ?? 0) > unit.epoch);
      if (unit.role !== 'primary' || isDeposed) return true;
      return openChannels(unit).every((channel) => {
        const client = clientKnownTo(view, channel);
        const isAgreed = channel.probe !== 'silent' && channel.probe !== 'replayed';
        if (client === undefined || channel.owed === null || !isAgreed || client.fence > unit.epoch) return true;
        if (!view.isQuiet(name, channel.pc)) return true;
        const owed = sectionsOf(channel.owed);
        return differingSections(client.state, forClient(channel.state)).every((section) => owed.includes(section));
      });
    }),
};

export const theOwedComesFirst: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client that is owed something gets just that before any later update, under the latest op id, unless it is sent its whole state',
  clauses: ['RPL-57', 'RPL-99', 'RPL-111', 'RPL-115'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'primary' || is.role !== 'primary') return true;
      return Object.values(was.channels).every(({ pc, owed }) => {
        const [first] = sentBy(sent, name, 'UpdateToClient', 'Replay').filter(({ message }) =>
          sameChannel(message.pc, pc),
        );
        if (owed === null || first === undefined) return true;
        const { message } = first;
        if (message.type === 'UpdateToClient') return message.full === true;
        const last = channelAt(is, pc)?.lastApplied ?? null;
        const isLatest = sameId(message.replayUid, last?.epoch === is.epoch ? last : { epoch: is.epoch, seq: 0 });
        return (
          message.kind === 'state' &&
          isLatest &&
          message.sections.map(({ index }) => index).join() === sectionsOf(owed).join()
        );
      });
    }),
};

export const theOwedIsNotForgotten: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'What a client is owed stays owed, and grows at most, until it is sent, or its unit has to find out anew what it has',
  clauses: ['RPL-80', 'RPL-111', 'RPL-115'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'primary' || is.role !== 'primary') return true;
      return openChannels(is).every(({ pc, owed, probe, waiting }) => {
        const held = channelAt(was, pc)?.owed ?? null;
        if (held === null || probe === 'silent' || (owed !== null && (owed & held) === held)) return true;
        // One that carries the whole state may wait in its place.
        return (
          waiting === 1 ||
          sentBy(sent, name, 'UpdateToClient', 'Replay').some(({ message }) => sameChannel(message.pc, pc))
        );
      });
    }),
};

export const replaysSettleWhatTheyContain: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'The confirmation of a replay settles at its primary all that the replay contained, and every other unit is told of each of it',
  clauses: ['RPL-35', 'RPL-99', 'RPL-111'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'ReplayAck');
      if (brought === undefined || was.role !== 'primary' || is.role !== 'primary') return true;
      const { pc, replayUid } = brought;
      const [held, holds] = [channelAt(was, pc), channelAt(is, pc)];
      if (held?.probe !== 'replayed' || holds?.probe !== 'answered') return true;
      const contained = held.outstanding.filter((id) => !isLater(id, replayUid));
      const others = after.units.filter((unit) => unit !== name);
      const told = sentBy(sent, name, 'AckForward');
      return (
        holds.outstanding.every((id) => isLater(id, replayUid)) &&
        contained.every((opUid) =>
          others.every((unit) => told.some(({ to, message }) => to === unit && isSameUpdate(message, { pc, opUid }))),
        )
      );
    }),
};
