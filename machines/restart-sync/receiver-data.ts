import { setup, stateIn } from 'xstate';
import {
  type BirthNotification,
  type CommunicationKey,
  type DeathNotification,
  type IpcReject,
  laterKey,
  type LookupReply,
  sameKey,
} from '../../spec/process-state/messages.ts';
import type { Difference } from '../../spec/restart-sync/entries.ts';
import type { Data, Eof, RestartSyncMessage, Update } from '../../spec/restart-sync/messages.ts';
import type { KeyDropped, KeyTaken } from './membership.ts';
import type { HeldData } from './held-data.ts';

/** How the death of a source was learnt: as its notice says, or by a restart of the manager, during which deaths go untold. */
export type LossCause = DeathNotification['cause'] | 'epoch';

/** Said by the receiver to itself: the incarnation that it heard is over, whatever told it so. */
export interface SourceLost {
  type: 'SourceLost';
  cause: LossCause;
}

/** How the data in use has changed: told to whoever derives something from it. SYNC-17, SYNC-32 */
export interface InputChanged extends Difference {
  type: 'InputChanged';
  input: string;
  /** More of the same transfer is to come. */
  more: boolean;
}
/** A transfer has ended; `complete` unless a part of it fell to the limit. SYNC-15, SYNC-25, SYNC-31 */
export interface InputSettled {
  type: 'InputSettled';
  input: string;
  complete: boolean;
}
/** The incarnation that sent the data is over, or cannot be heard; the data itself stays in use. SYNC-3 */
export interface InputLost {
  type: 'InputLost';
  input: string;
}
/** The incarnation that sent the data lives, and what is in use is not whole any more: a later transfer is to close. SYNC-51 */
export interface InputUnsettled {
  type: 'InputUnsettled';
  input: string;
}
/** The data has outlived its limit and is gone. SYNC-7 */
export interface InputExpired {
  type: 'InputExpired';
  input: string;
}
/** What a receiver tells the process that it belongs to. */
export type InputNotice = InputChanged | InputSettled | InputUnsettled | InputLost | InputExpired;

/** What a receiver is told: of its source, by its source, and of its own keys. */
export type ReceiverEvent =
  | BirthNotification
  | DeathNotification
  | LookupReply
  | IpcReject
  | KeyTaken
  | KeyDropped
  | Data
  | Eof
  | Update
  | SourceLost;

export type ReceiverEmitted = (RestartSyncMessage | InputNotice) & { to: string };

/** What a deployment chooses for the receivers of a process. Defaults stand in the specification's options. */
export interface ReceiverSettings {
  /** Ticks for which stale data stays in use: the option `limit`. SYNC-6 */
  readonly limit: number;
  /** Whether a further death starts the timer anew. SYNC-11, SYNC-12 */
  readonly onRedeath: 'continue' | 'restart';
  /** What becomes of a transfer that its limit has cut short. SYNC-14, SYNC-15 */
  readonly afterLimit: 'refresh' | 'literal';
  /** Whether it asks a source that is back, or is sent the data unasked. SYNC-49 */
  readonly refreshOnBirth: boolean;
  /** Ticks until it asks again, after a rejection or, where messages may be lost, after silence. SYNC-36 */
  readonly subscribeRetry: number;
  /** Whether messages between processes may be lost. SYNC-36 */
  readonly ipc: 'reliable' | 'lossy';
  /** Whether new data waits beside stale data until it is whole. SYNC-22, SYNC-80 */
  readonly holdAside: boolean;
  /** Whether the limit clears new data as well. SYNC-8, SYNC-81 */
  readonly limitClearsFresh: boolean;
  /** Whether stale data has a limit also once its source is back. SYNC-9, SYNC-82 */
  readonly secondTimer: boolean;
  /** Whether the data of a source that was found silent is kept as stale. SYNC-83 */
  readonly graceOnHeartbeatLoss: boolean;
  /** Whether a further death removes what was stale before it. SYNC-84 */
  readonly dropTwiceStale: boolean;
}

/** Whose data it is, and whom the receiver tells of it. */
export interface ReceiverInput extends ReceiverSettings {
  readonly source: string;
  /** Who derives something from the data in use: addresses, as a rule in the same process, that are told of all that happens to it. */
  readonly told: readonly string[];
  /** Who waits for the data to be whole, and is told when it is, or cannot be. SYNC-51 */
  readonly awaitedBy: readonly string[];
}

/** What a receiver remembers of one source. */
export interface ReceiverContext extends ReceiverInput, HeldData {
  /** The key of its own process, while that has one. */
  readonly own: CommunicationKey | null;
  /** The latest key of the source that it has heard of. */
  readonly key: CommunicationKey | null;
  /** Whether that key is known to be over. */
  readonly ended: boolean;
  /** The last transfer of that key, open or closed; 0 before the first. */
  readonly transfer: number;
  /** How many of its messages came, in order and without a gap. */
  readonly received: number;
  /** Whether that transfer was taken from its first message on. */
  readonly whole: boolean;
  /** An end of data has closed the latest transfer, and nothing was cleared since. */
  readonly complete: boolean;
}

