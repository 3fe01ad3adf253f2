import type { Deferred, Property } from '../../property.ts';
import type { OriginOf, RestartSyncView } from '../view.ts';
import * as chain from './chain.ts';
import * as choices from './choices.ts';
import * as completion from './completion.ts';
import { configurationArrives, configurationIsNotAwaitedForEver, ofConfigurations } from './configuration.ts';
import { liveness, ofTwoRuns } from './liveness.ts';
import * as marking from './marking.ts';
import * as requests from './requests.ts';
import * as sources from './sources.ts';
import * as stale from './stale.ts';
import * as standing from './standing.ts';
import * as transfer from './transfer.ts';

export { liveness, ofConfigurations, ofTwoRuns };

/** All that the checker does not judge, with the reasons. */
export const deferred: readonly Deferred[] = [...liveness, ...ofTwoRuns];

/** What must hold of any receiver whatever its options are; the options of the field give some of it up. SYNC-86 */
export function ofReceivers(originOf: OriginOf): readonly Property<RestartSyncView>[] {
  return [
    stale.staleDataStays,
    transfer.asideIsUnseen,
    transfer.freshDataIsUsedAtOnce,
    transfer.endOfDataIsExact,
    stale.noStaleDataPastLimit(originOf),
    stale.expiryClearsAll,
    stale.expiryLeavesNothingStale,
    stale.temporaryIsOfTheHeard(originOf),
    stale.staleIsTimed,
    stale.freshDataIsAlone,
    stale.recordsGoForAReason,
    stale.nothingOfTheDeadEnters(originOf),
    stale.timerNeverFalls,
    marking.earlierEpochsAreStale,
    marking.theUnheardIsNotMarked,
    marking.deathsAreTold,
    completion.refusedRequestsAreKept,
    requests.theRefusedAskAgain,
    requests.theSpoiltIsAskedForAgain,
    requests.restartsAreDeaths,
    standing.staleSpansAreBounded,
    standing.theLivingAreNotGivenUp,
    standing.gapsAreNoticed,
    chain.areasAreApart,
  ];
}

/** What must hold of any source. */
export const ofSources: readonly Property<RestartSyncView>[] = [
  transfer.onlyTheCompleteEnd,
  transfer.oneEndForEachTransfer,
  transfer.completionIsToldToAll,
  transfer.subscribersAreServed,
  transfer.newKeysServeAll,
  standing.subscribersNeverGoBack,
  sources.keyComesFirst,
  sources.discoveryGoesOn,
];

/** What must hold where data is derived from data. */
export const ofChains: readonly Property<RestartSyncView>[] = [
  chain.derivedDataEndsLate,
  standing.inputsAreNotAwaitedForEver,
  chain.routesStay,
  chain.stalenessStays,
  chain.edgesAreAcyclic,
];

/** What must hold of a receiver that has more than one source. */
export const ofSeveralSources: readonly Property<RestartSyncView>[] = [stale.sourcesAreIndependent];

/** What must hold where nothing is lost, and a transfer is taken from its beginning or not at all. */
export const ofWholeTransfers: readonly Property<RestartSyncView>[] = [completion.wholeTransfersAreTaken];

/** What must hold where somebody gives others their configuration, and nothing is lost on the way. */
export const ofAnsweredRequests: readonly Property<RestartSyncView>[] = [configurationArrives];

/** What must hold where somebody gives others their configuration, and what they say may be lost. */
export const ofLostRequests: readonly Property<RestartSyncView>[] = [configurationIsNotAwaitedForEver];

/** By the name of the option whose default it is that demands it. */
export const byDefault = {
  /** The limit clears everything, and asks anew. */
  afterLimit: [transfer.expiryAsksAnew, transfer.tiesAreClean],
  /** Whoever hears of a source asks it. */
  refreshOnBirth: [requests.theLivingAreAsked],
  /** New data waits beside stale data. */
  holdAside: [transfer.newDataIsHeldAside],
  /** A change travels as a full transfer. */
  ripple: [sources.changesTravelWhole],
  /** Messages between processes are not lost. */
  ipc: [transfer.quietMeansEqual],
} satisfies Readonly<Record<string, readonly Property<RestartSyncView>[]>>;

/** By the name of the option that demands it, where it is not the default: what the choice demands, beside what it gives up. */
export function byChoice(originOf: OriginOf): ByChoice {
  return {
    onRedeath: [stale.noStaleDataPastLastDeath(originOf)],
    afterLimit: [choices.restIsTaken],
    holdAside: [choices.newReplacesOldAtOnce, choices.allIsMarkedAnew],
    limitClearsFresh: [choices.freshOutlivesTheLimit],
    secondTimer: [choices.timerEndsWithTheReturn],
    graceOnHeartbeatLoss: [choices.silenceClearsAtOnce, choices.onlySilenceHasNoGrace],
    dropTwiceStale: [choices.twiceStaleGoes],
    ripple: [sources.changesTravelAsTheyAre],
  };
}

/** The options whose other value demands something. */
export type Choice =
  | 'onRedeath'
  | 'afterLimit'
  | 'holdAside'
  | 'limitClearsFresh'
  | 'secondTimer'
  | 'graceOnHeartbeatLoss'
  | 'dropTwiceStale'
  | 'ripple';
/** The properties that each choice of a receiver demands. */
export type ByChoice = Readonly<Record<Choice, readonly Property<RestartSyncView>[]>>;

/** What each of several choices demands alike: that a further death begins the timer anew. */
export const ofTimersThatRestart: readonly Property<RestartSyncView>[] = [choices.deathsBeginTheTimer];

/** All that is stated of processes that use each other's data. */
export function allProperties(originOf: OriginOf): readonly Property<RestartSyncView>[] {
  return [
    ...ofReceivers(originOf),
    ...ofSources,
    ...ofChains,
    ...ofSeveralSources,
    ...ofWholeTransfers,
    ...ofConfigurations,
    ...ofAnsweredRequests,
    ...ofLostRequests,
    ...Object.values(byDefault).flat(),
    ...Object.values(byChoice(originOf)).flat(),
    ...ofTimersThatRestart,
  ];
}
