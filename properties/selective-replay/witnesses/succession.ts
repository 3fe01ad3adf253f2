import type { Sometimes } from '../../../spec/property.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import { emptySections, sameSections } from '../../../spec/selective-replay/sections.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { channels, somePrimaryHas, units } from './seen.ts';

export const theReturnedMayTakeOver: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'The unit that was primary at first may take over again',
  clauses: ['RPL-100', 'RPL-105', 'L-RPL-6'],
  holds: (view) => units(view)[0]?.isEligible === true && units(view).some(({ phase }) => phase === 'protected'),
};

export const theNewsComesFirst: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit without a state is told of the failure of the one that it has asked for it',
  clauses: ['RPL-65', 'RPL-101'],
  holds: (view) => units(view).some(({ role, failed }) => role === 'joining' && failed.length > 0),
};

export const aSnapshotIsTakenOver: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit takes over with a snapshot of which its clients lack something',
  clauses: ['RPL-103', 'RPL-104'],
  holds: (view) =>
    units(view).some(
      (unit) => unit.role === 'takeover' && channels(unit).some(({ unconfirmed }) => unconfirmed !== null),
    ),
};

export const aColdStart: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that nobody has given a state reigns, and its client has none either',
  clauses: ['RPL-117'],
  holds: (view) =>
    somePrimaryHas(view, ({ pc, state, probe, answer }) => {
      const client = view.client(pc);
      const isSetRight = probe === 'answered' && answer?.knownBefore === null;
      return (
        isSetRight && client !== undefined && sameSections(state, emptySections) && sameSections(client.state, state)
      );
    }),
};

export const theNextInLineReigns: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'Of three units two have failed one after the other, and the third has taken over and made a change',
  clauses: ['RPL-106', 'RPL-108'],
  holds: (view) =>
    view.units.length === 3 &&
    units(view).length === 1 &&
    units(view).every(({ role, changes, unit }) => role === 'primary' && changes > 0 && unit === 2),
};

export const aStandbyYields: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit keeps what it holds though another one reigns, since it has no snapshot of that yet',
  clauses: ['RPL-106', 'RPL-107'],
  holds: (view) =>
    units(view).some(({ phase }) => phase === 'yielding') && units(view).some(({ role }) => role === 'primary'),
};

export const aStandbyLosesWhatIsDiscarded: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that yields has another state than the unit that reigns',
  clauses: ['RPL-106', 'RPL-107'],
  holds: (view) =>
    units(view).some(
      (one) =>
        one.phase === 'yielding' &&
        channels(one).some(({ pc, state }) =>
          somePrimaryHas(view, (held) => sameChannel(held.pc, pc) && !sameSections(held.state, state)),
        ),
    ),
};

export const aFenceIsHigher: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client has been asked under a higher epoch than that of the unit that takes over',
  clauses: ['RPL-98'],
  holds: (view) =>
    units(view).some(
      ({ role, epoch }) => role === 'takeover' && view.channels.some(({ pc }) => (view.client(pc)?.fence ?? 0) > epoch),
    ),
};

export const twoBelieve: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'Two units hold themselves responsible at once',
  clauses: ['RPL-109', 'S-RPL-22'],
  holds: (view) => units(view).filter(({ role }) => role === 'primary' || role === 'takeover').length > 1,
};
