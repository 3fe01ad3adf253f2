import { assign, enqueueActions, setup } from 'xstate';
import { laterKey, sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  BirthNotification,
  DeathNotification,
  HostedProcess,
  IpcReject,
  LookupReply,
  ProcessStateMessage,
} from '../../spec/process-state/messages.ts';
import { ENVIRONMENT } from '../role.ts';
import type { IpcAccepted, IpcAdmitted, KeyDropped, KeyTaken, TargetNamed } from './process-data.ts';

type Event =
  | BirthNotification
  | DeathNotification
  | LookupReply
  | IpcReject
  | KeyTaken
  | KeyDropped
  | IpcAdmitted
  | { type: 'Send'; target: string; body: string };

/** What a process tells its application of a target: it lives under this key, after an earlier one or as the first that is known. */
export interface TargetBorn {
  type: 'TargetBorn';
  target: string;
  key: CommunicationKey;
  /** An earlier instance was known: whatever was agreed with that one is gone. PSM-KEY-14 */
  restarted: boolean;
}
/** The instance of a target that the application was told of is dead, or no longer the last. */
export interface TargetDied {
  type: 'TargetDied';
  target: string;
  key: CommunicationKey;
}

type Emitted = (ProcessStateMessage | TargetNamed | IpcAccepted | TargetBorn | TargetDied) & { to: string };

/** Whom the interest is in, and what a deployment chooses for it. */
export interface InterestedProcessInput {
  /** Its name; or, where it is known by identifier alone, what the process calls it. */
  readonly target: string;
  /** By what it is asked for until its name is known; null where that is known from the start. PSM-LKP-3 */
  readonly hosted?: HostedProcess | null;
  readonly manager: string;
  /** Look up anew when an Ipc is rejected; otherwise wait for the birth. PSM-KEY-9 */
  readonly relookupOnReject: boolean;
  /** Wait for the key, or ask for it again and again. PSM-LKP-10, PSM-LKP-11 */
  readonly lookupWait: 'push' | 'poll';
  /** Ticks from look-up to look-up while polling. PSM-LKP-11 */
  readonly lookupPollPeriod: number;
  /** Whether what the manager says is acknowledged. PSM-NTF-10 */
  readonly controlChannel: 'reliable-fifo' | 'ack-retransmit';
  /** Ticks until an Ipc that came too early is sent again. PSM-KEY-12 */
  readonly ipcRetry: number;
}

/** What a process remembers of one target. */
export interface InterestedProcessContext extends InterestedProcessInput {
  /** The name of the target; null until an answer tells it. */
  readonly name: string | null;
  /** The key of the process itself, while it has one. */
  readonly own: CommunicationKey | null;
  /** The latest key of the target that it has heard of. */
  readonly key: CommunicationKey | null;
  /** Whether that key is known to be over: dead, or rejected. With `key` the floor below which nothing is believed. */
  readonly ended: boolean;
  /** Look-ups of this target under the own key; a repeat of one is not counted. */
  readonly seq: number;
  /** What the target was not ready for, oldest first. */
  readonly unsent: readonly string[];
}

