import type { ChannelSnapshot, Snapshot } from '../../spec/selective-replay/messages.ts';
import { sameChannel } from '../../spec/selective-replay/process-channel.ts';
import { withState } from './channel-states-port.ts';
import { mapChannels, nothingKnown, type ControlUnitContext, type ControlUnitInput } from './control-unit-context.ts';
import type { UnitChannel } from './unit-channel.ts';

/** State, and how far it has come, as the primary has it; all that was known before is gone. RPL-101, RPL-102, RPL-107, RPL-122 */
export function takenFrom(
  context: ControlUnitContext,
  { epoch, channels, standbys = [], chanSeq }: Snapshot,
): Omit<ControlUnitContext, keyof ControlUnitInput> & Pick<ControlUnitContext, 'highestEpochSeen'> {
  const known = nothingKnown(context, null);
  return {
    ...known,
    // It may have been told, while this was on its way, that whoever sent it has failed, and who else stands by.
    failed: context.failed,
    standbys: [...new Set([...context.standbys, ...standbys])]
      .filter((unit) => unit !== context.unit && !context.failed.includes(unit))
      .sort((a, b) => a - b),
    highestEpochSeen: epoch,
    // What follows it is counted from there.
    heard: chanSeq ?? null,
    channels: mapChannels(known, (channel) => {
      const told = channels.find(({ pc }) => sameChannel(pc, channel.pc));
      return told === undefined ? channel : takenOf(context, channel, told);
    }),
  };
}

/** What a snapshot says of one channel. RPL-103, RPL-122 */
export function takenOf(context: ControlUnitContext, channel: UnitChannel, told: ChannelSnapshot): UnitChannel {
  const { sections, last: lastApplied, incarnation, unconfirmed } = told;
  const lastAcknowledged = unconfirmed === null ? lastApplied : unconfirmed.after;
  const taken = withState(context, channel, sections, lastApplied);
  return { ...taken, lastApplied, lastAcknowledged, incarnation, unconfirmed, lacksUpdates: false };
}
