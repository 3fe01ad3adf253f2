import { emptySections, wholeOf } from '../sections.ts';
import * as clients from './clients.ts';
import * as cut from './cut.ts';
import * as issuing from './issuing.ts';
import * as measuring from './measuring.ts';
import * as messages from './message-replays.ts';
import * as replays from './replays.ts';
import * as standing from './standing.ts';
import { stepNamed } from './story.fixtures.ts';
import * as takeover from './takeover.ts';
import type { TakeoverMeasure } from '../view.ts';
import { A, B, delivered, valued, withChannel, withClient, withUnit, type World } from './world.fixtures.ts';
import { first, fourth, one, resaid, second, third, wrong, type WrongStep } from './wrong-step.fixtures.ts';

/** What primaries may get wrong. */
export const wrongPrimaries: readonly WrongStep[] = [
  wrong(
    clients.onlyAcknowledgementsAreForwarded,
    'it is forwarded for another channel',
    'acknowledgement 1 at the primary',
    ({ sent }) => ({ sent: resaid(sent, 'AckForward', { pc: B }) }),
  ),
  wrong(issuing.idsAreUnique, 'an id is used again in the next reign', 'request 2', ({ after }) => ({
    after: { ...after, issued: [...after.issued, { from: 'unit-1', pc: A, opUid: second, body: [] }] },
  })),
  wrong(issuing.idsCountByOne, 'an id is used again in its reign', 'request 2', ({ sent }) => ({
    sent: resaid(sent, 'UpdateToStandby', { opUid: first }),
  })),
  wrong(issuing.theStandbyIsToldFirst, 'the client is told first', 'request 1', ({ sent }) => ({
    sent: sent.toReversed(),
  })),
  wrong(issuing.everyStandbyIsTold, 'the client alone is told', 'request 1', ({ sent }) => ({
    sent: sent.filter(({ message }) => message.type !== 'UpdateToStandby'),
  })),
  wrong(issuing.everyStandbyIsTold, 'one of two standbys is not told', 'request 1', ({ after }) => ({
    after: { ...after, units: { ...after.units, 'unit-2': after.units['unit-1'] } },
  })),
  wrong(
    issuing.changesAreMadeFirst,
    'the state is changed when the acknowledgement comes',
    'request 1',
    ({ after }) => ({ after: withChannel(after, 'unit-0', A, { state: emptySections }) }),
  ),
  wrong(issuing.changesKeepToTheirChannels, 'the state of another client is changed', 'request 1', ({ after }) => ({
    after: withChannel(after, 'unit-0', B, { lastApplied: first }),
  })),
  wrong(issuing.thePrimaryNeverBlocks, 'a request waits for what is outstanding', 'request 2', ({ before }) => ({
    after: before,
    sent: [],
  })),
  wrong(issuing.completionFollowsAcknowledgement, 'completion is told on sending', 'request 1', ({ sent }) => ({
    sent: [
      ...sent,
      {
        ...{ from: 'unit-0', to: 'requester' },
        message: { type: 'RequestDone', requestId: 'r1', result: 'completed', opUid: first },
      },
    ],
  })),
  wrong(standing.queuesAreBounded, 'the queue to a slow client grows', 'request 1', ({ after }) => ({
    after: withChannel(after, 'unit-0', B, { waiting: 3 }),
  })),
  wrong(standing.controlDataStaysInside, 'the client is sent the body as it is', 'request 1', ({ sent }) => ({
    sent: resaid(sent, 'UpdateToClient', { body: [valued(1), valued(1, 'control')] }),
  })),
  wrong(standing.quietMeansEqual, 'an update is lost without being owed', 'request 1', ({ after }) => ({
    after: { ...withChannel(after, 'unit-0', A, { outstanding: [] }), isBusy: false },
  })),
];

