import { and, assign, emit, enqueueActions, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  Ipc,
  Probe,
  ProcessStateMessage,
  RegisterReply,
  ReRegisterDemand,
} from '../../spec/process-state/messages.ts';
import { ENVIRONMENT } from '../role.ts';

type Event = RegisterReply | ReRegisterDemand | Probe | (Ipc & { from: string });

/** What the charts of one process tell each other within the step. */
export interface KeyTaken {
  type: 'KeyTaken';
  key: CommunicationKey;
}
export interface KeyDropped {
  type: 'KeyDropped';
}
export interface IpcAdmitted {
  type: 'IpcAdmitted';
  src: CommunicationKey;
  dst: CommunicationKey;
  body: string;
}
/** The body of an Ipc takes effect: what leaves the process towards its application. */
export interface IpcAccepted {
  type: 'IpcAccepted';
  src: CommunicationKey;
  dst: CommunicationKey;
  body: string;
}

type Emitted = (ProcessStateMessage | KeyTaken | KeyDropped | IpcAdmitted | IpcAccepted) & { to: string };

export interface ProcessInput {
  readonly name: string;
  readonly manager: string;
  /** The element that it runs on. PSM-REG-12 */
  readonly element: number;
  /** What the operating system calls it. */
  readonly osId: number;
  /** The operating system beside it, where that tells the manager of its end; null where its silence must. */
  readonly operatingSystem: string | null;
  /** The processes that it looks up as soon as it has a key. */
  readonly targets: readonly string[];
  /** Ticks from heartbeat to heartbeat. PSM-HBT-1 */
  readonly heartbeatPeriod: number;
  /** Ticks until an unanswered RegisterRequest is repeated. PSM-REG-14 */
  readonly registerRetry: number;
  /** What it does when it learns that a later instance has its name. PSM-HBT-23, PSM-HBT-26 */
  readonly superseded: 'exit' | 'demand-reregister';
  /** Starts of this name elsewhere, before the first start here: its tokens are above theirs. PSM-REG-16, PSM-REG-20 */
  readonly earlierStarts: number;
  /** Counts the starts of this process; tokens are drawn from it, so that none is used twice. */
  readonly boot: number;
}

interface Context extends ProcessInput {
  readonly token: number;
  readonly key: CommunicationKey | null;
}

/** The address of the chart that follows one target, inside the process. */
export function interestIn(target: string): string {
  return `interest/${target}`;
}

/** Tokens of one start are numbered from here, so that no two starts share one. */
const TOKENS_PER_BOOT = 100;

