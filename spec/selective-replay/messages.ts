import { z } from 'zod';
import { channelReached, channelSequence } from './channel-sequence.ts';
import { cookie } from './cookie.ts';
import { epoch, operationId, position, reached } from './operation-id.ts';
import { channelName, processChannel } from './process-channel.ts';
import { body, replayedSection, section, SECTION_COUNT } from './sections.ts';

/** Identifies a control unit whatever its role is, counted from 0: of several standbys the lowest takes over. RPL-97, RPL-106. */
export const unitId = z.int().nonnegative();

/** Counts how often a client process has lost its state; the first life of a client is 1. RPL-52, RPL-82. */
export const incarnation = z.int().positive();

const requestId = z.string().min(1);

/** Of the envelope, where channels may lose what they carry. RPL-53. */
const numbered = { chanSeq: channelSequence.exactOptional() };

/** requester → primary: asks for a change of the state of a client, and of the others that `alsoFor` names. RPL-20, RPL-21, RPL-25. */
export const stateChangeRequest = z
  .strictObject({
    type: z.literal('StateChangeRequest'),
    requestId,
    pc: processChannel,
    alsoFor: z.array(processChannel).readonly().exactOptional(),
    change: body,
  })
  .refine(({ pc, alsoFor = [] }) => new Set([pc, ...alsoFor].map(channelName)).size === alsoFor.length + 1, {
    path: ['alsoFor'],
    message: 'Expected each channel once',
  });
/** Somebody asks for a change of state. */
export type StateChangeRequest = z.infer<typeof stateChangeRequest>;

/** primary → requester: the change is at every client that it concerns, or was not made and has no op id. RPL-21, RPL-34, RPL-93. */
export const requestDone = z
  .strictObject({
    type: z.literal('RequestDone'),
    requestId,
    result: z.enum(['completed', 'refused']),
    opUid: operationId.exactOptional(),
  })
  .refine((done) => 'opUid' in done === (done.result === 'completed'), {
    path: ['opUid'],
    message: 'Expected an op id where the request is completed, and none where it is refused',
  });
/** The requester is told what became of its request. */
export type RequestDone = z.infer<typeof requestDone>;

/** 211, 301, 401: primary → each standby: a change of the state of one client, with what control units alone may have. RPL-23, RPL-27, RPL-45. */
export const updateToStandby = z.strictObject({
  type: z.literal('UpdateToStandby'),
  pc: processChannel,
  opUid: operationId,
  body,
  cookie: cookie.exactOptional(),
  /** It carries the whole state, for this incarnation of the client. RPL-54. */
  full: incarnation.exactOptional(),
  ...numbered,
});
/** The primary tells a standby of a change. */
export type UpdateToStandby = z.infer<typeof updateToStandby>;

/** 212: primary → client: the same change, without what control units alone may have. RPL-23, RPL-28. */
export const updateToClient = z.strictObject({
  type: z.literal('UpdateToClient'),
  pc: processChannel,
  opUid: operationId,
  body,
  cookie: cookie.exactOptional(),
  /** It carries the whole state: what it does not name is not there. RPL-54, RPL-115. */
  full: z.literal(true).exactOptional(),
  ...numbered,
});
/** The primary tells a client of a change. */
export type UpdateToClient = z.infer<typeof updateToClient>;

const acknowledged = {
  pc: processChannel,
  opUid: operationId,
  /** Tells the two kinds of message in a queue apart. RPL-44. */
  ack: z.literal(true),
  cookie: cookie.exactOptional(),
};

/** 213: client → primary: the update is processed; of several, the last one. RPL-32, RPL-44, RPL-48. */
export const ack = z.strictObject({ type: z.literal('Ack'), ...acknowledged });
/** A client tells its primary that it has processed an update. */
export type Ack = z.infer<typeof ack>;

/**
 * 214, 302, 402: primary → each standby: the client has acknowledged; of a replay, too, which may be of the start of a reign.
 * RPL-35, RPL-44, RPL-99.
 */
export const ackForward = z.strictObject({
  type: z.literal('AckForward'),
  ...acknowledged,
  opUid: reached,
  ...numbered,
});
/** A primary passes an acknowledgement on. */
export type AckForward = z.infer<typeof ackForward>;

/** client → each standby: as to the primary. RPL-46, RPL-47. */
export const ackDirect = z.strictObject({ type: z.literal('AckDirect'), ...acknowledged });
/** A client tells a standby itself that it has processed an update. */
export type AckDirect = z.infer<typeof ackDirect>;

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
export const unitHeartbeat = z.strictObject({ type: z.literal('UnitHeartbeat'), unit: unitId, epoch });
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
  ...numbered,
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

/** standby → primary: what it held of these channels did not fit, and it needs a snapshot of them. RPL-112. */
export const snapshotRequest = z.strictObject({
  type: z.literal('SnapshotRequest'),
  unit: unitId,
  epoch,
  channels: z.array(processChannel).min(1).readonly(),
});
/** A standby asks for the state of some channels. */
export type SnapshotRequest = z.infer<typeof snapshotRequest>;

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
  ...numbered,
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

/** new primary, or client → unit of a lower epoch: somebody reigns under this one. RPL-98, RPL-109. */
export const stepDown = z.strictObject({ type: z.literal('StepDown'), epoch });
/** A unit is told that its reign is over. */
export type StepDown = z.infer<typeof stepDown>;

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

/** The schema of each message, by its type, which is also the type of the event in the charts. */
export const messages = {
  StateChangeRequest: stateChangeRequest,
  RequestDone: requestDone,
  UpdateToStandby: updateToStandby,
  UpdateToClient: updateToClient,
  Ack: ack,
  AckForward: ackForward,
  AckDirect: ackDirect,
  FailoverEvent: failoverEvent,
  SwitchOrder: switchOrder,
  UnitHeartbeat: unitHeartbeat,
  AckQuery: ackQuery,
  AckQueryReply: ackQueryReply,
  Replay: replay,
  ReplayAck: replayAck,
  JoinStandby: joinStandby,
  Snapshot: snapshot,
  SnapshotAck: snapshotAck,
  SnapshotRequest: snapshotRequest,
  ChannelReset: channelReset,
  ChannelClosed: channelClosed,
  SlotReport: slotReport,
  SlotQuery: slotQuery,
  StepDown: stepDown,
  EpochQuery: epochQuery,
  EpochReply: epochReply,
  TakeoverReport: takeoverReport,
} as const;

/** Any message of this protocol. */
export type SelectiveReplayMessage = z.infer<(typeof messages)[keyof typeof messages]>;
