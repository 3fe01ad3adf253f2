import type { Deferred, Property } from '../../property.ts';
import type { SelectiveReplayView } from '../view.ts';
import * as acknowledging from './acknowledging.ts';
import * as application from './application.ts';
import * as clients from './clients.ts';
import * as closing from './closing.ts';
import * as cookies from './cookies.ts';
import * as cut from './cut.ts';
import * as gaps from './gaps.ts';
import * as heartbeat from './heartbeat.ts';
import * as issuing from './issuing.ts';
import * as knowledge from './knowledge.ts';
import { liveness } from './liveness.ts';
import * as losing from './losing.ts';
import * as measuring from './measuring.ts';
import * as order from './order.ts';
import * as overflow from './overflow.ts';
import * as messages from './message-replays.ts';
import * as processes from './processes.ts';
import * as replays from './replays.ts';
import * as slow from './slow-clients.ts';
import * as standing from './standing.ts';
import * as succession from './succession.ts';
import * as takeover from './takeover.ts';

export { liveness };

/** All that the checker does not judge, with the reasons. */
export const deferred: readonly Deferred[] = liveness;

/** What must hold of units that stand by. */
export const ofStandbys: readonly Property<SelectiveReplayView>[] = [
  application.neverAppliedWithoutAcknowledgement,
  application.marksRestOnAcknowledgements,
  application.theQueueHoldsWhatCame,
  application.stateFollowsApplications,
  order.appliedInOrder,
  order.theQueueIsInOrder,
  order.nothingIsSkipped,
  application.copiesChangeNothing,
  knowledge.standbysAreBehindClients,
  knowledge.nothingIsKnownThatIsNot,
  knowledge.theEquallyFarAreEqual,
  acknowledging.acknowledgementsAreKept,
  acknowledging.nothingIsKeptInVain,
  losing.wholeStatesSettle,
];

/** What must hold of clients. */
export const ofClients: readonly Property<SelectiveReplayView>[] = [
  knowledge.clientsAreBehindIssuers,
  clients.clientsWriteWhatTheyProcess,
  clients.clientsProcessOnce,
  clients.clientsSkipNothing,
  clients.acknowledgementsAreSound,
  clients.theFenceHolds,
  clients.theFenceIsLearnt,
  losing.whoLosesItsStateSaysSo,
];

/** What must hold of primaries. */
export const ofPrimaries: readonly Property<SelectiveReplayView>[] = [
  clients.onlyAcknowledgementsAreForwarded,
  acknowledging.primariesPassOnWhatIsTheirs,
  issuing.idsAreUnique,
  issuing.idsCountByOne,
  issuing.theStandbyIsToldFirst,
  issuing.everyStandbyIsTold,
  issuing.changesAreMadeFirst,
  issuing.changesKeepToTheirChannels,
  issuing.thePrimaryNeverBlocks,
  issuing.completionFollowsAcknowledgement,
  standing.queuesAreBounded,
  standing.controlDataStaysInside,
];

/** What must hold of takeovers, wherever one can happen. */
export const ofTakeovers: readonly Property<SelectiveReplayView>[] = [
  issuing.takeoverIsQuiet,
  replays.onlyWhatDiffersIsReplayed,
  replays.replaysCoverWhatDiffers,
  replays.replaysSayWhatTheUnitHas,
  takeover.theDiscardedIsOver,
  takeover.theFrozenQueueGrowsNoMore,
  takeover.theConfirmedIsApplied,
  takeover.completedSurvives,
  replays.theSilentAreReplayedToFirst,
  replays.oneQueryForEachChannel,
  standing.oneReignForEachEpoch,
  standing.epochsBelongToTheirUnits,
  standing.epochsAreNotForgotten,
  standing.oneUnitServes,
  standing.onlyTheEligibleTakeOver,
  measuring.takeoversAreBounded,
  measuring.takeoversAreMeasured,
  succession.nobodyFollowsTheFailed,
  succession.theEndOfAReignIsNoticed,
  succession.theFirstInLineTakesOver,
  succession.standbysKnowEachOther,
  succession.fencesAreOutbid,
  succession.fencesAreTold,
  succession.nobodyYieldsToTheStateless,
];

/**
 * What must hold where whoever may be ahead is asked: with `probeScope = allClients`, or where an update that a
 * client was delivered was taken in by its standby before the freeze. RPL-92, RPL-96
 */
export const whereAllAreAsked: readonly Property<SelectiveReplayView>[] = [
  takeover.takeoverConverges,
  standing.quietMeansEqual,
];

