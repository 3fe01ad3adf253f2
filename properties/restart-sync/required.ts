import * as properties from '../../spec/restart-sync/properties/index.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Property } from '../../spec/property.ts';
import { edgesOf, type Composition, type Options } from './composition.ts';
import { isChain } from './observers.ts';
import { originOf } from './world.ts';

/** One statement for all systems, so that it is the same one everywhere. */
export const ofReceivers = properties.ofReceivers(originOf);
export const byChoice = properties.byChoice(originOf);
export const { ofTimersThatRestart } = properties;

/** Everything that must hold of a composition, by its options, with its witnesses; what those give up is expected to be violated. */
export function requiredOf(composition: Composition): readonly Property<RestartSyncView>[] {
  const { broken = {}, claimed, witnesses } = composition;
  const required = claimed ?? requiredBy(composition);
  return [
    ...required.map((property): Property<RestartSyncView> => {
      const reason = broken[property.name];
      return reason === undefined ? property : { ...property, expect: 'violated', reason };
    }),
    ...witnesses,
  ];
}

/** What the parts and the options of a composition demand. */
export function requiredBy(composition: Composition): readonly Property<RestartSyncView>[] {
  const { options = {} } = composition;
  const { ofSources, ofChains, ofSeveralSources, ofWholeTransfers, byDefault } = properties;
  const { ofConfigurations, ofAnsweredRequests, ofLostRequests } = properties;
  const isConfigured = Object.values(composition.processes).some(({ configuredBy }) => configuredBy !== undefined);
  const asksAnew = options.limitClearsFresh !== false && options.afterLimit !== 'literal';
  return [
    ...ofReceivers,
    ...ofSources,
    ...(edgesOf(composition).length > 1 ? ofSeveralSources : []),
    ...(isChain(composition) ? ofChains : []),
    ...(asksAnew && options.ipc !== 'lossy' ? ofWholeTransfers : []),
    ...(isConfigured ? ofConfigurations : []),
    ...(isConfigured ? (options.ipc === 'lossy' ? ofLostRequests : ofAnsweredRequests) : []),
    ...(asksAnew ? byDefault.afterLimit : []),
    ...(options.refreshOnBirth === false ? [] : byDefault.refreshOnBirth),
    ...(options.holdAside === false ? [] : byDefault.holdAside),
    ...(options.ripple === 'delta' ? [] : byDefault.ripple),
    ...chosenBy(options),
    // What is lost last is never missed: an end to end guarantee needs a channel that loses nothing.
    ...(options.ipc === 'lossy' ? [] : byDefault.ipc),
  ];
}

/** What the options demand that are not at their defaults. */
function chosenBy(options: Options): readonly Property<RestartSyncView>[] {
  const restartsTimer = options.onRedeath === 'restart' || options.dropTwiceStale === true;
  const chosen = {
    onRedeath: options.onRedeath === 'restart',
    afterLimit: options.afterLimit === 'literal',
    holdAside: options.holdAside === false,
    limitClearsFresh: options.limitClearsFresh === false,
    secondTimer: options.secondTimer === false,
    graceOnHeartbeatLoss: options.graceOnHeartbeatLoss === false,
    dropTwiceStale: options.dropTwiceStale === true,
    ripple: options.ripple === 'delta',
  } satisfies Record<keyof typeof byChoice, boolean>;
  return [
    ...Object.entries(byChoice).flatMap(([option, demanded]) =>
      chosen[option as keyof typeof chosen] ? demanded : [],
    ),
    ...(restartsTimer || options.secondTimer === false ? properties.ofTimersThatRestart : []),
  ];
}
