import type { Sometimes } from '../../../spec/property.ts';
import { isLater, sameId } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import { SECTION_COUNT } from '../../../spec/selective-replay/sections.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { channels, somePrimaryHas, units } from './seen.ts';

export const aTakeoverEnds: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that has taken over serves, and has made a change of its own',
  clauses: ['RPL-94'],
  holds: (view) => units(view).some(({ unit, role, changes }) => role === 'primary' && changes > 0 && unit > 0),
};

export const anOpIsComplete: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A requester is told of completion by a unit for which nobody could take over',
  clauses: ['RPL-34', 'RPL-105'],
  holds: (view) => view.completed.length > 0 && units(view).every(({ phase }) => phase === 'unprotected'),
};

export const aClientIsAhead: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client answers with more than its unit has heard of',
  clauses: ['RPL-81', 'S-RPL-11'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.phase === 'replaying' &&
        channels(unit).some(({ answer, lastApplied }) => isLater(answer?.position ?? null, lastApplied)),
    ),
};

export const nothingIsReplayed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over, and every client was in step with what it had applied',
  clauses: ['RPL-84', 'S-RPL-13'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.role === 'primary' &&
        channels(unit).every(
          ({ answer, lastApplied }) => answer?.position != null && sameId(answer.position, lastApplied),
        ),
    ),
};

export const theQueueIsHeldUp: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A confirmed update waits behind one that is not',
  clauses: ['RPL-38', 'RPL-71'],
  holds: (view) =>
    units(view).some(
      ({ role, queue }) =>
        role === 'standby' && queue.some(({ confirmed }) => !confirmed) && queue.at(-1)?.confirmed === true,
    ),
};

export const theSilentAreHeard: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that was silent has what its new primary has',
  clauses: ['RPL-80', 'RPL-124', 'L-RPL-5'],
  holds: (view) =>
    somePrimaryHas(
      view,
      ({ probe, answer, lastApplied }) => probe === 'answered' && answer === null && lastApplied !== null,
    ),
};

export const theSilentTakesWhatIsOver: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that counts as silent processes an update that its unit has discarded',
  clauses: ['RPL-78', 'RPL-80'],
  holds: (view) =>
    somePrimaryHas(
      view,
      ({ pc, probe, lastApplied }) =>
        probe === 'silent' && isLater(view.client(pc)?.lastProcessed ?? null, lastApplied),
    ),
};

export const theTaciturnIsInStep: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client counts as silent that has what its new primary has',
  clauses: ['RPL-73', 'RPL-80'],
  holds: (view) =>
    somePrimaryHas(
      view,
      ({ pc, probe, lastApplied }) => probe === 'silent' && sameId(view.client(pc)?.lastProcessed ?? null, lastApplied),
    ),
};

export const aClientIsBehind: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client is being replayed to that lacks what its unit has kept',
  clauses: ['RPL-87', 'RPL-89'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.phase === 'replaying' &&
        channels(unit).some(({ answer, lastApplied }) => answer !== null && isLater(lastApplied, answer.position)),
    ),
};

export const theTailIsDiscarded: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over without an update that was issued',
  clauses: ['RPL-87', 'RPL-88'],
  holds: (view) =>
    somePrimaryHas(view, ({ pc, lastApplied }) =>
      view.issued.some(
        (one) => sameChannel(one.pc, pc) && isLater(one.opUid, lastApplied) && view.unit(one.from) === undefined,
      ),
    ),
};

export const theConfirmedIsDiscarded: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over without an update that its client had acknowledged',
  clauses: ['RPL-89', 'RPL-90'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        (unit.phase === 'replaying' || unit.role === 'primary') &&
        channels(unit).some(({ lastAcknowledged, lastApplied }) => isLater(lastAcknowledged, lastApplied)),
    ),
};

export const someSectionsAreReplayed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has set a client right by some of the sections of its state',
  clauses: ['RPL-57', 'RPL-119'],
  holds: (view) =>
    units(view).some(
      ({ measured }) =>
        measured !== null && measured.sections > 0 && measured.sections < SECTION_COUNT * measured.replays,
    ),
};
