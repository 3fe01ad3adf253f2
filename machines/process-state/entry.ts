import { and, assign, emit, enqueueActions, setup } from 'xstate';
import { laterKey, sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  Heartbeat,
  LookupRequest,
  ProcessStateMessage,
  RegisterRequest,
} from '../../spec/process-state/messages.ts';

/** A process that wants to hear of this name's births and deaths: by name, to reach it, and by the key that it asked with. */
export interface Interested {
  readonly process: string;
  readonly key: CommunicationKey;
}

/** What an entry is told by the other charts of the manager, within the step. */
type Internal =
  | { type: 'PidIssued'; epoch: number; pid: number }
  | { type: 'InterestDeclared'; requester: Interested; seq: number }
  | { type: 'RequesterGone'; key: CommunicationKey };

type Event = RegisterRequest | Heartbeat | LookupRequest | Internal;

type Emitted = (ProcessStateMessage | Internal | { type: 'IssuePid'; entry: string }) & { to: string };

export interface EntryInput {
  readonly name: string;
  /** All other names whose entries this one tells when a requester is gone. */
  readonly others: readonly string[];
  /** Counts without a heartbeat that are still alive; one more is dead. PSM-HBT-10 */
  readonly limit: number;
  /** Ticks from count to count. PSM-HBT-9 */
  readonly countPeriod: number;
  readonly firstIncarnation: number;
  /** The last incarnation that a key has room for: a registration beyond it is refused, never wrapped. PSM-KEY-4 */
  readonly lastIncarnation: number;
}

interface Context extends EntryInput, CommunicationKey {
  /** The token of the instance that the key was issued to; 0 before the first. */
  readonly token: number;
  /** Counts since the registration or the last heartbeat. */
  readonly counter: number;
  /** How the last death was learnt. */
  readonly cause: 'silence' | 'superseded';
  readonly interested: readonly Interested[];
}

/** The address of a name's entry inside the manager. */
export function entryOf(name: string): string {
  return `entry/${name}`;
}

const ofPredecessor = {
  description: 'A late copy from an instance before the one that holds the key: it must not supersede its successor.',
  meta: { clauses: ['PSM-REG-20'] },
};

const refused = {
  guard: 'laterToken' as const,
  description: 'No incarnation is left: refused rather than wrapped, since a repeated key would alias two instances.',
  meta: { clauses: ['PSM-KEY-4'] },
};

const goneWithoutTrace = {
  actions: 'dropInterest' as const,
  description: 'Interest belongs to the instance that declared it; its successor looks up anew.',
  meta: { clauses: ['PSM-LKP-14'] },
};

