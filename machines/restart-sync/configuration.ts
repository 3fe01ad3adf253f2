import { and, assign, enqueueActions, setup } from 'xstate';
import {
  type BirthNotification,
  type CommunicationKey,
  type DeathNotification,
  type IpcReject,
  laterKey,
  type LookupReply,
  sameKey,
} from '../../spec/process-state/messages.ts';
import type { ConfigReply, ConfigRequest } from '../../spec/restart-sync/messages.ts';
import type { KeyDropped, KeyTaken } from './membership.ts';
import { patience } from './patience.ts';

/** Said to the source of the same process: this is its configuration. SYNC-42 */
export interface ConfigurationTaken {
  type: 'ConfigurationTaken';
  config: ConfigReply['config'];
}
/** Said to the source of the same process: its configuration has outlived its manager for too long. SYNC-54 */
export interface ConfigurationExpired {
  type: 'ConfigurationExpired';
}

type Event = BirthNotification | DeathNotification | LookupReply | IpcReject | ConfigReply | KeyTaken | KeyDropped;

/** Whom a process asks for its configuration, and what is chosen for it. */
export interface ConfigurationInput {
  readonly manager: string;
  /** Who is told of it: as a rule the source of the process. */
  readonly told: string;
  /** Ticks until it asks again, after a rejection or, where messages may be lost, after silence. SYNC-36 */
  readonly requestRetry: number;
  /** Whether messages between processes may be lost. SYNC-36 */
  readonly ipc: 'reliable' | 'lossy';
  /** Ticks for which it outlives its manager; null: for ever. SYNC-54 */
  readonly limit: number | null;
}

/** What a process remembers of its configuration. */
export interface ConfigurationContext extends ConfigurationInput {
  readonly own: CommunicationKey | null;
  /** The latest key of the configuration manager that it has heard of. */
  readonly key: CommunicationKey | null;
  readonly ended: boolean;
  readonly config: ConfigReply['config'] | null;
}

const says = (description: string, ...clauses: string[]) => ({ description, meta: { clauses } });

const old = says('For a predecessor of this instance, or not newer than what is known.', 'SYNC-20');
const back = {
  guard: and(['forThisInstance', 'aboveFloor']),
  target: 'asking' as const,
  actions: ['takeKey', 'request'] as const,
  ...says('The configuration manager lives: it is asked.', 'SYNC-42', 'SYNC-74'),
};
const dies = {
  guard: and(['forThisInstance', 'notEarlier']),
  actions: 'takeDeath' as const,
};

