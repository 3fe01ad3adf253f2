import type { Step } from '../../property.ts';
import { isLater, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import type { SelectiveReplayView } from '../view.ts';
import { broughtTo, isFrozen, ofEveryClient, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of clients that lose their state, and of what was on its way to them. */

export const whoLosesItsStateSaysSo: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client that has lost its state counts that, says so, and acknowledges nothing',
  clauses: ['S-RPL-5', 'RPL-52', 'RPL-82', 'RPL-115'],
  holds: (before, _event, sent, after) =>
    ofEveryClient(before, after, (was, is, name) => {
      if (was.phase !== 'current' || is.phase === 'current') return true;
      const acknowledged = sentBy(sent, name, 'Ack', 'AckDirect', 'ReplayAck');
      const said = sentBy(sent, name, 'ChannelReset').filter(({ message }) => message.incarnation === is.incarnation);
      return is.incarnation > was.incarnation && acknowledged.length === 0 && said.length > 0;
    }),
};

/** What was sent to a client that has lost its state since is acknowledged by nobody: without this it would hold up the queue for ever. */
export const wholeStatesSettle: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby that is told that a client has its whole state waits for nothing of it from before',
  clauses: ['RPL-54', 'RPL-115'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const brought = broughtTo(event, name, 'AckForward', 'AckDirect');
      if (brought === undefined || isFrozen(was) || was.role !== 'standby' || is.role !== 'standby') return true;
      const whole = was.queue.find(
        ({ pc, opUid, full }) => full !== null && sameChannel(pc, brought.pc) && sameId(opUid, brought.opUid),
      );
      if (whole === undefined) return true;
      return is.queue.every(
        ({ pc, opUid, confirmed }) => confirmed || !sameChannel(pc, whole.pc) || isLater(opUid, whole.opUid),
      );
    }),
};
