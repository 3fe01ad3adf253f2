import { z } from 'zod';
import { channelReached } from '../channel-sequence.ts';
import { cookie } from '../cookie.ts';
import { epoch, position, reached } from '../operation-id.ts';
import { processChannel } from '../process-channel.ts';
import { SECTION_COUNT, section } from '../sections.ts';
import { incarnation, unitId } from './identity.ts';

/* What is said when a unit returns, or lacks something: the whole state, or that of some channels. */

/** returned or new unit → primary: it wants to stand by. RPL-101. */
export const joinStandby = z.strictObject({
  type: z.literal('JoinStandby'),
  unit: unitId,
  /** From the durable cell of the unit; 0 where that is empty. RPL-97. */
  highestEpochSeen: z.int().nonnegative(),
  /** It stands by already, for a reign that is over, and keeps what it has until the snapshot comes. RPL-107, RPL-108. */
  keepsState: z.literal(true).exactOptional(),
  /** Every other unit has told it under this epoch that it has no state either: it takes nothing of a reign up to this one. RPL-117. */
  knowsOfNone: z.literal(true).exactOptional(),
});
/** A unit wants to stand by. */
export type JoinStandby = z.infer<typeof joinStandby>;

/** What is in a snapshot though no client has acknowledged it: above `after`, up to `upTo`. RPL-103, RPL-104. */
export const unconfirmed = z.strictObject({ after: position, upTo: reached, cookie: cookie.exactOptional() });
/** What a snapshot brought though no client has acknowledged it. */
export type Unconfirmed = z.infer<typeof unconfirmed>;

/** What a snapshot says of one channel, open or not: of a closed one the state is kept. RPL-102, RPL-103, RPL-122. */
export const channelSnapshot = z.strictObject({
  pc: processChannel,
  /** All of them, in order. */
  sections: z.array(section).length(SECTION_COUNT).readonly(),
  /** The last op id in it. */
  last: position,
  /** Of the client; null where it was never heard. */
  incarnation: incarnation.nullable(),
  /** Null where the client has acknowledged all that is in it. */
  unconfirmed: unconfirmed.nullable(),
});
/** What a snapshot says of one channel. */
export type ChannelSnapshot = z.infer<typeof channelSnapshot>;

/** primary → standby: the state at one op id; `all` where it is of every channel that there is. RPL-102, RPL-112, RPL-113. */
export const snapshot = z.strictObject({
  type: z.literal('Snapshot'),
  epoch,
  upTo: reached,
  all: z.boolean(),
  channels: z.array(channelSnapshot).readonly(),
  /** The units that have its state already; left out where there is none. RPL-106. */
  standbys: z.array(unitId).min(1).readonly().exactOptional(),
  /** How far its channel was counted when it was made; it has no number of its own. RPL-53. */
  chanSeq: channelReached.exactOptional(),
});
/** A primary gives a standby its state. */
export type Snapshot = z.infer<typeof snapshot>;

/** standby → every other unit: it has the snapshot, and may take over. RPL-105, RPL-106. */
export const snapshotAck = z.strictObject({ type: z.literal('SnapshotAck'), unit: unitId, epoch, upTo: reached });
/** A standby confirms a snapshot. */
export type SnapshotAck = z.infer<typeof snapshotAck>;

/** standby → primary: what it held of these channels did not fit, or it has missed something, and needs a snapshot of them. RPL-53, RPL-112. */
export const snapshotRequest = z.strictObject({
  type: z.literal('SnapshotRequest'),
  unit: unitId,
  epoch,
  channels: z.array(processChannel).min(1).readonly(),
});
/** A standby asks for the state of some channels. */
export type SnapshotRequest = z.infer<typeof snapshotRequest>;