/** What one process knows of its configuration, and of the configuration manager that it comes from. */
export const configuration = setup({
  types: {
    input: {} as ConfigurationInput,
    context: {} as ConfigurationContext,
    events: {} as Event,
    emitted: {} as (ConfigRequest | ConfigurationTaken | ConfigurationExpired) & { to: string },
  },
  delays: {
    requestRetry: ({ context }) => context.requestRetry,
    configurationLimit: ({ context }) => context.limit ?? 0,
  },
  guards: {
    forThisInstance: ({ context, event }) =>
      'requester' in event && context.own !== null && sameKey(event.requester, context.own),
    aboveFloor: ({ context, event }) =>
      'key' in event && (isLater(event.key, context) || (!context.ended && isSame(event.key, context))),
    later: ({ context, event }) => 'key' in event && isLater(event.key, context),
    notEarlier: ({ context, event }) => 'key' in event && (isLater(event.key, context) || isSame(event.key, context)),
    notReady: ({ context, event }) =>
      event.type === 'IpcReject' && event.reason === 'not-ready' && isSame(event.presented, context),
    answersThis: ({ context, event }) =>
      event.type === 'ConfigReply' &&
      context.own !== null &&
      !context.ended &&
      sameKey(event.dst, context.own) &&
      isSame(event.src, context),
    mayLose: ({ context }) => context.ipc === 'lossy',
    isLimited: ({ context }) => context.config !== null && context.limit !== null,
  },
  actions: {
    takeOwn: assign(({ context, event }) => ({ own: event.type === 'KeyTaken' ? event.key : context.own })),
    forgetOwn: assign({ own: null }),
    takeKey: assign(({ event }) => ('key' in event ? { key: event.key, ended: false } : {})),
    takeDeath: assign(({ event }) => ('key' in event ? { key: event.key, ended: true } : {})),
    take: assign(({ context, event }) => ({ config: event.type === 'ConfigReply' ? event.config : context.config })),
    drop: assign({ config: null }),
    request: enqueueActions(({ context: { own, key, manager }, enqueue }) => {
      if (own !== null && key !== null) enqueue.emit({ type: 'ConfigRequest', to: manager, src: own, dst: key });
    }),
    tell: enqueueActions(({ context: { told }, event, enqueue }) => {
      if (event.type === 'ConfigReply') enqueue.emit({ type: 'ConfigurationTaken', to: told, config: event.config });
    }),
    tellExpired: enqueueActions(({ context: { told }, enqueue }) => {
      enqueue.emit({ type: 'ConfigurationExpired', to: told });
    }),
  },
}).createMachine({
  id: 'restart-sync/configuration',
  description: 'What a process knows of its configuration.',
  context: ({ input }) => ({ ...input, own: null, key: null, ended: false, config: null }),
  initial: 'unheard',
  states: {
    unheard: {
      description: 'The configuration manager is not known to live: what is held is kept.',
      initial: 'starting',
      states: {
        starting: {
          always: [
            { guard: 'isLimited', target: 'expiring', ...says('It is kept for so long.', 'SYNC-54') },
            { target: 'keeping', ...says('It is kept for ever.', 'SYNC-52', 'SYNC-54') },
          ],
        },
        keeping: {},
        expiring: {
          after: {
            configurationLimit: {
              target: 'keeping',
              actions: ['drop', 'tellExpired'],
              ...says('It has outlived its manager for too long.', 'SYNC-54'),
            },
          },
        },
      },
      on: {
        BirthNotification: [back, old],
        LookupReply: [back, old],
        DeathNotification: [{ ...dies, ...says('It has to be awaited, however long.', 'SYNC-52') }, old],
      },
    },
    asking: {
      description: 'Asked, and not answered yet.',
      initial: 'waiting',
      states: {
        waiting: {
          description: 'The answer is to come.',
          ...patience('#restart-sync/configuration.asking.waiting', 'requestRetry', 'request'),
          on: {
            IpcReject: [
              {
                guard: 'notReady',
                target: 'refused',
                ...says('It has no key of its own yet: the same request again, soon.', 'SYNC-36'),
              },
              says('Of a key that is no longer held: its birth will come.', 'SYNC-36'),
            ],
          },
        },
        refused: {
          after: {
            requestRetry: { target: 'waiting', actions: 'request', ...says('The request once more.', 'SYNC-36') },
          },
        },
      },
    },
    held: {
      description: 'It is the one that the living configuration manager gave.',
    },
  },
  on: {
    KeyTaken: {
      actions: 'takeOwn',
      ...says('The answer to its look-up will tell of the configuration manager.', 'SYNC-41'),
    },
    KeyDropped: {
      target: '.unheard',
      actions: 'forgetOwn',
      ...says('The process counts as dead itself; what it holds is kept.', 'SYNC-77'),
    },
    BirthNotification: [{ ...back, target: '.asking', reenter: true, guard: and(['forThisInstance', 'later']) }, old],
    LookupReply: [{ ...back, target: '.asking', reenter: true, guard: and(['forThisInstance', 'later']) }, old],
    DeathNotification: [
      {
        ...dies,
        target: '.unheard',
        ...says('It is dead: what is held is kept, or will expire.', 'SYNC-52', 'SYNC-54'),
      },
      old,
    ],
    ConfigReply: [
      {
        guard: 'answersThis',
        target: '.held',
        actions: ['take', 'tell'],
        ...says('The configuration, possibly empty; or a later one.', 'SYNC-42', 'SYNC-74'),
      },
      says('Of a predecessor of either, or of one that is known to be dead: dropped.', 'SYNC-20'),
    ],
    IpcReject: says('Of a request that was made again since.', 'SYNC-36'),
  },
});

function isLater(key: CommunicationKey, { key: held }: ConfigurationContext): boolean {
  return held === null || laterKey(key, held);
}

function isSame(key: CommunicationKey, { key: held }: ConfigurationContext): boolean {
  return held !== null && sameKey(key, held);
}
