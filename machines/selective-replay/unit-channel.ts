import {
  isLater,
  latestOf,
  sameId,
  type OperationId,
  type Position,
} from '../../spec/selective-replay/operation-id.ts';
import type { SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import type { Unconfirmed } from '../../spec/selective-replay/messages.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, updated, type Body, type Sections } from '../../spec/selective-replay/sections.ts';
import type { AnswerView, PendingUpdate } from '../../spec/selective-replay/view.ts';
import { afterBody, type ChangedBy } from './changed-by.ts';

/** A channel, and where its client runs. */
export interface ClientAddress {
  readonly pc: ProcessChannel;
  readonly client: string;
}

/** An update as its client would have been sent it: what control units alone may have is not in it. RPL-28, RPL-79 */
export interface RebuiltMessage {
  readonly opUid: OperationId;
  readonly body: Body;
}

/** What a control unit holds of one channel: its part of state 41 or 42, and how far its client is known to be. RPL-3 */
export interface UnitChannel extends ClientAddress {
  /** Whether there is a card in its slot. RPL-114 */
  readonly isOpen: boolean;
  readonly state: Sections;
  /** The last change in each section of it, where cookies are. RPL-58 */
  readonly changedBy: ChangedBy;
  /** The last change in it. */
  readonly lastApplied: Position;
  readonly lastAcknowledged: Position;
  /** The incarnation that the client is known in; null where it was never heard of. */
  readonly incarnation: number | null;
  /** What a snapshot brought though no client has acknowledged it. RPL-103 */
  readonly unconfirmed: Unconfirmed | null;
  /** The queue had no room for what came of it, and the snapshot that was asked for has not come. RPL-112 */
  readonly lacksUpdates: boolean;
  /** At a primary: issued and not acknowledged. */
  readonly outstanding: readonly OperationId[];
  /** At a primary: the last of these that carries the whole state, whose acknowledgement settles all before it. RPL-54 */
  readonly whole: OperationId | null;
  /** What the client has answered in this takeover. */
  readonly answer: AnswerView | null;
  /** In a takeover: the messages that set its client right, where these are enough. RPL-79, RPL-89 */
  readonly lacking: readonly RebuiltMessage[];
  /** In a takeover: the sections that set its client right; null where that needs all of them. RPL-57, RPL-60 */
  readonly marked: SectionsCookie | null;
  /** It has not answered, or not taken its replay: nothing but its whole state may be sent to it. RPL-78, RPL-80 */
  readonly isSilent: boolean;
}

/** A channel on which nothing has happened yet; its client is in its first incarnation, or was never heard of. */
export function unusedChannel(
  { pc, client }: ClientAddress,
  incarnation: number | null,
  changedBy: ChangedBy = [],
): UnitChannel {
  return {
    pc,
    client,
    isOpen: true,
    state: emptySections,
    changedBy,
    lastApplied: null,
    lastAcknowledged: null,
    incarnation,
    unconfirmed: null,
    lacksUpdates: false,
    outstanding: [],
    whole: null,
    answer: null,
    lacking: [],
    marked: null,
    isSilent: false,
  };
}

/** The channel after an update: one that carries a whole state replaces what was there. RPL-37, RPL-41, RPL-54 */
export function withUpdate(
  channel: UnitChannel,
  { opUid, body, full }: Pick<PendingUpdate, 'opUid' | 'body' | 'full'>,
): UnitChannel {
  return {
    ...channel,
    state: updated(full === null ? channel.state : emptySections, body),
    changedBy: afterBody(channel.changedBy, opUid, body, full !== null),
    lastApplied: opUid,
    incarnation: full ?? channel.incarnation,
  };
}

/** The channel once an acknowledgement of this id came: what a snapshot left open may be settled by it. RPL-103 */
export function withAcknowledgement(channel: UnitChannel, opUid: Position): UnitChannel {
  const { unconfirmed, lastAcknowledged } = channel;
  return {
    ...channel,
    lastAcknowledged: latestOf([lastAcknowledged, opUid]),
    unconfirmed: unconfirmed === null || isLater(unconfirmed.upTo, opUid) ? unconfirmed : null,
  };
}

/**
 * The channel at a standby whose primary has closed it: all up to there counts as acknowledged, though its client may not have it.
 * If there is a client again, it is asked. RPL-103, RPL-114
 */
export function withClosing(channel: UnitChannel, upTo: Position): UnitChannel {
  const { unconfirmed, lastAcknowledged } = channel;
  if (upTo === null || !isLater(upTo, lastAcknowledged) || isLater(unconfirmed?.upTo ?? null, upTo)) return channel;
  return { ...channel, unconfirmed: { after: unconfirmed?.after ?? lastAcknowledged, upTo } };
}

/** The channel at a unit that is responsible, once there is no client: nothing is awaited of it, and what it has said still counts. RPL-75, RPL-114 */
export function withoutClient(channel: UnitChannel): UnitChannel {
  return { ...channel, isOpen: false, isSilent: false, outstanding: [], whole: null };
}

/**
 * Whether a client that answered differs from what its unit has applied: it is ahead, it has lost its state, or it lacks what a
 * snapshot brought; or whatever was dropped of its channel is not known. RPL-81, RPL-82, RPL-104, RPL-112
 */
export function isOutOfStep({ answer, lastApplied, isOpen, isSilent, lacksUpdates }: UnitChannel): boolean {
  // Whoever was given up after it had answered is asked again, and sent everything when it is heard.
  if (answer === null || !isOpen || isSilent) return false;
  const { position, incarnation, knownBefore } = answer;
  // What a client names it has whole, in whichever incarnation; that it has nothing is true of one that has lost all as well.
  return lacksUpdates || !sameId(position, lastApplied) || (position === null && incarnation !== knownBefore);
}

/** What made a client differ, by which replays are ordered: the later of what it has and of what its unit has. RPL-83 */
export function divergence({ answer, lastApplied }: UnitChannel): Position {
  return latestOf([answer?.position ?? null, lastApplied]);
}

/** The channels in the order of their names, in which whatever concerns several of them is done. */
export function inOrder(channels: Readonly<Record<string, UnitChannel>>): readonly UnitChannel[] {
  return Object.keys(channels)
    .sort()
    .flatMap((name) => channels[name] ?? []);
}
