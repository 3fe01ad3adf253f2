import type { Property } from '../../property.ts';
import type { OriginOf, RestartSyncView } from '../view.ts';
import * as chain from './chain.ts';
import { liveness } from './liveness.ts';
import * as stale from './stale.ts';
import * as transfer from './transfer.ts';

export { liveness };

/** What must hold of any receiver whatever its options are; the options of the field give some of it up. SYNC-86 */
export function ofReceivers(originOf: OriginOf): readonly Property<RestartSyncView>[] {
  return [
    stale.staleDataStays,
    transfer.asideIsUnseen,
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
    chain.areasAreApart,
  ];
}

/** What must hold of any source. */
export const ofSources: readonly Property<RestartSyncView>[] = [
  transfer.onlyTheCompleteEnd,
  transfer.oneEndForEachTransfer,
  transfer.completionIsToldToAll,
  transfer.subscribersAreServed,
];

/** What must hold where data is derived from data. */
export const ofChains: readonly Property<RestartSyncView>[] = [
  chain.derivedDataEndsLate,
  chain.routesStay,
  chain.stalenessStays,
  chain.edgesAreAcyclic,
];

/** What must hold of a receiver that has more than one source. */
export const ofSeveralSources: readonly Property<RestartSyncView>[] = [stale.sourcesAreIndependent];

/** By the name of the option whose default it is that demands it. */
export const byDefault = {
  /** The limit clears everything, and asks anew. */
  afterLimit: [transfer.expiryAsksAnew],
  /** Messages between processes are not lost. */
  ipc: [transfer.quietMeansEqual],
} satisfies Readonly<Record<string, readonly Property<RestartSyncView>[]>>;

/** By the name of the option that demands it, where it is not the default. */
export function byChoice(originOf: OriginOf): { readonly onRedeath: readonly Property<RestartSyncView>[] } {
  return { onRedeath: [stale.noStaleDataPastLastDeath(originOf)] };
}
