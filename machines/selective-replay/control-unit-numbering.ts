import type { SelectiveReplayMessage } from '../../spec/selective-replay/messages.ts';
import type { Reached } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { HEARTBEAT } from './control-unit-addresses.ts';
import type { ControlUnitContext } from './control-unit-context.ts';
import { othersThan, type UnitStep } from './control-unit-step.ts';
import type { ClientAddress } from './unit-channel.ts';

type MessageOf<Type> = Extract<SelectiveReplayMessage, { readonly type: Type }>;

/** Tells every standby, in this order, and its heartbeat how far that is counted. RPL-53 */
export function tellStandbys(
  { context, enqueue }: UnitStep,
  messages: readonly MessageOf<'UpdateToStandby' | 'AckForward' | 'ChannelClosed'>[],
): void {
  const before = context.numbered.forStandbys;
  for (const [at, message] of messages.entries())
    enqueue.emit({ ...message, to: othersThan(context), ...numberOf(context, before + at + 1) });
  if (!isNumbered(context)) return;
  const forStandbys = before + messages.length;
  enqueue.assign(({ context: { numbered } }) => ({ numbered: { ...numbered, forStandbys } }));
  if (context.hasHeartbeat)
    enqueue.emit({ type: 'Counted', to: HEARTBEAT, chanSeq: { epoch: context.epoch, seq: forStandbys } });
}

/** Tells the client of a channel, in this order; what is counted from somewhere else replaces what was counted. RPL-53 */
export function tellClient(
  { context, enqueue }: UnitStep,
  { pc, client: to }: ClientAddress,
  messages: readonly MessageOf<'UpdateToClient' | 'Replay'>[],
  before = context.numbered.forClients[channelName(pc)] ?? 0,
): void {
  for (const [at, message] of messages.entries())
    enqueue.emit({ ...message, to, ...numberOf(context, before + at + 1) });
  if (!isNumbered(context)) return;
  enqueue.assign(({ context: { numbered } }) => ({
    numbered: {
      ...numbered,
      forClients: { ...numbered.forClients, [channelName(pc)]: before + messages.length },
    },
  }));
}

/** How far the channel to the standbys is counted, for what is not numbered itself. RPL-53 */
export function countedForStandbys(context: ControlUnitContext): { readonly chanSeq?: Reached } {
  return numberOf(context, context.numbered.forStandbys);
}

/** Messages are numbered where they may be lost. RPL-53 */
export function isNumbered({ channelKind }: Pick<ControlUnitContext, 'channelKind'>): boolean {
  return channelKind === 'lossy';
}

function numberOf(context: ControlUnitContext, seq: number): { readonly chanSeq?: Reached } {
  return isNumbered(context) ? { chanSeq: { epoch: context.epoch, seq } } : {};
}
