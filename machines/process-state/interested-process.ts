import { and, assign, enqueueActions, setup } from 'xstate';
import { laterKey, sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  BirthNotification,
  DeathNotification,
  IpcReject,
  LookupReply,
  ProcessStateMessage,
} from '../../spec/process-state/messages.ts';
import { ENVIRONMENT } from '../role.ts';
import type { IpcAccepted, IpcAdmitted, KeyDropped, KeyTaken } from './process.ts';

type Event =
  | BirthNotification
  | DeathNotification
  | LookupReply
  | IpcReject
  | KeyTaken
  | KeyDropped
  | IpcAdmitted
  | { type: 'Send'; target: string; body: string };

type Emitted = (ProcessStateMessage | IpcAccepted) & { to: string };

export interface InterestedProcessInput {
  readonly target: string;
  readonly manager: string;
  /** Look up anew when an Ipc is rejected; otherwise wait for the birth. PSM-KEY-9 */
  readonly relookupOnReject: boolean;
}

interface Context extends InterestedProcessInput {
  /** The key of the process itself, while it has one. */
  readonly own: CommunicationKey | null;
  /** The latest key of the target that it has heard of. */
  readonly key: CommunicationKey | null;
  /** Whether that key is known to be over: dead, or rejected. With `key` the floor below which nothing is believed. */
  readonly ended: boolean;
  /** Look-ups of this target so far. */
  readonly seq: number;
}

const forPredecessor = { description: 'For a predecessor of this instance.', meta: { clauses: ['PSM-NTF-8'] } };
const outdated = {
  description: 'For a predecessor, or not newer than what is known.',
  meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-8'] },
};
const lateReject = {
  description: 'Of a key that is no longer held, or of a receiver that had none yet: what is known stands.',
  meta: { clauses: ['PSM-KEY-10'] },
};
const ownDeath = {
  target: 'idle',
  actions: 'forgetOwn' as const,
  description: 'The process counts as dead itself: what it knows stays as a floor.',
  meta: { clauses: ['PSM-HBT-16'] },
};
const toldByIpc = {
  guard: 'fromLater' as const,
  target: 'alive',
  actions: ['takeSender', 'accept'] as const,
  description: 'The message overtook the notices: its sender died and was born.',
  meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
};
const zombie = {
  description: 'From an instance that is known to be dead or superseded: no effect.',
  meta: { clauses: ['PSM-KEY-13'] },
};

