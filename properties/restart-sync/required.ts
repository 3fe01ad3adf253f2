import * as stale from '../../spec/restart-sync/properties/stale.ts';
import * as transfer from '../../spec/restart-sync/properties/transfer.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Property } from '../../spec/property.ts';
import type { Composition } from './composition.ts';
import { originOf } from './world.ts';

export const noStaleDataPastLimit = stale.noStaleDataPastLimit(originOf);
export const temporaryIsOfTheHeard = stale.temporaryIsOfTheHeard(originOf);
export const nothingOfTheDeadEnters = stale.nothingOfTheDeadEnters(originOf);

/** Everything that must hold of a composition, by its options, with its witnesses. */
export function requiredOf(composition: Composition): readonly Property<RestartSyncView>[] {
  return [
    stale.staleDataStays,
    noStaleDataPastLimit,
    stale.expiryClearsAll,
    stale.expiryLeavesNothingStale,
    temporaryIsOfTheHeard,
    stale.staleIsTimed,
    stale.freshDataIsAlone,
    stale.recordsGoForAReason,
    nothingOfTheDeadEnters,
    stale.timerNeverFalls,
    stale.sourcesAreIndependent,
    transfer.endOfDataIsExact,
    transfer.asideIsUnseen,
    transfer.onlyTheCompleteEnd,
    transfer.oneEndForEachTransfer,
    transfer.completionIsToldToAll,
    transfer.subscribersAreServed,
    transfer.expiryAsksAnew,
    transfer.quietMeansEqual,
    ...composition.witnesses,
  ];
}
