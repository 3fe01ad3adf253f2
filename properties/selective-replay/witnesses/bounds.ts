import type { Sometimes } from '../../../spec/property.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { somePrimaryHas, units } from './seen.ts';

export const theQueueOverflows: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby has had no room for what came, and waits for the state of that channel',
  clauses: ['RPL-110', 'RPL-112'],
  holds: (view) => units(view).some(({ role, phase }) => role === 'standby' && phase === 'overflowed'),
};

export const theDroppedIsThereAgain: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby has by a snapshot of one channel what its client has not acknowledged',
  clauses: ['RPL-103', 'RPL-112'],
  holds: (view) =>
    units(view).some(
      ({ role, phase, channels: held }) =>
        role === 'standby' &&
        phase === 'tracking' &&
        Object.values(held).some(({ unconfirmed }) => unconfirmed !== null),
    ),
};

export const anUpdateWaits: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'An update waits for the channel to a slow client',
  clauses: ['RPL-110', 'S-RPL-9'],
  holds: (view) => somePrimaryHas(view, ({ waiting }) => waiting > 0),
};

export const someIsOwed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A slow client is owed state in place of updates for which there was no room',
  clauses: ['RPL-110', 'RPL-111'],
  holds: (view) => somePrimaryHas(view, ({ owed }) => owed !== null),
};

export const aSlowClientIsInStep: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that nobody has asked was replayed to, and has confirmed all that its primary has',
  clauses: ['RPL-99', 'RPL-111', 'L-RPL-1'],
  holds: (view) =>
    somePrimaryHas(view, ({ pc, probe, answer, outstanding, lastApplied }) => {
      const { lastProcessed = null } = view.client(pc) ?? {};
      const isReplayed = probe === 'answered' && answer === null && outstanding.length === 0;
      return isReplayed && lastApplied !== null && sameId(lastProcessed, lastApplied);
    }),
};
