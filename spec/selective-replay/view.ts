import type { CookieMode } from './cookie-encoding.ts';
import type { Cookie, SectionsCookie } from './cookie.ts';
import type { TakeoverReport, Unconfirmed } from './messages.ts';
import type { OperationId, Position, Reached } from './operation-id.ts';
import type { ProcessChannel } from './process-channel.ts';
import type { Body, Sections } from './sections.ts';

/** An update in the queue of a standby: known, and not dealt with. RPL-31, RPL-118 */
export interface PendingUpdate {
  readonly pc: ProcessChannel;
  readonly opUid: OperationId;
  readonly body: Body;
  /** The incarnation of the client for which it carries the whole state; null where it carries a change. */
  readonly full: number | null;
  /** Which sections it changes, where it came with that. RPL-55 */
  readonly cookie?: Cookie;
  /** Whether the client is known to have processed it. */
  readonly confirmed: boolean;
}

/** An acknowledgement in the queue of a standby whose update is not there. RPL-42 */
export interface PendingAcknowledgement {
  readonly pc: ProcessChannel;
  readonly opUid: Position;
}

/** What a client has answered to a query. RPL-75, RPL-82 */
export interface AnswerView {
  readonly position: Position;
  readonly incarnation: number;
  /** The incarnation that the unit had known it in before; null where it had never heard of it. */
  readonly knownBefore: number | null;
  /** What it has changed since what the unit had applied, where it says so. RPL-58 */
  readonly cookie?: Cookie;
}

/** What an outsider could know of one channel at one control unit. */
export interface UnitChannelView {
  readonly pc: ProcessChannel;
  /** False once the client is gone for good. RPL-114 */
  readonly isOpen: boolean;
  /** State 41 at a primary, state 42 at any other unit. */
  readonly state: Sections;
  /** The last change that is in it. */
  readonly lastApplied: Position;
  /** The highest id that the client is known to have acknowledged. */
  readonly lastAcknowledged: Position;
  /** The incarnation that the client is known in; null where it was never heard of. RPL-82 */
  readonly incarnation: number | null;
  /** What a snapshot brought though no client has acknowledged it. RPL-103 */
  readonly unconfirmed: Unconfirmed | null;
  /** Its queue could not hold what came of this channel, or something was missing, and the snapshot that it asked for has not come. RPL-53, RPL-112 */
  readonly lacksUpdates: boolean;
  /**
   * What came of asking the client; `replayed` where it was sent what it must have, and has not acknowledged that. A client stays
   * `silent` at a primary until its whole state was sent. RPL-78, RPL-80, RPL-86
   */
  readonly probe: 'none' | 'asked' | 'answered' | 'silent' | 'replayed';
  /** What the client has answered in this takeover; it may be forgotten when the unit serves. */
  readonly answer: AnswerView | null;
  /** At a unit that is responsible: how many messages it has numbered for the client in its reign. RPL-53 */
  readonly numbered: number;
  /** At a primary: issued and not acknowledged. */
  readonly outstanding: readonly OperationId[];
  /** At a primary: how many messages wait for the channel of the client. */
  readonly waiting: number;
  /** At a primary: the sections that a slow client is owed in place of what was dropped; null where it is owed nothing. RPL-111 */
  readonly owed: SectionsCookie | null;
  /** Whether the channel to the client takes messages now, as far as the unit knows. */
  readonly takesMessages: boolean;
}

/** What an outsider could know of a process of a control unit. RPL-68, RPL-116 */
export interface UnitProcessView {
  readonly phase: 'running' | 'crashed' | 'restarting';
  /** By the name of each of its channels the last change that was in its state when it was started again; null where it never was. */
  readonly resumedFrom: Readonly<Record<string, Position>> | null;
}

/** A request that was taken, and of which whoever asked was not told that it is complete. RPL-34 */
export interface RequestView {
  readonly requestId: string;
  readonly opUid: OperationId;
  /** The process that took it. */
  readonly proc: string;
}

/** What a takeover has come to so far. RPL-119 */
export type TakeoverMeasure = Omit<TakeoverReport, 'type'>;

/** What an outsider could know of one control unit that runs. */
export interface UnitView {
  readonly unit: number;
  readonly role: 'standby' | 'takeover' | 'primary' | 'resetting' | 'joining';
  /**
   * How far it is in that role; as a reset or joining unit it waits, as a standby for whoever takes over; it `yields` once that one has
   * said so, until it has its snapshot. A standby that is to take over is `qualifying` until its processes can go on. RPL-68, RPL-106, RPL-107
   */
  readonly phase:
    | 'tracking'
    | 'overflowed'
    | 'yielding'
    | 'qualifying'
    | 'probing'
    | 'deciding'
    | 'applying'
    | 'replaying'
    | 'protected'
    | 'unprotected'
    | 'waiting';
  /** Of its own reign; 0 where it has none. */
  readonly epoch: number;
  readonly highestEpochSeen: number;
  /** The units of which it was told that they have failed, and has not heard since that they are back. RPL-65 */
  readonly failed: readonly number[];
  /** The units that it knows may take over, itself apart. RPL-105, RPL-106 */
  readonly standbys: readonly number[];
  /** Whether it may take over: it has a snapshot, and has said so. RPL-105 */
  readonly isEligible: boolean;
  /** The processes that run; of the others the operating system keeps the state. RPL-116 */
  readonly running: readonly string[];
  /** All of its processes, by their names. */
  readonly processes: Readonly<Record<string, UnitProcessView>>;
  /** At a primary that tells its processes: the requests that were taken and are not answered. RPL-33, RPL-34 */
  readonly requests: readonly RequestView[];
  /** How many op ids it has made in its reign. RPL-24 */
  readonly changes: number;
  /** At a primary: how many messages it has numbered for its standbys in its reign. RPL-53 */
  readonly numbered: number;
  /** At a standby: the last numbered message that it has heard of the reign that it follows; null before any. RPL-53 */
  readonly heard: Position;
  /** At a standby: how far that one had counted at its last heartbeat, and how much of that had come; null before any. RPL-53 */
  readonly lastHeartbeat: { readonly chanSeq: Reached; readonly heard: Position } | null;
  /** By the name of the channel (`channelName`), the closed ones included. */
  readonly channels: Readonly<Record<string, UnitChannelView>>;
  /** The updates in the pending queue, oldest first. */
  readonly queue: readonly PendingUpdate[];
  /** The acknowledgements there whose updates are not. */
  readonly acknowledgements: readonly PendingAcknowledgement[];
  /** What its takeover has come to so far, from when it sees whether its processes can go on; null where it takes nothing over. RPL-119 */
  readonly measured: TakeoverMeasure | null;
}