/** What a process remembers of one target, and how it decides. */
const data = setup({
  types: {
    input: {} as InterestedProcessInput,
    context: {} as InterestedProcessContext,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  delays: {
    lookupPollPeriod: ({ context }) => context.lookupPollPeriod,
    ipcRetry: ({ context }) => context.ipcRetry,
  },
  guards: {
    polls: ({ context }) => context.lookupWait === 'poll',
    forThisInstance: ({ context, event }) =>
      'requester' in event &&
      context.own !== null &&
      sameKey(event.requester, context.own) &&
      // A notice by name may be about anybody, until an answer says whose name it is.
      (context.name !== null || 'target' in event),
    /** Not under the floor: a later key, or the same one while it is not known to be over. */
    aboveFloor: ({ context, event }) =>
      'key' in event && (later(event.key, context) || (!context.ended && same(event.key, context))),
    later: ({ context, event }) => 'key' in event && later(event.key, context),
    notEarlier: ({ context, event }) => 'key' in event && (later(event.key, context) || same(event.key, context)),
    underLaterEpoch: ({ context, event }) =>
      event.type === 'KeyTaken' && context.key !== null && event.key.epoch > context.key.epoch,
    ofHeldKey: ({ context, event }) =>
      event.type === 'IpcReject' && event.reason === 'key-mismatch' && same(event.presented, context),
    notReady: ({ context, event }) =>
      event.type === 'IpcReject' && event.reason === 'not-ready' && same(event.presented, context),
    moreUnsent: ({ context }) => context.unsent.length > 1,
    relookupOnReject: ({ context }) => context.relookupOnReject,
    fromLater: ({ context, event }) => event.type === 'IpcAdmitted' && later(event.src, context),
    fromHeld: ({ context, event }) => event.type === 'IpcAdmitted' && same(event.src, context) && !context.ended,
  },
  actions: {
    takeOwn: assign(({ event }) => (event.type === 'KeyTaken' ? { own: event.key, seq: 0 } : {})),
    forgetOwn: assign({ own: null, seq: 0 }),
    countLookup: assign({ seq: ({ context }) => context.seq + 1 }),
    takeKey: assign(({ event }) => ('key' in event ? { key: event.key, ended: false } : {})),
    takeName: assign(({ context, event }) => (context.name === null && 'name' in event ? { name: event.name } : {})),
    takeDeath: assign(({ event }) => ('key' in event ? { key: event.key, ended: true } : {})),
    takeSender: assign(({ event }) => (event.type === 'IpcAdmitted' ? { key: event.src, ended: false } : {})),
    endKey: assign({ ended: true }),
    keepUnsent: assign({
      unsent: ({ context, event }) => ('body' in event ? [...context.unsent, event.body] : context.unsent),
    }),
    forgetOldest: assign({ unsent: ({ context }) => context.unsent.slice(1) }),
    forgetUnsent: assign({ unsent: [] }),
  },
});

/** What it says: to the manager, to the target, and to its application. */
export const interestedProcessOutputs = data.extend({
  actions: {
    lookUp: enqueueActions(({ context, enqueue }) => {
      if (context.own === null) return;
      enqueue.emit({
        type: 'LookupRequest',
        to: context.manager,
        requester: context.own,
        target: context.name ?? context.hosted ?? context.target,
        seq: context.seq,
      });
    }),
    acknowledge: enqueueActions(({ context: { controlChannel, manager, name, own }, event, enqueue }) => {
      // Outdated or not, what is addressed to this instance is repeated until it answers; what is for a predecessor ends with that one.
      if (controlChannel !== 'ack-retransmit' || own === null) return;
      if (!('requester' in event) || !sameKey(event.requester, own)) return;
      const { requester, key, type } = event;
      const about = event.name ?? name;
      if (about === null) return;
      const ended = type === 'DeathNotification';
      enqueue.emit({ type: 'Acknowledgement', to: manager, requester, name: about, key, ended });
    }),
    tellName: enqueueActions(({ context: { name, target }, event, enqueue }) => {
      if (name === null && 'name' in event)
        enqueue.emit({ type: 'TargetNamed', to: 'process', target, name: event.name });
    }),
    tellBirth: enqueueActions(({ context, event, enqueue }) => {
      const key = event.type === 'IpcAdmitted' ? event.src : 'key' in event ? event.key : null;
      if (key === null) return;
      const target = context.name ?? context.target;
      const { key: held, ended } = context;
      const isNew = held === null || laterKey(key, held);
      // A birth without a death is both: first the end of what is held, then the new life.
      if (held !== null && isNew && !ended) enqueue.emit({ type: 'TargetDied', to: ENVIRONMENT, target, key: held });
      if (isNew) enqueue.emit({ type: 'TargetBorn', to: ENVIRONMENT, target, key, restarted: held !== null });
    }),
    tellDeath: enqueueActions(({ context: { name, target, key, ended }, enqueue }) => {
      if (key !== null && !ended) enqueue.emit({ type: 'TargetDied', to: ENVIRONMENT, target: name ?? target, key });
    }),
    accept: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'IpcAdmitted') return;
      enqueue.emit({ type: 'IpcAccepted', to: ENVIRONMENT, src: event.src, dst: event.dst, body: event.body });
    }),
    sendIpc: enqueueActions(({ context: { key, own, name }, event, enqueue }) => {
      if (event.type !== 'Send' || key === null || own === null || name === null) return;
      enqueue.emit({ type: 'Ipc', to: name, dst: key, src: own, body: event.body });
    }),
    sendOldest: enqueueActions(({ context: { key, own, name, unsent }, enqueue }) => {
      const [body] = unsent;
      if (key === null || own === null || name === null || body === undefined) return;
      enqueue.emit({ type: 'Ipc', to: name, dst: key, src: own, body });
    }),
  },
});

function later(key: CommunicationKey, { key: held }: InterestedProcessContext): boolean {
  return held === null || laterKey(key, held);
}

function same(key: CommunicationKey, { key: held }: InterestedProcessContext): boolean {
  return held !== null && sameKey(key, held);
}