/** The life of one instance of a process: it registers, runs under its key, and registers anew when told that it counts as dead. */
export const process = setup({
  types: {
    input: {} as ProcessInput,
    context: {} as Context,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  delays: {
    heartbeatPeriod: ({ context }) => context.heartbeatPeriod,
    registerRetry: ({ context }) => context.registerRetry,
  },
  guards: {
    ownToken: ({ context, event }) => 'token' in event && event.token === context.token,
    ownKeyOrToken: ({ context, event }) =>
      event.type === 'ReRegisterDemand' &&
      (event.token === context.token || (event.key !== undefined && isMine(context, event.key))),
    ofFormerEpoch: ({ context, event }) =>
      event.type === 'ReRegisterDemand' &&
      context.key !== null &&
      (event.epoch < context.key.epoch || (event.reason === 'epoch' && event.epoch === context.key.epoch)),
    ofSuperseded: ({ event }) => event.type === 'ReRegisterDemand' && event.reason === 'superseded',
    endsIt: ({ context, event }) =>
      event.type === 'ReRegisterDemand' && event.reason === 'superseded' && context.superseded === 'exit',
    ownKey: ({ context, event }) => event.type === 'Probe' && isMine(context, event.key),
    watchedByOperatingSystem: ({ context }) => context.operatingSystem !== null,
    addressedHereFromTarget: ({ context, event }) =>
      event.type === 'Ipc' && isMine(context, event.dst) && context.targets.includes(event.from),
    addressedHere: ({ context, event }) => event.type === 'Ipc' && isMine(context, event.dst),
  },
  actions: {
    tellOperatingSystem: enqueueActions(({ context, enqueue }) => {
      const { operatingSystem, osId, token } = context;
      if (operatingSystem !== null) enqueue.emit({ type: 'TokenDrawn', to: operatingSystem, osId, token });
    }),
    register: emit(({ context }) => ({
      type: 'RegisterRequest' as const,
      to: context.manager,
      name: context.name,
      element: context.element,
      osId: context.osId,
      token: context.token,
    })),
    answerProbe: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'Probe') enqueue.emit({ type: 'ProbeReply', to: context.manager, key: event.key, n: event.n });
    }),
    drawToken: assign({ token: ({ context }) => context.token + 1 }),
    takeKey: assign({ key: ({ context, event }) => (event.type === 'RegisterReply' ? event.key : context.key) }),
    dropKey: assign({ key: null }),
    tellKeyTaken: enqueueActions(({ context, enqueue }) => {
      if (context.key === null) return;
      for (const target of context.targets)
        enqueue.emit({ type: 'KeyTaken', to: interestIn(target), key: context.key });
    }),
    tellKeyDropped: enqueueActions(({ context, enqueue }) => {
      for (const target of context.targets) enqueue.emit({ type: 'KeyDropped', to: interestIn(target) });
    }),
    beat: enqueueActions(({ context, enqueue }) => {
      if (context.key !== null) enqueue.emit({ type: 'Heartbeat', to: context.manager, key: context.key });
    }),
    admit: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'Ipc') return;
      enqueue.emit({
        type: 'IpcAdmitted',
        to: interestIn(event.from),
        src: event.src,
        dst: event.dst,
        body: event.body,
      });
    }),
    accept: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'Ipc') return;
      enqueue.emit({ type: 'IpcAccepted', to: ENVIRONMENT, src: event.src, dst: event.dst, body: event.body });
    }),
    rejectMismatch: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'Ipc')
        enqueue.emit({
          type: 'IpcReject',
          to: event.from,
          presented: event.dst,
          reason: 'key-mismatch',
          body: event.body,
        });
    }),
    rejectNotReady: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'Ipc')
        enqueue.emit({
          type: 'IpcReject',
          to: event.from,
          presented: event.dst,
          reason: 'not-ready',
          body: event.body,
        });
    }),
  },
}).createMachine({
  id: 'process-state/process',
  description: 'The life of one instance of a process.',
  context: ({ input }) => ({ ...input, token: (input.earlierStarts + input.boot) * TOKENS_PER_BOOT, key: null }),
  initial: 'registering',
  states: {
    registering: {
      description: 'It has no key, and asks for one before it does anything else.',
      entry: ['tellOperatingSystem', 'register'],
      after: {
        registerRetry: {
          target: 'registering',
          reenter: true,
          description: 'No answer: the same request again, with the same token.',
          meta: { clauses: ['PSM-REG-14'] },
        },
      },
      on: {
        RegisterReply: [
          {
            guard: 'ownToken',
            target: 'running',
            actions: ['takeKey', 'tellKeyTaken'],
            description: 'The key is its own from now on; whoever it is interested in is looked up.',
            meta: { clauses: ['PSM-REG-1', 'PSM-REG-2', 'PSM-LKP-1'] },
          },
          {
            description: "A dead predecessor's answer, or one to a token that it has given up.",
            meta: { clauses: ['PSM-REG-15'] },
          },
        ],
        ReRegisterDemand: [
          {
            guard: and(['ownToken', 'endsIt']),
            target: 'ended',
            description: 'A later instance has its name already: it ends itself before it has begun.',
            meta: { clauses: ['PSM-REG-20', 'PSM-HBT-23'] },
          },
          {
            guard: and(['ownToken', 'ofSuperseded']),
            description: 'A later instance has its name: no token that it could draw would be above that one.',
            meta: { clauses: ['PSM-REG-20', 'PSM-HBT-26'] },
          },
          {
            guard: 'ownToken',
            target: 'registering',
            reenter: true,
            actions: 'drawToken',
            description: 'Its token is over, by its death or by a restart of the manager: once more, with a fresh one.',
            meta: { clauses: ['PSM-REG-19', 'PSM-HBT-16', 'PSM-KEY-18'] },
          },
          { description: 'For a predecessor, or for a key that it has dropped.', meta: { clauses: ['PSM-HBT-16'] } },
        ],
        Probe: {
          description: 'For a predecessor, or for a key that it has dropped.',
          meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-14'] },
        },
        Ipc: {
          actions: 'rejectNotReady',
          description: 'It cannot compare a key that it does not have; the sender may try again.',
          meta: { clauses: ['PSM-KEY-12'] },
        },
      },
    },
    running: {
      description: 'It runs under its key, tells the manager so, and talks to its peers.',
      initial: 'starting',
      states: {
        starting: {
          description: 'Where it runs selects whether it beats.',
          always: [
            {
              guard: 'watchedByOperatingSystem',
              target: 'silent',
              description: 'The operating system tells of its end: it need not beat.',
              meta: { clauses: ['PSM-HBT-2'] },
            },
            {
              target: 'beating',
              description: 'Nobody but itself can tell that it lives.',
              meta: { clauses: ['PSM-HBT-1', 'PSM-HBT-3', 'PSM-REG-3'] },
            },
          ],
        },
        silent: { description: 'It sends no heartbeats.' },
        beating: {
          description: 'It sends heartbeats.',
          after: {
            heartbeatPeriod: {
              target: 'beating',
              reenter: true,
              actions: 'beat',
              description: 'The instance with this key runs.',
              meta: { clauses: ['PSM-HBT-1', 'PSM-REG-3'] },
            },
          },
        },
      },
      on: {
        RegisterReply: {
          description: 'To a repeat of its request, or to a predecessor: it has its key.',
          meta: { clauses: ['PSM-REG-7', 'PSM-REG-15'] },
        },
        Probe: [
          {
            guard: 'ownKey',
            actions: 'answerProbe',
            description: 'It lives, and says so.',
            meta: { clauses: ['PSM-HBT-13'] },
          },
          { description: 'For a predecessor.', meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-14'] } },
        ],
        ReRegisterDemand: [
          {
            guard: 'ofFormerEpoch',
            description: 'From before the restart of the manager that issued its key.',
            meta: { clauses: ['PSM-KEY-17'] },
          },
          {
            guard: and(['ownKeyOrToken', 'endsIt']),
            target: 'ended',
            description: 'A later instance has its name: it ends itself, and only its supervisor starts it again.',
            meta: { clauses: ['PSM-HBT-23'] },
          },
          {
            guard: 'ownKeyOrToken',
            target: 'registering',
            actions: ['dropKey', 'drawToken', 'tellKeyDropped'],
            description: 'It counts as dead: towards all peers it restarts.',
            meta: { clauses: ['PSM-HBT-16', 'PSM-HBT-26', 'PSM-KEY-17'] },
          },
          {
            description: 'For a predecessor, or for a key or token that it has given up.',
            meta: { clauses: ['PSM-HBT-16'] },
          },
        ],
        Ipc: [
          {
            guard: 'addressedHereFromTarget',
            actions: 'admit',
            description: 'Addressed to this instance; what it knows of the sender decides.',
            meta: { clauses: ['PSM-KEY-6', 'PSM-KEY-13'] },
          },
          {
            guard: 'addressedHere',
            actions: 'accept',
            description: 'Addressed to this instance, from one that it does not follow.',
            meta: { clauses: ['PSM-KEY-7'] },
          },
          {
            actions: 'rejectMismatch',
            description: 'Meant for another instance: no effect, and the sender is told.',
            meta: { clauses: ['PSM-KEY-8'] },
          },
        ],
      },
    },
    ended: {
      type: 'final',
      description: 'The instance has ended itself.',
    },
  },
});

function isMine(context: Context, key: CommunicationKey): boolean {
  return context.key !== null && sameKey(context.key, key);
}
