import { enqueueActions } from 'xstate';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { patienceOf, probeOf } from './control-unit-addresses.ts';
import { withChannel } from './control-unit-context.ts';
import { isNumbered } from './control-unit-numbering.ts';
import { controlUnitProcesses } from './control-unit-processes.ts';
import { inOrder } from './unit-channel.ts';

/** What a primary does where an update, or its acknowledgement, was the last on its channel and is lost: it takes the client for silent. RPL-53, RPL-80 */
export const controlUnitPatience = controlUnitProcesses.extend({
  guards: {
    /** It is not silent already, nor is it being replayed to. */
    isOverdue: ({ context, event }) => {
      if (event.type !== 'Overdue') return false;
      const channel = context.channels[channelName(event.pc)];
      if (channel === undefined || context.owed.includes(channelName(event.pc))) return false;
      return channel.isOpen && !channel.isSilent && channel.outstanding.length > 0;
    },
  },
  actions: {
    /** Where nothing is lost, whoever lives acknowledges. */
    watchOutstanding: enqueueActions(({ context, enqueue }) => {
      if (!isNumbered(context)) return;
      for (const { pc, outstanding } of inOrder(context.channels))
        enqueue.emit({ type: 'Awaiting', to: patienceOf(pc), oldest: outstanding[0] ?? null });
    }),
    /** It is asked until it is heard, and then sent its whole state. RPL-80, RPL-124 */
    takeForSilent: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'Overdue') return;
      const { pc } = event;
      enqueue.assign({ channels: withChannel(context, pc, (channel) => ({ ...channel, isSilent: true })) });
      enqueue.emit({ type: 'ForgetClient', to: probeOf(pc) });
      enqueue.emit({ type: 'SeekClient', to: probeOf(pc), epoch: context.epoch });
    }),
  },
});