/** The life of one registered name at the manager: unseen, then alive and dead in turn, under one process identifier. */
export const entry = setup({
  types: {
    input: {} as EntryInput,
    context: {} as Context,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  delays: { countPeriod: ({ context }) => context.countPeriod },
  guards: {
    nextCountExceedsLimit: ({ context }) => context.counter + 1 > context.limit,
    sameToken: ({ context, event }) => 'token' in event && event.token === context.token,
    laterToken: ({ context, event }) => 'token' in event && event.token > context.token,
    incarnationLeft: ({ context }) => context.incarnation < context.lastIncarnation,
    ofCurrentKey: ({ context, event }) => sameKey(presentedKey(event), keyIn(context)),
  },
  actions: {
    takeToken: assign({ token: ({ context, event }) => ('token' in event ? event.token : context.token) }),
    askForPid: emit(({ context }) => ({ type: 'IssuePid' as const, to: 'record', entry: entryOf(context.name) })),
    takePid: assign(({ context, event }) =>
      event.type === 'PidIssued' ? { epoch: event.epoch, pid: event.pid, incarnation: context.firstIncarnation } : {},
    ),
    nextIncarnation: assign({ incarnation: ({ context }) => context.incarnation + 1 }),
    reply: emit(({ context }) => ({
      type: 'RegisterReply' as const,
      to: context.name,
      token: context.token,
      key: keyIn(context),
    })),
    count: assign({ counter: ({ context }) => context.counter + 1 }),
    resetCounter: assign({ counter: 0 }),
    foundSilent: assign({ cause: 'silence', counter: 0 }),
    foundSuperseded: assign({ cause: 'superseded', counter: 0 }),
    notifyBirth: enqueueActions(({ context, enqueue }) => {
      for (const { process, key } of context.interested) {
        enqueue.emit({
          type: 'BirthNotification',
          to: process,
          requester: key,
          name: context.name,
          key: keyIn(context),
        });
      }
    }),
    notifyDeath: enqueueActions(({ context, enqueue }) => {
      for (const { process, key } of context.interested) {
        enqueue.emit({
          type: 'DeathNotification',
          to: process,
          requester: key,
          name: context.name,
          key: keyIn(context),
          cause: context.cause,
        });
      }
    }),
    withdrawInterest: enqueueActions(({ context, enqueue }) => {
      for (const other of context.others)
        enqueue.emit({ type: 'RequesterGone', to: entryOf(other), key: keyIn(context) });
    }),
    declareInterest: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'LookupRequest') return;
      const requester = { process: context.name, key: event.requester };
      enqueue.emit({ type: 'InterestDeclared', to: entryOf(event.target), requester, seq: event.seq });
    }),
    addInterest: assign({
      interested: ({ context, event }) =>
        event.type === 'InterestDeclared' ? withInterest(context.interested, event.requester) : context.interested,
    }),
    dropInterest: assign({
      interested: ({ context, event }) =>
        event.type === 'RequesterGone'
          ? context.interested.filter(({ key }) => !sameKey(key, event.key))
          : context.interested,
    }),
    answerAlive: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'InterestDeclared') return;
      const { process, key } = event.requester;
      enqueue.emit({
        type: 'LookupReply',
        to: process,
        requester: key,
        target: context.name,
        seq: event.seq,
        key: keyIn(context),
      });
    }),
    answerDead: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'InterestDeclared') return;
      const { process, key } = event.requester;
      enqueue.emit({
        type: 'DeathNotification',
        to: process,
        requester: key,
        name: context.name,
        key: keyIn(context),
        cause: context.cause,
      });
    }),
    demandForKey: emit(({ context }) => ({
      type: 'ReRegisterDemand' as const,
      to: context.name,
      key: keyIn(context),
      epoch: context.epoch,
      reason: 'dead' as const,
    })),
    demandForToken: emit(({ context }) => ({
      type: 'ReRegisterDemand' as const,
      to: context.name,
      token: context.token,
      epoch: context.epoch,
      reason: 'dead' as const,
    })),
  },
}).createMachine({
  id: 'process-state/entry',
  description: 'The life of one registered name at the manager.',
  context: ({ input }) => ({
    ...input,
    epoch: 0,
    pid: 0,
    incarnation: 0,
    token: 0,
    counter: 0,
    cause: 'silence',
    interested: [],
  }),
  initial: 'unseen',
  states: {
    unseen: {
      description: 'Nobody of this name has ever registered; some may already wait for it.',
      on: {
        RegisterRequest: {
          target: 'naming',
          actions: ['takeToken', 'askForPid'],
          description: 'A name never seen needs a process identifier.',
          meta: { clauses: ['PSM-REG-4', 'PSM-REG-5'] },
        },
        InterestDeclared: {
          actions: 'addInterest',
          description: 'Noted, without an answer: unknown is not dead.',
          meta: { clauses: ['PSM-LKP-4'] },
        },
        RequesterGone: goneWithoutTrace,
      },
    },
    naming: {
      description: 'Within the step of the first registration: the record is asked for an identifier.',
      on: {
        PidIssued: {
          target: 'alive',
          actions: ['takePid', 'resetCounter', 'reply', 'notifyBirth'],
          description: 'First incarnation. Those who waited are the interested, in the same step.',
          meta: {
            clauses: [
              'PSM-REG-5',
              'PSM-REG-9',
              'PSM-REG-10',
              'PSM-REG-11',
              'PSM-KEY-1',
              'PSM-KEY-3',
              'PSM-HBT-8',
              'PSM-NTF-2',
            ],
          },
        },
      },
    },
    alive: {
      description: 'The instance that holds the key counts as alive until it is silent for longer than the limit.',
      after: {
        countPeriod: [
          {
            guard: 'nextCountExceedsLimit',
            target: 'dead',
            actions: ['foundSilent', 'notifyDeath', 'withdrawInterest'],
            description: 'Silent for more than the limit: dead, and all interested are told.',
            meta: { clauses: ['PSM-HBT-9', 'PSM-HBT-10', 'PSM-HBT-12', 'PSM-NTF-1', 'PSM-NTF-12', 'PSM-LKP-14'] },
          },
          {
            target: 'alive',
            reenter: true,
            actions: 'count',
            description: 'One more count without a heartbeat; at the limit it still counts as alive.',
            meta: { clauses: ['PSM-HBT-9', 'PSM-HBT-10'] },
          },
        ],
      },
      on: {
        RegisterRequest: [
          {
            guard: 'sameToken',
            actions: ['resetCounter', 'reply'],
            description: 'A repeat: the same key again, and no notice to anybody.',
            meta: { clauses: ['PSM-REG-7', 'PSM-REG-14'] },
          },
          {
            guard: and(['laterToken', 'incarnationLeft']),
            target: 'alive',
            reenter: true,
            actions: [
              'foundSuperseded',
              'notifyDeath',
              'withdrawInterest',
              'takeToken',
              'nextIncarnation',
              'reply',
              'notifyBirth',
            ],
            description: 'The old instance died unseen: its death, then the birth of the new one.',
            meta: {
              clauses: ['PSM-REG-8', 'PSM-REG-9', 'PSM-REG-10', 'PSM-KEY-3', 'PSM-NTF-9', 'PSM-NTF-12', 'PSM-HBT-8'],
            },
          },
          refused,
          ofPredecessor,
        ],
        Heartbeat: [
          {
            guard: 'ofCurrentKey',
            actions: 'resetCounter',
            description: 'It lives.',
            meta: { clauses: ['PSM-HBT-11'] },
          },
          { description: 'Of an earlier incarnation: it resets nothing.', meta: { clauses: ['PSM-HBT-14'] } },
        ],
        LookupRequest: [
          {
            guard: 'ofCurrentKey',
            actions: 'declareInterest',
            description: 'The requester is who it says: its interest goes to the entry of its target.',
            meta: { clauses: ['PSM-LKP-1', 'PSM-LKP-2', 'PSM-LKP-5'] },
          },
          {
            description: 'From a dead predecessor, still on its way: it changes nothing.',
            meta: { clauses: ['PSM-LKP-16'] },
          },
        ],
        InterestDeclared: {
          actions: ['addInterest', 'answerAlive'],
          description: 'Interest first, then the answer, in one step: no death can fall between.',
          meta: { clauses: ['PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-7', 'PSM-LKP-12', 'PSM-LKP-13'] },
        },
        RequesterGone: goneWithoutTrace,
      },
    },
    dead: {
      description:
        'The last instance is dead to everybody, whether it still runs or not; only a registration ends that.',
      on: {
        RegisterRequest: [
          {
            guard: 'sameToken',
            actions: 'demandForToken',
            description:
              'A late copy must not revive a dead instance: if its sender lives, it shall draw a fresh token.',
            meta: { clauses: ['PSM-REG-19'] },
          },
          {
            guard: and(['laterToken', 'incarnationLeft']),
            target: 'alive',
            actions: ['takeToken', 'nextIncarnation', 'resetCounter', 'reply', 'notifyBirth'],
            description: 'A restart: the same identifier, the next incarnation.',
            meta: {
              clauses: ['PSM-REG-6', 'PSM-REG-9', 'PSM-REG-10', 'PSM-REG-11', 'PSM-KEY-3', 'PSM-NTF-2', 'PSM-HBT-8'],
            },
          },
          refused,
          ofPredecessor,
        ],
        Heartbeat: [
          {
            guard: 'ofCurrentKey',
            actions: 'demandForKey',
            description: 'Falsely suspected. Its death is announced, so it stays dead and must register anew.',
            meta: { clauses: ['PSM-HBT-15', 'PSM-HBT-19'] },
          },
          { description: 'Of an incarnation before the last.', meta: { clauses: ['PSM-HBT-14'] } },
        ],
        LookupRequest: [
          {
            guard: 'ofCurrentKey',
            actions: 'demandForKey',
            description: 'As a heartbeat with that key.',
            meta: { clauses: ['PSM-LKP-16', 'PSM-HBT-15'] },
          },
          { description: 'Of an incarnation before the last: it changes nothing.', meta: { clauses: ['PSM-LKP-16'] } },
        ],
        InterestDeclared: {
          actions: ['addInterest', 'answerDead'],
          description: 'Interest outlives the death; the answer is the last key and how it died.',
          meta: { clauses: ['PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-8', 'PSM-LKP-13'] },
        },
        RequesterGone: goneWithoutTrace,
      },
    },
  },
});

function keyIn({ epoch, pid, incarnation }: CommunicationKey): CommunicationKey {
  return { epoch, pid, incarnation };
}

function presentedKey(event: Event): CommunicationKey {
  if (event.type === 'Heartbeat') return event.key;
  if (event.type === 'LookupRequest') return event.requester;
  throw new Error(`${event.type} presents no key`);
}

/** A set: one instance is interested once, however often it asks. In order of keys, so that equal sets are equal lists. */
function withInterest(interested: readonly Interested[], added: Interested): readonly Interested[] {
  if (interested.some(({ key }) => sameKey(key, added.key))) return interested;
  return [...interested, added].sort((a, b) => a.key.pid - b.key.pid || (laterKey(a.key, b.key) ? 1 : -1));
}
