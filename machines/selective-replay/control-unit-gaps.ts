import { assign, enqueueActions } from 'xstate';
import { isBehind, isOvertaken, leavesGap } from '../../spec/selective-replay/channel-sequence.ts';
import { isLater, latestOf, sameId, type Position } from '../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../spec/selective-replay/process-channel.ts';
import type { ControlUnitContext, ControlUnitEvent } from './control-unit-context.ts';
import { isNumbered } from './control-unit-numbering.ts';
import { controlUnitOverflow } from './control-unit-overflow.ts';
import { ownerOf } from './epochs.ts';
import { inOrder, type UnitChannel } from './unit-channel.ts';

/** What a standby does where something is missing in what its primary says: it drops all, and asks for all, until it has it. RPL-53, RPL-112 */
export const controlUnitGaps = controlUnitOverflow.extend({
  guards: {
    mayMiss: ({ context }) => isNumbered(context),
    leavesGap: ({ context, event }) => !lacksAll(context) && leavesGap(sequenceIn(event), context.heard),
    isOvertaken: ({ context, event }) => isOvertaken(sequenceIn(event), context.heard),
    /** It has not come by this heartbeat as far as the one before it said, nor has anything come since that one. */
    missedTheLast: ({ context }) => {
      const { heard, lastHeartbeat: last } = context;
      return last !== null && !lacksAll(context) && isBehind(heard, last.chanSeq) && sameId(heard, last.heard);
    },
    lacksSome: ({ context }) => lackingIn(context).length > 0,
    /** Made when nothing was said that is not known here; where nothing is known, later. RPL-112 */
    fitsWhatWasHeard: ({ context, event }) => {
      const counted = sequenceIn(event);
      if (event.type !== 'Snapshot' || counted === null) return false;
      const isOfAll = inOrder(context.channels).every(({ pc }) =>
        event.channels.some((one) => sameChannel(one.pc, pc)),
      );
      return isOfAll ? !isLater(context.heard, counted) : sameId(context.heard, counted);
    },
    /** Something was said before it was made that has not come. */
    isAheadOfHeard: ({ context, event }) => isLater(sequenceIn(event), context.heard),
  },
  actions: {
    countHeard: assign(({ context, event }) => {
      const sequence = sequenceIn(event);
      return sequence === null ? {} : { heard: latestOf([context.heard, sequence]) };
    }),
    /** How far the primary has counted by now, and how much of that has come: the next heartbeat shows whether more does. RPL-53 */
    noteHeartbeat: assign(({ context: { heard }, event }) =>
      event.type === 'UnitHeartbeat' && event.chanSeq !== undefined
        ? { lastHeartbeat: { chanSeq: event.chanSeq, heard } }
        : {},
    ),
    /** The state of all channels, whichever of them what is missing was of. RPL-53, RPL-112 */
    requestAll: enqueueActions(({ context, enqueue }) => {
      enqueue.emit(requestOf(context, inOrder(context.channels)));
    }),
    requestLacking: enqueueActions(({ context, enqueue }) => {
      enqueue.emit(requestOf(context, lackingIn(context)));
    }),
  },
});

/** Where a message stands on the channel from the primary; null where that is not said. RPL-53 */
function sequenceIn(event: ControlUnitEvent): Position {
  return 'chanSeq' in event ? event.chanSeq : null;
}

function lackingIn({ channels }: ControlUnitContext): readonly UnitChannel[] {
  return inOrder(channels).filter(({ lacksUpdates }) => lacksUpdates);
}

function lacksAll(context: ControlUnitContext): boolean {
  return lackingIn(context).length === inOrder(context.channels).length;
}

function requestOf({ unit, units, highestEpochSeen: epoch }: ControlUnitContext, channels: readonly UnitChannel[]) {
  const to = units[ownerOf(epoch, units.length)] ?? '';
  return { type: 'SnapshotRequest' as const, to, unit, epoch, channels: channels.map(({ pc }) => pc) };
}
