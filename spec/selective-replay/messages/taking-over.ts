import { z } from 'zod';
import { channelReached } from '../channel-sequence.ts';
import { cookie } from '../cookie.ts';
import { epoch, operationId, position, reached } from '../operation-id.ts';
import { processChannel } from '../process-channel.ts';
import { body, replayedSection } from '../sections.ts';
import { envelope } from './envelope.ts';
import { incarnation, unitId } from './identity.ts';

/* What is said when a unit takes over: the failure, queries, answers and replays, and how the old reign ends. */

/** 601: hardware, or what watches a unit → standby: the unit is no longer responsible. RPL-65. */
export const failoverEvent = z.strictObject({
  type: z.literal('FailoverEvent'),
  failed: unitId,
  cause: z.string().min(1),
});
/** A standby is told that it is responsible. */
export type FailoverEvent = z.infer<typeof failoverEvent>;

/** operator → whoever watches units: another unit is to take over from this one, which runs. RPL-65, RPL-95. */
export const switchOrder = z.strictObject({ type: z.literal('SwitchOrder'), unit: unitId });
/** An operator orders a switch. */
export type SwitchOrder = z.infer<typeof switchOrder>;

/** unit that takes over, or reigns → each other unit: it is responsible. Who stands by and misses it takes that for a failure. RPL-65, RPL-109 */
export const unitHeartbeat = z.strictObject({
  type: z.literal('UnitHeartbeat'),
  unit: unitId,
  epoch,
  /** How far its channel to the standbys is counted; it is on another one, and has no number of its own. RPL-53. */
  chanSeq: channelReached.exactOptional(),
});
/** A unit says that it runs, and is responsible. */
export type UnitHeartbeat = z.infer<typeof unitHeartbeat>;

/** 604: unit in takeover, or primary of a silent client → client: what did you process last? RPL-72, RPL-91, RPL-124. */
export const ackQuery = z.strictObject({
  type: z.literal('AckQuery'),
  pc: processChannel,
  /** Of the new reign, which becomes the fence of the client. RPL-73. */
  epoch,
  /** What the unit has applied of this channel: the cookie of the answer counts from there. RPL-58. */
  lastKnown: position,
});
/** A client is asked what it has processed. */
export type AckQuery = z.infer<typeof ackQuery>;

/** 606: client → unit that asked in this epoch: the last update that it has processed. RPL-73, RPL-74, RPL-82. */
export const ackQueryReply = z.strictObject({
  type: z.literal('AckQueryReply'),
  pc: processChannel,
  epoch,
  opUid: position,
  incarnation,
  ack: z.literal(true),
  cookie: cookie.exactOptional(),
});
/** A client says what it has processed last. */
export type AckQueryReply = z.infer<typeof ackQueryReply>;

const replayTo = {
  type: z.literal('Replay'),
  pc: processChannel,
  epoch,
  cookie: cookie.exactOptional(),
  ...envelope,
};

/** Sections of the state, whole; `replayUid` is how far that state has come in the new reign. RPL-83, RPL-85, RPL-99. */
export const stateReplay = z
  .strictObject({
    ...replayTo,
    kind: z.literal('state'),
    replayUid: reached,
    sections: z.array(replayedSection).readonly(),
  })
  .refine(({ sections }) => new Set(sections.map(({ index }) => index)).size === sections.length, {
    path: ['sections'],
    message: 'Expected each section once',
  });

/** An update of the last reign that the client lacks; `replayUid` is its own op id. RPL-79, RPL-85, RPL-89. */
export const messageReplay = z.strictObject({
  ...replayTo,
  kind: z.literal('message'),
  replayUid: operationId,
  body,
});

/** 609: unit in takeover, or primary of a client that was silent → client: what it must have to be in step. RPL-80, RPL-83. */
export const replay = z.discriminatedUnion('kind', [stateReplay, messageReplay]);
/** A client is set right. */
export type Replay = z.infer<typeof replay>;

/** client → unit that replayed: it has what was replayed. RPL-86, RPL-99. */
export const replayAck = z.strictObject({
  type: z.literal('ReplayAck'),
  pc: processChannel,
  replayUid: reached,
  incarnation,
});
/** A client confirms a replay. */
export type ReplayAck = z.infer<typeof replayAck>;

/** new primary, or client → unit of a lower epoch: somebody reigns under this one. RPL-98, RPL-109. */
export const stepDown = z.strictObject({ type: z.literal('StepDown'), epoch });
/** A unit is told that its reign is over. */
export type StepDown = z.infer<typeof stepDown>;

const count = z.int().nonnegative();

/** unit → whoever operates the system: it reigns, and this is what its takeover took. RPL-119. */
export const takeoverReport = z.strictObject({
  type: z.literal('TakeoverReport'),
  epoch,
  /** Clients that were asked; one that was asked again under a higher epoch counts again. */
  probed: count,
  /** Updates of the queue that were applied. */
  applied: count,
  discarded: count,
  /** Replays that were made, repeats and those included for which a channel had no room, and sections in them. */
  replays: count,
  sections: count,
  /** From the news of the failure until now. */
  ticks: count,
});
/** A unit says what its takeover took. */
export type TakeoverReport = z.infer<typeof takeoverReport>;
