import { byChoice, byDefault, communication, safety } from '../../spec/process-state/properties/index.ts';
import type { ProcessStateView } from '../../spec/process-state/view.ts';
import type { Property } from '../../spec/property.ts';
import { hasOperatingSystem, type Composition } from './composition.ts';

/** All that must hold of a composition, by what is in it and by the options that it chooses. */
export function requiredOf(composition: Composition): readonly Property<ProcessStateView>[] {
  const { claimed = claimedBy(composition), witnesses, broken = {} } = composition;
  return [...claimed, ...witnesses].map((property) => {
    const reason = broken[property.name];
    return reason === undefined ? property : { ...property, expect: 'violated', reason };
  });
}

function claimedBy(composition: Composition): readonly Property<ProcessStateView>[] {
  const { options = {}, ipc, operatingSystem } = composition;
  const isPolled = options.localDetector === 'os-poll';
  const waits = options.relookupOnReject === false;
  return [
    ...safety,
    ...(ipc === undefined ? [] : communication),
    ...(ipc === undefined || waits ? [] : byDefault.relookupOnReject),
    ...(waits ? byChoice.waitForBirth : []),
    ...(options.registryDurable === true ? byChoice.registryDurable : byDefault.registryDurable),
    ...(operatingSystem === undefined ? byDefault.answersAtOnce : []),
    ...lateHeartbeatOf(composition),
    ...(options.lookupWait === 'poll' ? byChoice.poll : byDefault.lookupWait),
    ...(options.controlChannel === 'ack-retransmit' ? byChoice.ackRetransmit : byDefault.controlChannel),
    ...(options.controlChannel === 'ack-retransmit' || waits ? [] : byDefault.births),
    ...(options.lookupBy === 'os-id-and-element' ? byChoice.byIdentifier : []),
    ...(options.superseded === 'demand-reregister' ? byChoice.superseded : byDefault.superseded),
    ...(options.keyEpoch === false ? [] : byDefault.keyEpoch),
    ...(options.probe === true ? byChoice.probe : []),
    ...(options.interestLifetime === 'process' ? byChoice.interestOfProcess : []),
    ...(hasOperatingSystem(composition) && !isPolled ? byChoice.osErrorCode : []),
    ...(hasOperatingSystem(composition) && isPolled
      ? operatingSystem === undefined
        ? byChoice.osPoll
        : byChoice.osPollLate
      : []),
  ];
}

/** Where the operating system answers later, what a request leads to is not of one step, and is left to the other properties. */
function lateHeartbeatOf({ options, operatingSystem }: Composition): readonly Property<ProcessStateView>[] {
  if (options?.lateHeartbeat === 'ignore') return byChoice.ignoreLateHeartbeat;
  return operatingSystem === undefined ? byDefault.lateHeartbeat : [];
}
