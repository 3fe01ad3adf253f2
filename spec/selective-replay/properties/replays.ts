import type { Step } from '../../property.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import { differingSections, forClient, sameSections, SECTION_COUNT } from '../sections.ts';
import type { SelectiveReplayView } from '../view.ts';
import { channelAt, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of queries and replays: whom they go to, and what they bring. */

export const onlyWhatDiffersIsReplayed: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Nothing is replayed to a client that has answered with just what its unit has applied',
  clauses: ['S-RPL-13', 'RPL-83', 'RPL-84'],
  holds: (_before, _event, sent, after) =>
    after.units.every((name) => {
      const is = after.unit(name);
      return sentBy(sent, name, 'Replay').every(({ message: { pc } }) => {
        const held = is?.role === 'takeover' ? channelAt(is, pc) : undefined;
        if (held === undefined || held.answer === null || held.lacksUpdates) return true;
        const { position, incarnation, knownBefore } = held.answer;
        // What it names it has whole, in whichever incarnation it was given it.
        return !sameId(position, held.lastApplied) || (position === null && incarnation !== knownBefore);
      });
    }),
};

export const replaysCoverWhatDiffers: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A state replay covers every section in which its client differs',
  clauses: ['S-RPL-14', 'RPL-57', 'RPL-58', 'RPL-60', 'RPL-83', 'RPL-104'],
  holds: (_before, _event, sent, after) =>
    after.units.every((name) => {
      const is = after.unit(name);
      return sentBy(sent, name, 'Replay').every(({ message }) => {
        if (message.kind !== 'state' || is?.role !== 'takeover') return true;
        const [client, held] = [after.client(message.pc), channelAt(is, message.pc)];
        // Who has lost its state since its answer says so by itself, and who hears a later reign is set right by that.
        if (client === undefined || held?.answer?.incarnation !== client.incarnation) return true;
        if (client.fence > is.epoch) return true;
        const covered = message.sections.map(({ index }) => index);
        return differingSections(client.state, forClient(held.state)).every((section) => covered.includes(section));
      });
    }),
};

export const replaysSayWhatTheUnitHas: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A state replay brings what its unit holds now, and a message replay what it has applied',
  clauses: ['S-RPL-15', 'RPL-79', 'RPL-83', 'RPL-85', 'RPL-89', 'RPL-99'],
  holds: (_before, _event, sent, after) =>
    ofEveryUnit(after, after, (is, _was, name) =>
      sentBy(sent, name, 'Replay').every(({ message }) => {
        const held = channelAt(is, message.pc);
        if (held === undefined) return false;
        if (message.kind === 'message') return !isLater(message.replayUid, held.lastApplied);
        const state = forClient(held.state);
        const isNow = message.sections.every(({ index, content }) => {
          const brought = state.map((own, at) => (at === index ? content : own));
          return sameSections(brought, state);
        });
        return isNow && message.epoch === is.epoch && message.replayUid.epoch === is.epoch;
      }),
    ),
};

export const theSilentAreReplayedToFirst: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client that was silent gets its whole state before anything else, queries apart',
  clauses: ['S-RPL-12', 'RPL-78', 'RPL-80'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, _is, name) => {
      if (was.role !== 'primary') return true;
      return Object.values(was.channels).every(({ pc, probe }) => {
        const [first] = sentBy(sent, name, 'UpdateToClient', 'Replay').filter(({ message }) =>
          sameChannel(message.pc, pc),
        );
        if (probe !== 'silent' || first === undefined) return true;
        const { message } = first;
        // Who says that it has nothing is heard by that, and has it all by an update that carries it.
        if (message.type === 'UpdateToClient') return message.full === true;
        return message.kind === 'state' && message.sections.length === SECTION_COUNT;
      });
    }),
};

export const oneQueryForEachChannel: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client is sent one query at a time, under the epoch of the unit that asks, however many of its updates are pending',
  clauses: ['RPL-67', 'RPL-72', 'RPL-91', 'RPL-124'],
  holds: (_before, _event, sent, after) =>
    ofEveryUnit(after, after, (is, _was, name) => {
      const asked = sentBy(sent, name, 'AckQuery').map(({ message }) => message);
      return asked.every(
        ({ pc, epoch }, at) => epoch === is.epoch && !asked.slice(0, at).some((earlier) => sameChannel(earlier.pc, pc)),
      );
    }),
};
