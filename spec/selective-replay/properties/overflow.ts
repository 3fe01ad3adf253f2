import type { Step } from '../../property.ts';
import { sameChannel } from '../process-channel.ts';
import type { SelectiveReplayView } from '../view.ts';
import { channelAt, ofEveryUnit, openChannels, sentBy } from './steps.ts';

/** What holds of a standby whose queue had no room for what came. */

export const whatIsDroppedIsAskedFor: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby that drops what it has no room for asks at once for the state of that channel',
  clauses: ['RPL-110', 'RPL-112', 'RPL-113', 'S-RPL-9'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || is.role !== 'standby') return true;
      const asked = sentBy(sent, name, 'SnapshotRequest').flatMap(({ message }) => message.channels);
      return Object.values(is.channels).every(
        ({ pc, lacksUpdates }) =>
          !lacksUpdates || channelAt(was, pc)?.lacksUpdates === true || asked.some((one) => sameChannel(one, pc)),
      );
    }),
};

/** What its unit has applied may be less than what both have seen, whatever the ids say. */
export const theLackingAreReplayedTo: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit that takes over without updates that it had to drop sends every client of them that answers its whole state',
  clauses: ['RPL-112', 'S-RPL-11'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const isDecided = is.phase === 'replaying' || is.role === 'primary';
      if (was.role !== 'standby' && was.phase !== 'probing') return true;
      if (!isDecided) return true;
      const lacking = openChannels(was).filter(({ pc, lacksUpdates }) => {
        const held = channelAt(is, pc);
        return lacksUpdates && held?.isOpen === true && held.answer !== null && held.probe !== 'silent';
      });
      const replayed = sentBy(sent, name, 'Replay').map(({ message }) => message.pc);
      return lacking.every(({ pc }) => replayed.some((one) => sameChannel(one, pc)));
    }),
};