/** What must hold where a unit joins without a state. */
export const ofJoining: readonly Property<SelectiveReplayView>[] = [
  knowledge.joinedStandbysKnowTheUnconfirmed,
  standing.snapshotsAreTakenWhole,
  standing.nothingIsHeldBeforeTheSnapshot,
  acknowledging.theEarlyAreSettled,
];

/** What must hold where a card may be taken out, or given up. */
export const ofClosing: readonly Property<SelectiveReplayView>[] = [
  closing.closingIsTold,
  closing.closingSettles,
  closing.theClosedAreSentNothing,
  closing.theClosedAreOwedNothing,
];

/** What must hold where no heartbeat is late, and nothing else tells of a failure. RPL-65 */
export const ofTimelyHeartbeats: readonly Property<SelectiveReplayView>[] = [heartbeat.theFailedAreMissed];

/** What holds where units beat, and messages are numbered. RPL-53, RPL-65 */
export const ofCountedHeartbeats: readonly Property<SelectiveReplayView>[] = [
  gaps.heartbeatsSayHowFar,
  gaps.theLastIsAskedFor,
];

/** What must hold where heartbeats are no later than they are waited for, and nothing else tells of a failure. RPL-65 */
export const ofHeartbeatsHeard: readonly Property<SelectiveReplayView>[] = [heartbeat.nobodyIsMissedInVain];

/** What must hold where a process may end apart from its operating system. */
export const ofProcesses: readonly Property<SelectiveReplayView>[] = [
  processes.processesTakeNothingWithThem,
  processes.processesResumeFromTheirSystem,
  processes.whatComesMeanwhileIsRefused,
  processes.requestsAreNotForgotten,
  processes.whatIsCompleteIsTold,
  processes.onlyTheFitTakeOver,
  processes.theUnfitAreRestartedOnce,
];

/** By the name of the option that demands it, where it is not the default. */
export const byChoice = {
  /** The queue of a standby may have no room for what comes. */
  queueCapacity: [overflow.whatIsDroppedIsAskedFor, overflow.theLackingAreReplayedTo],
  /** Channels may lose what they carry. */
  channelKind: [
    gaps.clientsTakeNothingPastAGap,
    gaps.clientsGoNoWayBack,
    gaps.standbysTakeNothingPastAGap,
    gaps.snapshotsFitWhatWasHeard,
    gaps.messagesAreNumbered,
  ],
  /** Whoever is responsible says so, once in a period. */
  heartbeatPeriod: [heartbeat.onlyTheResponsibleBeat, heartbeat.heartbeatsDepose],
  /** The channel to a client may take nothing for a while. */
  outCapacity: [
    slow.whatIsMadeIsOnItsWay,
    slow.onlyTheSlowWait,
    slow.theOwedCoversWhatDiffers,
    slow.theOwedComesFirst,
    slow.theOwedIsNotForgotten,
    slow.replaysSettleWhatTheyContain,
  ],
  /** Updates are ordered by channel. */
  applyOrder: [order.channelsAreIsolated],
  /** What nobody has answered for is applied and replayed. */
  unansweredQuery: [messages.theReplayableIsKept],
  /** Single updates are replayed where they are enough. */
  replayUnit: [messages.messagesAreSentWhereTheySuffice],
  /** Clients tell those themselves that may stand by. */
  ackPath: [acknowledging.acknowledgementsGoTheirWay],
  /** Clients acknowledge several updates at once. */
  ackMode: [acknowledging.clientsAcknowledgeByPeriods],
  /** One acknowledgement stands for several, as it does too where clients give no other. */
  ackInference: [acknowledging.oneStandsForAllBefore, acknowledging.nothingCoveredIsOutstanding],
  /** Messages say which sections they change. */
  cookieMode: [
    cookies.updatesSayWhatTheyChange,
    cookies.acknowledgementsSayWhatWasChanged,
    cookies.answersSayWhatHasChanged,
    cookies.noMoreThanMarkedIsReplayed,
    cookies.theUnknownIsReplayedWhole,
  ],
  /** The queue is cut at one point. */
  cutPolicy: [cut.onlyTheTailIsCut, cut.theBestCutIsMade],
} satisfies Readonly<Record<string, readonly Property<SelectiveReplayView>[]>>;

/** All that is stated of control units and their clients. */
export const allProperties: readonly Property<SelectiveReplayView>[] = [
  ...ofStandbys,
  ...ofClients,
  ...ofPrimaries,
  ...ofTakeovers,
  ...whereAllAreAsked,
  ...ofJoining,
  ...ofClosing,
  ...ofTimelyHeartbeats,
  ...ofCountedHeartbeats,
  ...ofHeartbeatsHeard,
  ...ofProcesses,
  ...Object.values(byChoice).flat(),
];

/** What some system must be judged by, and a canary break. */
export const judged = allProperties;
