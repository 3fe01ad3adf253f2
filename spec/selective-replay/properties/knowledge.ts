import type { Always } from '../../property.ts';
import { isLater, latestOf, sameId } from '../operation-id.ts';
import { sameChannel } from '../process-channel.ts';
import { sameSections } from '../sections.ts';
import type { SelectiveReplayView, UnitChannelView, UnitView } from '../view.ts';
import { atEveryUnit, channelAt, clientKnownTo, issuedOn, openChannels } from './steps.ts';

/** What holds of what a standby believes of its clients, beside what they have done. */

export const standbysAreBehindClients: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'What a standby has applied in the present epoch, its client has processed',
  clauses: ['S-RPL-2', 'RPL-37', 'RPL-120'],
  holds: (view) =>
    atEveryUnit(view, (unit) =>
      followed(unit).every((channel) => {
        const client = clientKnownTo(view, channel);
        const { lastApplied, unconfirmed, lacksUpdates } = channel;
        if (client === undefined || unconfirmed !== null || lacksUpdates) return true;
        return lastApplied?.epoch !== unit.highestEpochSeen || !isLater(lastApplied, client.lastProcessed);
      }),
    ),
};

export const clientsAreBehindIssuers: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'What a client has processed was issued to it',
  clauses: ['S-RPL-2', 'RPL-23', 'RPL-24'],
  holds: (view) =>
    view.channels.every(({ pc }) => {
      const last = view.client(pc)?.lastProcessed ?? null;
      // The start of a reign is no change: a replay alone brings a client there.
      return last === null || last.seq === 0 || !isLater(last, latestOf(issuedOn(view, pc, last.epoch)));
    }),
};

export const nothingIsKnownThatIsNot: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A standby holds nothing for consumed that its client has in no incarnation processed',
  clauses: ['S-RPL-19', 'RPL-75', 'RPL-120'],
  holds: (view) =>
    atEveryUnit(view, (unit) =>
      followed(unit).every((channel) => {
        const processed = view.highestProcessed(channel.pc);
        const marked = unit.queue.filter(({ pc, confirmed }) => confirmed && sameChannel(pc, channel.pc));
        const applied = channel.unconfirmed === null ? [channel.lastApplied] : [];
        const known = [...applied, channel.lastAcknowledged, ...marked.map(({ opUid }) => opUid)];
        // What no client may have came with a snapshot, as all of an earlier epoch, or with the closing of the channel.
        const open = channel.unconfirmed?.upTo ?? null;
        return known.every(
          (id) => id?.epoch !== unit.highestEpochSeen || id.seq === 0 || !isLater(id, processed) || !isLater(id, open),
        );
      }),
    ),
};

export const joinedStandbysKnowTheUnconfirmed: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'What a standby holds of a snapshot and its client has not processed is marked as unconfirmed',
  clauses: ['S-RPL-21', 'RPL-103', 'RPL-122'],
  holds: (view) =>
    atEveryUnit(view, (unit) =>
      followed(unit).every((channel) => {
        const client = clientKnownTo(view, channel);
        const { lastApplied, unconfirmed, lacksUpdates } = channel;
        if (client === undefined || lacksUpdates || !unit.isEligible) return true;
        if (!isLater(lastApplied, client.lastProcessed)) return true;
        return (
          unconfirmed !== null &&
          !isLater(unconfirmed.after, client.lastProcessed) &&
          !isLater(lastApplied, unconfirmed.upTo)
        );
      }),
    ),
};

export const theEquallyFarAreEqual: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A standby that has come as far as its primary has the same state, what control units alone may have included',
  clauses: ['S-RPL-11', 'RPL-3', 'RPL-45', 'RPL-54', 'RPL-102', 'RPL-115'],
  holds: (view) =>
    atEveryUnit(view, (unit) =>
      atEveryUnit(view, (other) => {
        if (other.role !== 'primary' || other.epoch !== unit.highestEpochSeen) return true;
        return followed(unit).every(({ pc, lastApplied, state, lacksUpdates }) => {
          const held = channelAt(other, pc);
          if (held === undefined || lacksUpdates || !sameId(held.lastApplied, lastApplied)) return true;
          return sameSections(held.state, state);
        });
      }),
    ),
};

/** The channels of a unit that follows a primary; of a closed one nothing is expected any more. */
function followed(unit: UnitView): readonly UnitChannelView[] {
  return unit.role === 'standby' ? openChannels(unit) : [];
}
