import type { Property } from '../../spec/property.ts';
import * as properties from '../../spec/selective-replay/properties/index.ts';
import type { SelectiveReplayView } from '../../spec/selective-replay/view.ts';
import { beatsInTime, type Composition } from './composition.ts';

/** Everything that must hold of a composition, by its options, with its witnesses; what those give up is expected to be violated. */
export function requiredOf(composition: Composition): readonly Property<SelectiveReplayView>[] {
  const { broken = {}, witnesses } = composition;
  return [
    ...requiredBy(composition).map((property): Property<SelectiveReplayView> => {
      const reason = broken[property.name];
      return reason === undefined ? property : { ...property, expect: 'violated', reason };
    }),
    ...witnesses,
  ];
}

/** What the parts and the options of a composition demand. */
export function requiredBy({
  options = {},
  units,
  faults,
  suspicions = {},
  removals = {},
  stalls,
  processFaults = {},
  detection,
  beats = beatsInTime,
  unheard = {},
}: Composition): readonly Property<SelectiveReplayView>[] {
  const { byChoice, ofClients, ofClosing, ofJoining, ofPrimaries, ofProcesses, ofStandbys, ofTakeovers } = properties;
  const { ofCountedHeartbeats, ofHeartbeatsHeard, ofTimelyHeartbeats, whereAllAreAsked } = properties;
  // Of several standbys all but one take the snapshot of the one that takes over.
  const mayJoin =
    units > 2 ||
    faults.some((fault) => 'restart' in fault) ||
    Object.keys(suspicions).length > 0 ||
    hasHeartbeats(options);
  return [
    ...ofStandbys,
    ...ofClients,
    ...ofPrimaries,
    ...ofTakeovers,
    ...whereAllAreAsked,
    ...(mayJoin || options.queueCapacity !== undefined || options.channelKind === 'lossy' ? ofJoining : []),
    ...(Object.keys(processFaults).length > 0 ? ofProcesses : []),
    ...(Object.keys(removals).length > 0 ? ofClosing : []),
    ...(options.queueCapacity === undefined ? [] : byChoice.queueCapacity),
    ...(options.channelKind === 'lossy' ? byChoice.channelKind : []),
    ...(options.channelKind === 'lossy' && options.queueCapacity === undefined ? byChoice.queueCapacity : []),
    ...(hasHeartbeats(options) ? byChoice.heartbeatPeriod : []),
    ...(hasHeartbeats(options) && options.channelKind === 'lossy' ? ofCountedHeartbeats : []),
    ...(detection === 'never' && beats.urgent === true ? ofTimelyHeartbeats : []),
    ...(detection === 'never' && Object.keys(unheard).length === 0 ? ofHeartbeatsHeard : []),
    ...(stalls === undefined ? [] : byChoice.outCapacity),
    ...(options.applyOrder === 'perChannel' ? byChoice.applyOrder : []),
    ...(options.unansweredQuery === 'replay' ? byChoice.unansweredQuery : []),
    ...(options.replayUnit === 'messages' ? byChoice.replayUnit : []),
    ...((options.ackPath ?? 'viaPrimary') === 'viaPrimary' ? [] : byChoice.ackPath),
    ...(options.ackMode === 'cumulative' ? byChoice.ackMode : []),
    ...(options.ackMode === 'cumulative' || options.ackInference === true || options.channelKind === 'lossy'
      ? byChoice.ackInference
      : []),
    ...((options.cookieMode ?? 'none') === 'none' ? [] : byChoice.cookieMode),
    ...(options.cutPolicy === 'trailingPrefix' ? byChoice.cutPolicy : []),
  ];
}

/** Whether units beat, so that one that lives may be missed, and joins anew. */
function hasHeartbeats({ heartbeatPeriod = null }: NonNullable<Composition['options']>): boolean {
  return heartbeatPeriod !== null;
}