/** The takeover measured otherwise. */
function withMeasure(world: World, changed: Partial<TakeoverMeasure>): World {
  const measured = world.units['unit-1']?.measured;
  if (measured == null) throw new Error('Nothing is measured in this step');
  return withUnit(world, 'unit-1', { measured: { ...measured, ...changed } });
}

const serves = 'the new primary serves';
const decides = 'answer of the other client';

/** What units in takeover may get wrong. */
export const wrongTakeovers: readonly WrongStep[] = [
  wrong(issuing.takeoverIsQuiet, 'an id is made during the search', decides, ({ after }) => ({
    after: withUnit(after, 'unit-1', { changes: 1 }),
  })),
  wrong(takeover.takeoverConverges, 'the client that is ahead stays so', serves, ({ before, after }) => ({
    after: withClient(after, B, { state: before.clients['routing/1']?.state ?? emptySections }),
  })),
  wrong(replays.onlyWhatDiffersIsReplayed, 'everybody is replayed to', decides, ({ sent }) => ({
    sent: sent.flatMap((said) => [said, { ...said, to: 'client-1', message: { ...said.message, pc: A } }]),
  })),
  wrong(replays.replaysCoverWhatDiffers, 'sections are left out', decides, ({ sent }) => ({
    sent: resaid(sent, 'Replay', { sections: wholeOf(emptySections).slice(1) }),
  })),
  wrong(replays.replaysSayWhatTheUnitHas, 'the state of another channel is replayed', decides, ({ sent }) => ({
    sent: resaid(sent, 'Replay', { sections: [{ index: 0, content: { route: { value: 1, audience: 'all' } } }] }),
  })),
  wrong(replays.replaysSayWhatTheUnitHas, 'an update is replayed that was discarded', decides, ({ sent }) => ({
    sent: resaid(sent, 'Replay', { kind: 'message', replayUid: third, body: [] }),
  })),
  wrong(takeover.theDiscardedIsOver, 'an update of the old reign is applied under the new one', serves, (step) => ({
    before: withUnit(step.before, 'unit-1', { queue: [{ ...one, pc: B, opUid: third, confirmed: true }] }),
    after: withChannel(step.after, 'unit-1', B, { lastApplied: third }),
  })),
  wrong(takeover.theFrozenQueueGrowsNoMore, 'a late update is stored', decides, ({ after }) => ({
    after: withUnit(after, 'unit-1', { queue: [{ ...one, pc: B, opUid: third }] }),
  })),
  wrong(takeover.theConfirmedIsApplied, 'what the client has processed is deleted', decides, ({ before, after }) => ({
    after: withChannel(after, 'unit-1', A, {
      lastApplied: before.units['unit-1']?.channels['routing/1']?.lastApplied ?? null,
    }),
  })),
  wrong(cut.onlyTheTailIsCut, 'one is discarded before one that is kept', decides, ({ before, after }) => {
    const setting = { ...after.setting, cutPolicy: 'trailingPrefix' } as const;
    const ahead = { ...one, pc: B };
    const queue = [ahead, ...(before.units['unit-1']?.queue ?? [])];
    return { before: withUnit(before, 'unit-1', { queue }), after: { ...after, setting } };
  }),
  wrong(cut.theBestCutIsMade, 'what would cost no more is discarded', decides, ({ before, after }) => {
    const setting = { ...after.setting, cutPolicy: 'trailingPrefix' } as const;
    const queue = [...(before.units['unit-1']?.queue ?? []), { ...one, opUid: fourth }];
    return { before: withUnit(before, 'unit-1', { queue }), after: { ...after, setting } };
  }),
  wrong(messages.theReplayableIsKept, 'what could be replayed is discarded', decides, ({ before, after }) => {
    const setting = { ...after.setting, unansweredQuery: 'replay' } as const;
    const queue = [...(before.units['unit-1']?.queue ?? []), { ...one, opUid: fourth }];
    return { before: withUnit(before, 'unit-1', { queue }), after: { ...after, setting } };
  }),
  wrong(messages.messagesAreSentWhereTheySuffice, 'all of the state is sent', decides, ({ before, after }) => {
    const setting = { ...after.setting, replayUnit: 'messages' } as const;
    const answer = { position: null, incarnation: 1, knownBefore: 1 };
    const queue = [...(before.units['unit-1']?.queue ?? []), { ...one, pc: B, opUid: third }];
    const applied = withChannel(after, 'unit-1', B, { lastApplied: third, answer });
    return { before: withUnit(before, 'unit-1', { queue }), after: { ...applied, setting } };
  }),
  wrong(takeover.completedSurvives, 'what was promised is deleted', decides, ({ before, after }) => ({
    before: { ...before, completed: [...before.completed, { pc: A, opUid: second, incarnation: 1 }] },
    after: withChannel(after, 'unit-1', A, { lastApplied: first }),
  })),
  wrong(replays.theSilentAreReplayedToFirst, 'a silent client is sent an update', 'request 1', ({ before }) => ({
    before: withChannel(before, 'unit-0', A, { probe: 'silent' }),
  })),
  wrong(replays.oneQueryForEachChannel, 'a client is asked for each of its updates', 'failover', ({ sent }) => ({
    sent: [...sent, ...sent],
  })),
  wrong(standing.oneReignForEachEpoch, 'two units take one epoch', decides, ({ after }) => ({
    after: { ...after, reigns: [...after.reigns, { epoch: 3, unit: 'unit-0' }] },
  })),
  wrong(standing.epochsBelongToTheirUnits, 'a unit takes the next epoch, whosesoever it is', 'failover', (step) => ({
    after: withUnit(step.after, 'unit-1', { epoch: 4, highestEpochSeen: 4 }),
  })),
  wrong(standing.epochsAreNotForgotten, 'a unit takes an epoch that it has seen', 'failover', ({ before }) => ({
    before: withUnit(before, 'unit-1', { highestEpochSeen: 3 }),
  })),
  wrong(standing.oneUnitServes, 'the old primary lives, and nobody tells it', 'failover', ({ before, after }) => ({
    after: { ...after, units: { ...after.units, 'unit-0': stepNamed('request 3').after.units['unit-0'] } },
    before,
  })),
  wrong(measuring.takeoversAreBounded, 'a client that comes and goes draws it out', decides, ({ after }) => ({
    after: withMeasure(after, { ticks: 3 }),
  })),
  wrong(measuring.takeoversAreMeasured, 'a replay is not counted', decides, ({ after }) => ({
    after: withMeasure(after, { replays: 0 }),
  })),
  wrong(measuring.takeoversAreMeasured, 'its end is not reported', serves, () => ({ sent: [] })),
  wrong(standing.onlyTheEligibleTakeOver, 'a unit without a snapshot takes over', 'failover', ({ before }) => ({
    before: withUnit(before, 'unit-1', { role: 'joining', phase: 'waiting', isEligible: false }),
  })),
];

const whole = { pc: A, sections: [...emptySections], last: second, incarnation: 1, unconfirmed: null };
/** What joining units may get wrong. */
export const wrongJoining: readonly WrongStep[] = [
  wrong(
    standing.snapshotsAreTakenWhole,
    'an old state is kept beside the snapshot',
    'update 2 at the standby',
    (step) => ({
      ...delivered('unit-1', 'unit-0', { type: 'Snapshot', epoch: 2, upTo: second, all: true, channels: [whole] }),
      before: withUnit(step.before, 'unit-1', { role: 'joining', phase: 'waiting', isEligible: false }),
      after: withChannel(step.after, 'unit-1', A, { lastApplied: second }),
    }),
  ),
  wrong(
    standing.nothingIsHeldBeforeTheSnapshot,
    'a returned unit keeps its state',
    'update 2 at the standby',
    (step) => ({
      after: withUnit(step.after, 'unit-1', { role: 'joining', phase: 'waiting', isEligible: false }),
    }),
  ),
];