/** What a receiver remembers of a source, and how it decides. */
export const receiverData = setup({
  types: {
    input: {} as ReceiverInput,
    context: {} as ReceiverContext,
    events: {} as ReceiverEvent,
    emitted: {} as ReceiverEmitted,
  },
  delays: {
    staleLimit: ({ context }) => context.limit,
    subscribeRetry: ({ context }) => context.subscribeRetry,
  },
  guards: {
    // Of what is said: whom it is for, and which incarnation it is about.
    forThisInstance: ({ context, event }) =>
      'requester' in event && context.own !== null && sameKey(event.requester, context.own),
    /** Not under the floor: a later key, or the same one while it is not known to be over. */
    aboveFloor: ({ context, event }) =>
      'key' in event && (isLater(event.key, context) || (!context.ended && isSame(event.key, context))),
    /** It is the incarnation that is heard, or none is held to live before it. */
    inOrder: ({ context, event }) =>
      context.key === null || context.ended || ('key' in event && isSame(event.key, context)),
    later: ({ context, event }) => 'key' in event && isLater(event.key, context),
    notEarlier: ({ context, event }) => 'key' in event && (isLater(event.key, context) || isSame(event.key, context)),
    held: ({ context }) => context.key !== null && !context.ended,
    underLaterEpoch: ({ context, event }) =>
      event.type === 'KeyTaken' && context.key !== null && !context.ended && event.key.epoch > context.key.epoch,
    notReady: ({ context, event }) =>
      event.type === 'IpcReject' && event.reason === 'not-ready' && isSame(event.presented, context),
    // Of what the source sends: from which incarnation, and where in its transfer.
    overtaking: ({ context, event }) => 'xfer' in event && isMine(event.dst, context) && isLater(event.src, context),
    continues: ({ context, event }) =>
      isHeard(event, context) && 'n' in event && event.xfer === context.transfer && event.n === context.received + 1,
    opens: ({ context, event }) =>
      isHeard(event, context) && 'n' in event && event.xfer > context.transfer && event.n === 1,
    opensLate: ({ context, event }) => isHeard(event, context) && 'n' in event && event.xfer > context.transfer,
    skips: ({ context, event }) =>
      isHeard(event, context) && 'n' in event && event.xfer === context.transfer && event.n > context.received + 1,
    closes: ({ context, event }) =>
      isHeard(event, context) &&
      event.type === 'Eof' &&
      event.xfer === context.transfer &&
      event.count === context.received,
    isEmptyTransfer: ({ context, event }) =>
      isHeard(event, context) && event.type === 'Eof' && event.xfer > context.transfer && event.count === 0,
    closesShort: ({ context, event }) =>
      isHeard(event, context) && event.type === 'Eof' && event.xfer === context.transfer,
    closesLate: ({ context, event }) =>
      isHeard(event, context) && event.type === 'Eof' && event.xfer > context.transfer,
    // What the deployment chose.
    mayLose: ({ context }) => context.ipc === 'lossy',
    holdsAside: ({ context }) => context.holdAside,
    clearsFresh: ({ context }) => context.limitClearsFresh,
    refreshesAfterLimit: ({ context }) => context.afterLimit === 'refresh',
    hasSecondTimer: ({ context }) => context.secondTimer,
    restartsTimer: ({ context }) => context.onRedeath === 'restart',
    dropsTwiceStale: ({ context }) => context.dropTwiceStale,
    clearsAtOnce: ({ context, event }) =>
      event.type === 'SourceLost' && event.cause === 'silence' && !context.graceOnHeartbeatLoss,
    // Where it stands.
    isReceiving: stateIn({ stale: 'receiving' }),
    isAsked: stateIn({ stale: 'asked' }),
    isRefused: stateIn({ stale: 'refused' }),
  },
});

function isLater(key: CommunicationKey, { key: held }: ReceiverContext): boolean {
  return held === null || laterKey(key, held);
}

function isSame(key: CommunicationKey, { key: held }: ReceiverContext): boolean {
  return held !== null && sameKey(key, held);
}

function isMine(key: CommunicationKey, { own }: ReceiverContext): boolean {
  return own !== null && sameKey(key, own);
}

/** Whether it is from the incarnation that is being heard, for this instance of the receiver. */
function isHeard(event: ReceiverEvent, context: ReceiverContext): event is Data | Eof | Update {
  return 'xfer' in event && isMine(event.dst, context) && isSame(event.src, context) && !context.ended;
}
