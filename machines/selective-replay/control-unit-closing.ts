import { enqueueActions } from 'xstate';
import { sameId } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { probeOf } from './control-unit-addresses.ts';
import { mapChannels, type ControlUnitContext } from './control-unit-context.ts';
import { outletsAmong } from './control-unit-data.ts';
import { tellStandbys } from './control-unit-numbering.ts';
import { controlUnitOutputs } from './control-unit-outputs.ts';
import { inOrder, withoutClient, type UnitChannel } from './unit-channel.ts';

/** What a unit does where a card is taken out of a slot, or put into it: each channel of the slot ends, or is open again. */
export const controlUnitClosing = controlUnitOutputs.extend({
  actions: {
    /** It was not told while it had no state. RPL-114 */
    readSlots: enqueueActions(({ context: { arbiter: to }, enqueue }) => {
      enqueue.emit({ type: 'SlotQuery', to });
    }),
    /** A standby asks at a takeover only those that are there. RPL-86, RPL-114 */
    noteSlot: controlUnitOutputs.assign(({ context, event }) => {
      if (event.type !== 'SlotReport') return {};
      const { slot, isOccupied: isOpen } = event;
      return {
        channels: mapChannels(context, (channel) => (channel.pc.slot === slot ? { ...channel, isOpen } : channel)),
      };
    }),
    /** All that was issued is settled, so that no standby waits for it. RPL-114 */
    tellClosed: enqueueActions((step) => {
      if (step.event.type !== 'SlotReport') return;
      const closing = channelsIn(step.context, step.event.slot, true);
      tellStandbys(
        step,
        closing.map(({ pc, lastApplied: upTo }) => ({ type: 'ChannelClosed', pc, epoch: step.context.epoch, upTo })),
      );
    }),
    /** Nothing is awaited of their clients any more; whoever asked for what these have not acknowledged is told nothing. RPL-34, RPL-86, RPL-114 */
    closeChannels: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'SlotReport') return;
      const closing = channelsIn(context, event.slot, true);
      const given = closing.flatMap(({ outstanding }) => outstanding);
      const isOther = (name: string): boolean => closing.every(({ pc }) => channelName(pc) !== name);
      enqueue.assign({
        awaited: context.awaited.filter(isOther),
        owed: context.owed.filter(isOther),
        requests: context.requests.filter(({ opUid }) => !given.some((id) => sameId(id, opUid))),
        channels: mapChannels(context, (channel) => (closing.includes(channel) ? withoutClient(channel) : channel)),
      });
      enqueue.emit({ type: 'ForgetClient', to: closing.map(({ pc }) => probeOf(pc)) });
      enqueue.emit({
        type: 'DropWaiting',
        to: outletsAmong(
          context,
          closing.map(({ pc }) => pc),
        ),
      });
    }),
    /** Nobody knows what their clients have: they are owed everything, and asked until they are heard. RPL-80, RPL-115 */
    openChannels: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'SlotReport') return;
      const opening = channelsIn(context, event.slot, false);
      enqueue.assign({
        channels: mapChannels(context, (channel) =>
          opening.includes(channel) ? { ...channel, isOpen: true, isSilent: true } : channel,
        ),
      });
      enqueue.emit({ type: 'SeekClient', to: opening.map(({ pc }) => probeOf(pc)), epoch: context.epoch });
    }),
  },
});

/** The channels of a slot that are open, or those that are not. */
function channelsIn({ channels }: ControlUnitContext, slot: number, isOpen: boolean): readonly UnitChannel[] {
  return inOrder(channels).filter((channel) => channel.pc.slot === slot && channel.isOpen === isOpen);
}
