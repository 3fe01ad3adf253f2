import { z } from 'zod';
import { epoch, position } from '../operation-id.ts';
import { processChannel } from '../process-channel.ts';
import { envelope } from './envelope.ts';
import { incarnation } from './identity.ts';

/* What is said of clients that lose their state, or are taken out. */

/** client, or hardware for it → primary: the client has lost its state. RPL-52, RPL-115. */
export const channelReset = z.strictObject({ type: z.literal('ChannelReset'), pc: processChannel, incarnation });
/** A client says that it has nothing. */
export type ChannelReset = z.infer<typeof channelReset>;

/** primary → standby: the client is gone for good; up to here nothing of it is awaited any more; `epoch` is its reign. RPL-109, RPL-114. */
export const channelClosed = z.strictObject({
  type: z.literal('ChannelClosed'),
  pc: processChannel,
  epoch,
  upTo: position,
  ...envelope,
});
/** A primary says that a client is gone. */
export type ChannelClosed = z.infer<typeof channelClosed>;

/** hardware, or whoever runs it → each unit: whether a card is in this slot; what never was is not told of. RPL-114, RPL-115. */
export const slotReport = z.strictObject({
  type: z.literal('SlotReport'),
  slot: processChannel.shape.slot,
  isOccupied: z.boolean(),
});
/** A card was taken out of a slot, or put into it. */
export type SlotReport = z.infer<typeof slotReport>;

/** unit → hardware: which slots are vacant? RPL-114. */
export const slotQuery = z.strictObject({ type: z.literal('SlotQuery') });
/** A unit that was not told reads the slots. */
export type SlotQuery = z.infer<typeof slotQuery>;

/** client after a reset of its card → each unit that it reaches: under which epoch do you reign, or stand by? RPL-121. */
export const epochQuery = z.strictObject({ type: z.literal('EpochQuery'), pc: processChannel, incarnation });
/** A client that has forgotten its fence asks for it. */
export type EpochQuery = z.infer<typeof epochQuery>;

/** unit → client that asked: the highest epoch that the unit has seen. RPL-121. */
export const epochReply = z.strictObject({
  type: z.literal('EpochReply'),
  pc: processChannel,
  incarnation,
  epoch: z.int().nonnegative(),
});
/** A unit tells a client its epoch. */
export type EpochReply = z.infer<typeof epochReply>;