/** What an outsider could know of the client of one channel, while its card is in and runs. */
export interface ClientView {
  readonly pc: ProcessChannel;
  /** `asking`: its card was reset, and it knows no epoch; `empty`: it waits for its whole state. */
  readonly phase: 'down' | 'asking' | 'empty' | 'current';
  /** Counts how often it lost its state. */
  readonly incarnation: number;
  /** The lowest epoch that it listens to, kept by its card over its own restarts; 0 before the first. RPL-73, RPL-121 */
  readonly fence: number;
  /** State 43. */
  readonly state: Sections;
  /** The last change that is in it. */
  readonly lastProcessed: Position;
  /** The last change that it has acknowledged. */
  readonly lastAcknowledged: Position;
  /** The last numbered message that it has taken; null before any. RPL-53 */
  readonly heard: Position;
}

/** The options that say what may happen, and the bounds. */
export interface SettingView {
  readonly applyOrder: 'global' | 'perChannel';
  readonly ackPath: 'viaPrimary' | 'direct' | 'both';
  readonly ackMode: 'perUpdate' | 'cumulative';
  readonly ackInference: boolean;
  readonly ackToProcess: boolean;
  readonly opIdScope: 'unit' | 'channel';
  /** Whether channels may lose what they carry, so that messages are numbered. RPL-53 */
  readonly channelKind: 'reliableFifo' | 'lossy';
  readonly unansweredQuery: 'delete' | 'replay';
  readonly cookieMode: CookieMode;
  readonly replayUnit: 'channel' | 'sections' | 'messages';
  readonly cutPolicy: 'confirmedOnly' | 'trailingPrefix';
  /** From 0, which recovers soonest, to 1, which is most complete. RPL-88 */
  readonly cutWeight: number;
  readonly cutFloor: 'confirmed' | 'applied';
  /** Ticks in which a takeover must have ended, whatever the clients do. L-RPL-3 */
  readonly takeoverTicks: number;
  /** Ticks after which a unit that is not heard counts as failed; null where there are no heartbeats. RPL-65 */
  readonly heartbeatTimeout: number | null;
  readonly queueCapacity: number;
  readonly outCapacity: number;
}

/** An op id that was put on a channel, under any epoch. */
export interface Issue {
  /** Where the unit runs that made it. */
  readonly from: string;
  readonly pc: ProcessChannel;
  readonly opUid: OperationId;
  readonly body: Body;
  /** Which sections it says that it changes, if it says so. RPL-55 */
  readonly cookie?: Cookie;
}

/** A unit that has sent an update or a replay under an epoch. */
export interface Reign {
  readonly epoch: number;
  readonly unit: string;
}

/** An op that a requester was told is complete, for each client that it concerns, and the incarnation that had acknowledged it. */
export interface Completion {
  readonly pc: ProcessChannel;
  readonly opUid: OperationId;
  readonly incarnation: number;
}

/** A whole system: its control units and clients, and what monitors remember of the past. */
export interface SelectiveReplayView {
  readonly setting: SettingView;
  /** Where control units run, in the order of their identities. */
  readonly units: readonly string[];
  /** Undefined while the unit is down. */
  readonly unit: (name: string) => UnitView | undefined;
  /** Every channel that there may be, and where its client runs. */
  readonly channels: readonly { readonly pc: ProcessChannel; readonly client: string }[];
  /** Undefined while the card of the client is out or down. */
  readonly client: (pc: ProcessChannel) => ClientView | undefined;
  /** Whether nothing is on its way between a unit and the client of a channel, either way. */
  readonly isQuiet: (unit: string, pc: ProcessChannel) => boolean;
  /** For how many ticks a unit has been down, as far as that is counted; 0 while it is up. */
  readonly downFor: (name: string) => number;
  /** Whether what one unit sends cannot reach the other; or could not until a heartbeat ago, where there are any. */
  readonly isCutOff: (from: string, to: string) => boolean;
  /** Whether something that names this epoch or a higher one is on its way to the unit. */
  readonly isToldOf: (unit: string, epoch: number) => boolean;
  /**
   * Every op id that was ever put on a channel, by an update for a standby, or for a client where no standby was told. Left out are
   * repeats, and the part for the client of what is there already.
   */
  readonly issued: readonly Issue[];
  /** Every pair of an epoch and a unit that sent an update or a replay under it. */
  readonly reigns: readonly Reign[];
  /** Whether any client has ever been sent a replay. */
  readonly hasReplayed: boolean;
  /** The highest op id that the client of a channel has processed, in whichever incarnation, or was replayed to. */
  readonly highestProcessed: (pc: ProcessChannel) => Position;
  /** Every op that a requester was told is complete. */
  readonly completed: readonly Completion[];
}
