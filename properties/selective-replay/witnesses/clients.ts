import type { Sometimes } from '../../../spec/property.ts';
import { isLater, sameId } from '../../../spec/selective-replay/operation-id.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { channels, somePrimaryHas, units } from './seen.ts';

export const anAcknowledgementIsEarly: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'An acknowledgement is at a standby before its update',
  clauses: ['RPL-36', 'RPL-46', 'RPL-47'],
  holds: (view) => units(view).some(({ role, acknowledgements }) => role === 'standby' && acknowledgements.length > 0),
};

export const aJoiningUnitIsTold: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that has no snapshot yet holds an acknowledgement',
  clauses: ['RPL-123'],
  holds: (view) => units(view).some(({ role, acknowledgements }) => role === 'joining' && acknowledgements.length > 0),
};

export const severalAreOwed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client has processed two updates that it has not acknowledged',
  clauses: ['RPL-48', 'RPL-49'],
  holds: (view) =>
    view.channels.some(({ pc }) => {
      const { lastProcessed = null, lastAcknowledged = null } = view.client(pc) ?? {};
      return lastProcessed !== null && lastProcessed.seq - (lastAcknowledged?.seq ?? 0) > 1;
    }),
};

export const aResetClientIsServed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that has lost its state has all that its primary has',
  clauses: ['RPL-82', 'RPL-115', 'L-RPL-1'],
  holds: (view) =>
    somePrimaryHas(view, ({ pc, lastApplied }) => {
      const client = view.client(pc);
      return (
        client !== undefined &&
        client.incarnation > 1 &&
        lastApplied !== null &&
        sameId(client.lastProcessed, lastApplied)
      );
    }),
};

export const aFailedClientIsServed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that could not apply an update, and was not reset, has all that its primary has',
  clauses: ['RPL-52', 'RPL-115'],
  holds: (view) =>
    somePrimaryHas(view, ({ pc, lastApplied, incarnation }) => {
      const client = view.client(pc);
      return (
        client?.phase === 'current' &&
        client.incarnation > 1 &&
        client.incarnation === incarnation &&
        lastApplied !== null &&
        sameId(client.lastProcessed, lastApplied)
      );
    }),
};

export const theClosedIsFollowed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby has applied an update that its client never processed, since there is no client any more',
  clauses: ['RPL-114', 'S-RPL-1'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.role === 'standby' &&
        channels(unit).some(
          ({ pc, isOpen, lastApplied, unconfirmed }) =>
            !isOpen && unconfirmed !== null && isLater(lastApplied, view.highestProcessed(pc)),
        ),
    ),
};

export const theClosedAreNotWaitedFor: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over, and serves while a channel is closed',
  clauses: ['RPL-86', 'RPL-114'],
  holds: (view) =>
    units(view).some(
      (unit) => unit.unit > 0 && unit.role === 'primary' && channels(unit).some(({ isOpen }) => !isOpen),
    ),
};
