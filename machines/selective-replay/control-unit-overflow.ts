import { enqueueActions } from 'xstate';
import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { sameId } from '../../spec/selective-replay/operation-id.ts';
import type { PendingAcknowledgement } from '../../spec/selective-replay/view.ts';
import { controlUnitAcknowledging, isAcknowledgement } from './control-unit-acknowledging.ts';
import type { ControlUnitContext, ControlUnitEvent } from './control-unit-context.ts';
import { ownerOf } from './epochs.ts';
import { holdsUpdate } from './pending-queue.ts';
import { inOrder } from './unit-channel.ts';

/** What a standby does whose queue is full: what it drops it asks for again, and its primary never waits. RPL-110 */
export const controlUnitOverflow = controlUnitAcknowledging.extend({
  guards: {
    /** What comes of it is in the snapshot that was asked for, or after that. RPL-112 */
    lacksUpdates: ({ context, event }) =>
      isKept(event) && context.channels[channelName(event.pc)]?.lacksUpdates === true,
    queueIsFull: ({ context: { queue, queueCapacity } }) =>
      queue.updates.length + queue.acknowledgements.length >= queueCapacity,
    /** A second copy takes none, nor does what meets its update or its acknowledgement there. RPL-43 */
    takesRoom: ({ context: { queue }, event }) =>
      isKept(event) &&
      !holdsUpdate(queue, event) &&
      !queue.acknowledgements.some((held) => sameChannel(held.pc, event.pc) && sameId(held.opUid, event.opUid)),
    isOfSome: ({ event }) => event.type === 'Snapshot' && !event.all,
  },
  actions: {
    requestSnapshot: enqueueActions(({ context, event, enqueue }) => {
      const { unit, units, highestEpochSeen: epoch } = context;
      const channels = droppedFor(context, event);
      enqueue.emit({ type: 'SnapshotRequest', to: units[ownerOf(epoch, units.length)] ?? '', unit, epoch, channels });
    }),
  },
});

/** The channels that give way to what does not fit: the one of which most is in doubt, or all. RPL-112, RPL-113 */
export function droppedFor(
  { channels, queue, overflowPolicy }: ControlUnitContext,
  event: ControlUnitEvent,
): readonly ProcessChannel[] {
  const all = inOrder(channels).map(({ pc }) => pc);
  if (overflowPolicy === 'resyncAll') return all;
  const doubtful: readonly Pick<PendingAcknowledgement, 'pc'>[] = [
    ...queue.updates.filter(({ confirmed }) => !confirmed),
    ...queue.acknowledgements,
    ...(isKept(event) ? [event] : []),
  ];
  const doubtsOf = (pc: ProcessChannel): number => doubtful.filter((one) => sameChannel(one.pc, pc)).length;
  return all.toSorted((a, b) => doubtsOf(b) - doubtsOf(a)).slice(0, 1);
}

/** Whether a queue would keep it. */
function isKept(
  event: ControlUnitEvent,
): event is Extract<ControlUnitEvent, { type: 'UpdateToStandby' | 'AckForward' | 'AckDirect' }> {
  return event.type === 'UpdateToStandby' || isAcknowledgement(event);
}