/** What one process knows of one target, from its own first key to its own death. */
export const interestedProcess = setup({
  types: {
    input: {} as InterestedProcessInput,
    context: {} as Context,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  guards: {
    forThisInstance: ({ context, event }) =>
      'requester' in event && context.own !== null && sameKey(event.requester, context.own),
    /** Not under the floor: a later key, or the same one while it is not known to be over. */
    aboveFloor: ({ context, event }) =>
      'key' in event && (later(event.key, context) || (!context.ended && same(event.key, context))),
    later: ({ context, event }) => 'key' in event && later(event.key, context),
    notEarlier: ({ context, event }) => 'key' in event && (later(event.key, context) || same(event.key, context)),
    ofHeldKey: ({ context, event }) =>
      event.type === 'IpcReject' && event.reason === 'key-mismatch' && same(event.presented, context),
    relookupOnReject: ({ context }) => context.relookupOnReject,
    fromLater: ({ context, event }) => event.type === 'IpcAdmitted' && later(event.src, context),
    fromHeld: ({ context, event }) => event.type === 'IpcAdmitted' && same(event.src, context) && !context.ended,
  },
  actions: {
    takeOwn: assign({ own: ({ event }) => (event.type === 'KeyTaken' ? event.key : null) }),
    forgetOwn: assign({ own: null }),
    countLookup: assign({ seq: ({ context }) => context.seq + 1 }),
    lookUp: enqueueActions(({ context, enqueue }) => {
      if (context.own === null) return;
      enqueue.emit({
        type: 'LookupRequest',
        to: context.manager,
        requester: context.own,
        target: context.target,
        seq: context.seq,
      });
    }),
    takeKey: assign(({ context, event }) => ('key' in event ? { key: event.key, ended: false } : context)),
    takeDeath: assign(({ context, event }) => ('key' in event ? { key: event.key, ended: true } : context)),
    takeSender: assign(({ context, event }) =>
      event.type === 'IpcAdmitted' ? { key: event.src, ended: false } : context,
    ),
    endKey: assign({ ended: true }),
    accept: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'IpcAdmitted') return;
      enqueue.emit({ type: 'IpcAccepted', to: ENVIRONMENT, src: event.src, dst: event.dst, body: event.body });
    }),
    sendIpc: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'Send' || context.key === null || context.own === null) return;
      enqueue.emit({ type: 'Ipc', to: context.target, dst: context.key, src: context.own, body: event.body });
    }),
  },
}).createMachine({
  id: 'process-state/interested-process',
  description: 'What a process knows of a target that it looked up, and what it does with messages to and from it.',
  context: ({ input }) => ({ ...input, own: null, key: null, ended: false, seq: 0 }),
  initial: 'idle',
  states: {
    idle: {
      description: 'The process has no key of its own, so it can ask nothing.',
      on: {
        KeyTaken: {
          target: 'unknown',
          actions: ['takeOwn', 'lookUp', 'countLookup'],
          description: 'Ask, and be interested from now on.',
          meta: { clauses: ['PSM-LKP-1', 'PSM-HBT-16'] },
        },
        BirthNotification: forPredecessor,
        DeathNotification: forPredecessor,
        LookupReply: forPredecessor,
        IpcReject: lateReject,
      },
    },
    unknown: {
      description: 'Asked, and not answered yet: it does its other work. No message goes to the target.',
      on: {
        LookupReply: [
          {
            guard: and(['forThisInstance', 'aboveFloor']),
            target: 'alive',
            actions: 'takeKey',
            description: 'The answer: the target lives under this key.',
            meta: { clauses: ['PSM-LKP-9', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'aboveFloor']),
            target: 'alive',
            actions: 'takeKey',
            description: 'The key comes unasked.',
            meta: { clauses: ['PSM-LKP-10', 'PSM-NTF-3', 'PSM-NTF-4', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            target: 'dead',
            actions: 'takeDeath',
            description: 'The target is dead.',
            meta: { clauses: ['PSM-NTF-3', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [
          toldByIpc,
          {
            guard: 'fromHeld',
            actions: 'accept',
            description: 'From the instance that it last knew alive.',
            meta: { clauses: ['PSM-KEY-7', 'PSM-KEY-13'] },
          },
          zombie,
        ],
        KeyDropped: ownDeath,
      },
    },
    alive: {
      description: 'The target lives under this key, as far as is known: messages may go to it.',
      on: {
        Send: {
          actions: 'sendIpc',
          description: 'With the key that is held for the target, and its own.',
          meta: { clauses: ['PSM-LKP-9', 'PSM-KEY-5', 'PSM-KEY-13'] },
        },
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: 'takeKey',
            description: 'A birth without a death: a fast restart, death and birth in one.',
            meta: { clauses: ['PSM-NTF-11', 'PSM-NTF-4'] },
          },
          outdated,
        ],
        LookupReply: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: 'takeKey',
            description: 'The answer overtook the notices.',
            meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-11'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            target: 'dead',
            actions: 'takeDeath',
            description: 'No more messages to it.',
            meta: { clauses: ['PSM-NTF-3', 'PSM-NTF-5', 'PSM-LKP-18'] },
          },
          outdated,
        ],
        IpcReject: [
          {
            guard: and(['ofHeldKey', 'relookupOnReject']),
            target: 'unknown',
            actions: ['endKey', 'lookUp', 'countLookup'],
            description: 'The key is not its own any more: ask again.',
            meta: { clauses: ['PSM-KEY-9', 'PSM-KEY-11'] },
          },
          {
            guard: 'ofHeldKey',
            target: 'unknown',
            actions: 'endKey',
            description: 'The key is not its own any more: the birth will come.',
            meta: { clauses: ['PSM-KEY-9', 'PSM-KEY-11'] },
          },
          lateReject,
        ],
        IpcAdmitted: [
          toldByIpc,
          {
            guard: 'fromHeld',
            actions: 'accept',
            description: 'From the instance that it holds alive.',
            meta: { clauses: ['PSM-KEY-7', 'PSM-KEY-13'] },
          },
          zombie,
        ],
        KeyDropped: ownDeath,
      },
    },
    dead: {
      description: 'The target is dead: nothing goes to it, and nothing is asked, until its birth.',
      on: {
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: 'takeKey',
            description: 'It restarted: messages may go to the new key.',
            meta: { clauses: ['PSM-NTF-4', 'PSM-LKP-13'] },
          },
          outdated,
        ],
        LookupReply: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: 'takeKey',
            description: 'The answer overtook the birth.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: 'takeDeath',
            description: 'A later instance is dead too; its birth was overtaken.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [toldByIpc, zombie],
        KeyDropped: ownDeath,
      },
    },
  },
});

function later(key: CommunicationKey, { key: held }: Context): boolean {
  return held === null || laterKey(key, held);
}

function same(key: CommunicationKey, { key: held }: Context): boolean {
  return held !== null && sameKey(key, held);
}
