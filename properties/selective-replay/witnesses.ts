import type { Sometimes } from '../../spec/property.ts';
import { isLater, sameId } from '../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, sameSections, SECTION_COUNT } from '../../spec/selective-replay/sections.ts';
import type { SelectiveReplayView, UnitChannelView, UnitView } from '../../spec/selective-replay/view.ts';

export * from './gap-witnesses.ts';

/** What must be reached in a system for its pass to mean anything. */

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

export const aProcessIsMissed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'An op is acknowledged by all its clients while the process that took it does not run',
  clauses: ['RPL-35', 'RPL-116'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.role === 'primary' &&
        unit.requests.some(
          ({ proc, opUid }) =>
            !unit.running.includes(proc) &&
            channels(unit).every(({ outstanding }) => !outstanding.some((id) => sameId(id, opUid))),
        ),
    ),
};

export const aProcessResumesWithState: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A process runs again, with what was changed while it did not',
  clauses: ['RPL-2', 'RPL-116'],
  holds: (view) =>
    units(view).some(({ processes }) =>
      Object.values(processes).some(({ resumedFrom }) =>
        Object.values(resumedFrom ?? {}).some((position) => position !== null),
      ),
    ),
};

export const aTakeoverWaits: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that is to take over waits for a process that is being started',
  clauses: ['RPL-68'],
  holds: (view) => units(view).some(({ phase }) => phase === 'qualifying'),
};

export const theUnfitBeginsAnew: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit begins anew whose process could not be started, and another one reigns that had stood by beside it, or had been there before',
  clauses: ['RPL-68', 'RPL-106'],
  holds: (view) =>
    units(view).some(({ role, running }) => role === 'joining' && running.length === 0) &&
    units(view).some(({ role }) => role === 'primary'),
};

export const aConsumerFailsWithItsUnit: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over while a consumer is down that was on the card of the one before it',
  clauses: ['RPL-9', 'RPL-80'],
  holds: (view) =>
    view.units.some((name) => view.unit(name) === undefined) &&
    somePrimaryHas(view, ({ pc, probe }) => probe === 'silent' && view.client(pc) === undefined),
};

export const severalChannelsCarry: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'What one unit says to two clients is on its way to both at once',
  clauses: ['RPL-4', 'RPL-30'],
  holds: (view) => view.units.some((name) => view.channels.filter(({ pc }) => !view.isQuiet(name, pc)).length > 1),
};

function units(view: SelectiveReplayView): readonly UnitView[] {
  return view.units.flatMap((name) => view.unit(name) ?? []);
}

/** Whether a unit that reigns has such a channel. */
function somePrimaryHas(view: SelectiveReplayView, isSuch: (channel: UnitChannelView) => boolean): boolean {
  return units(view).some((unit) => unit.role === 'primary' && channels(unit).some(isSuch));
}

function channels(unit: UnitView): readonly UnitChannelView[] {
  return Object.values(unit.channels);
}
