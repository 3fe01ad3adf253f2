import type { Step } from '../../property.ts';
import type { Replay, UpdateToClient } from '../messages.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import { bodyForClient, emptySections, replayed, sameSections, updated } from '../sections.ts';
import type { SelectiveReplayView } from '../view.ts';
import { broughtTo, issuedOn, ofEveryClient, sentBy } from './steps.ts';

/** What holds of clients: what they apply, what they acknowledge, and whom they listen to. */

export const clientsWriteWhatTheyProcess: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'The state of a client changes by the update or replay that it processes, and by nothing else',
  clauses: ['S-RPL-4', 'S-RPL-5', 'RPL-32', 'RPL-85'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      // Whoever has lost its state, or has none, begins with nothing.
      const held = was.phase === 'current' && was.incarnation === is.incarnation ? was.state : emptySections;
      if (is.phase !== 'current') return is.phase === 'down' || sameSections(is.state, emptySections);
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      if (brought === undefined || !sameChannel(brought.pc, is.pc)) return sameSections(is.state, held);
      const id = brought.type === 'Replay' ? brought.replayUid : brought.opUid;
      const isTaken = was.phase !== 'current' || !sameId(was.lastProcessed, is.lastProcessed);
      if (brought.type === 'Replay' && brought.kind === 'state') {
        const isRepeat = brought.epoch === was.fence && sameId(id, is.lastProcessed);
        return sameSections(is.state, isTaken || isRepeat ? replayed(held, brought.sections) : held);
      }
      if (!isTaken) return sameSections(is.state, held);
      const isWhole = brought.type === 'UpdateToClient' && brought.full === true;
      const due = updated(isWhole ? emptySections : held, bodyForClient(brought.body));
      return sameId(is.lastProcessed, id) && sameSections(is.state, due);
    }),
};

export const clientsProcessOnce: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'What a client has processed has no second effect when it comes again, and what it has processed last never goes back',
  clauses: ['S-RPL-4', 'RPL-43', 'RPL-85'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      if (was.phase !== 'current' || is.phase !== 'current' || was.incarnation !== is.incarnation) return true;
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      // The start of a new reign is above all that a client can have processed, so that a state replay goes forward, too.
      if (isLater(was.lastProcessed, is.lastProcessed)) return false;
      if (brought === undefined || (brought.type === 'Replay' && brought.kind === 'state')) return true;
      const id = brought.type === 'Replay' ? brought.replayUid : brought.opUid;
      return isLater(id, was.lastProcessed) || sameSections(was.state, is.state);
    }),
};

export const clientsSkipNothing: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client processes the updates of a reign without leaving one out, but for those that a whole state contains',
  clauses: ['S-RPL-2', 'RPL-32', 'RPL-52', 'RPL-53', 'RPL-79'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      if (brought === undefined || isOfAll(brought) || sameId(was.lastProcessed, is.lastProcessed)) return true;
      if (is.phase !== 'current' || was.incarnation !== is.incarnation) return true;
      const id = brought.type === 'Replay' ? brought.replayUid : brought.opUid;
      return issuedOn(after, is.pc, id.epoch).every(
        (other) => !isLater(other, was.lastProcessed) || !isLater(id, other),
      );
    }),
};

export const acknowledgementsAreSound: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client acknowledges only what it has processed, and answers a query with what it has processed last',
  clauses: ['S-RPL-5', 'RPL-32', 'RPL-48', 'RPL-52', 'RPL-53', 'RPL-74', 'RPL-82'],
  holds: (_before, _event, sent, after) =>
    after.channels.every(({ pc, client: name }) => {
      const said = sentBy(sent, name, 'Ack', 'AckDirect', 'AckQueryReply', 'ReplayAck');
      return said.every(({ message }) => {
        if (!sameChannel(message.pc, pc)) return true;
        const client = after.client(pc);
        const processed = client?.phase === 'current' ? client.lastProcessed : null;
        if (message.type === 'AckQueryReply')
          return sameId(message.opUid, processed) && message.incarnation === client?.incarnation;
        const id = message.type === 'ReplayAck' ? message.replayUid : message.opUid;
        return processed !== null && !isLater(id, processed);
      });
    }),
};

export const onlyAcknowledgementsAreForwarded: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A primary forwards an acknowledgement when it comes, to its own channel, and no other',
  clauses: ['S-RPL-5', 'RPL-35', 'RPL-44', 'RPL-99'],
  holds: (_before, event, sent, after) =>
    after.units.every((name) => {
      const brought = broughtTo(event, name, 'Ack', 'ReplayAck');
      return sentBy(sent, name, 'AckForward').every(({ message }) => {
        if (brought === undefined || !sameChannel(message.pc, brought.pc)) return false;
        // A replay is acknowledged for all that it contains, one id after the other (RPL-99).
        if (brought.type === 'ReplayAck') return !isLater(message.opUid, brought.replayUid);
        return sameId(message.opUid, brought.opUid);
      });
    }),
};

export const theFenceIsLearnt: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client whose card was reset listens to no epoch below one that it is told of while it asks',
  clauses: ['RPL-121', 'RPL-109'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const told = broughtTo(event, name, 'EpochReply');
      if (told === undefined || was.phase !== 'asking' || told.incarnation !== was.incarnation) return true;
      return is.fence >= told.epoch && is.fence >= was.fence;
    }),
};

export const theFenceHolds: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client takes nothing of an epoch below its fence, which falls only with a reset of its card',
  clauses: ['S-RPL-7', 'S-RPL-15', 'S-RPL-22', 'RPL-66', 'RPL-73', 'RPL-109', 'RPL-121'],
  holds: (before, event, _sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      const isReset = is.phase === 'asking' && was.phase !== 'asking';
      if (is.fence < was.fence && !isReset) return false;
      const brought = broughtTo(event, name, 'UpdateToClient', 'Replay');
      if (brought === undefined) return true;
      const epoch = brought.type === 'Replay' ? brought.epoch : brought.opUid.epoch;
      if (epoch >= was.fence && was.phase !== 'asking') return true;
      return sameId(was.lastProcessed, is.lastProcessed) && sameSections(was.state, is.state);
    }),
};

/** Whether a message brings the whole state. */
function isOfAll(brought: UpdateToClient | Replay): boolean {
  return brought.type === 'Replay' ? brought.kind === 'state' : brought.full === true;
}
