import { assign, enqueueActions, setup } from 'xstate';
import { type CommunicationKey, type IpcReject, laterKey, sameKey } from '../../spec/process-state/messages.ts';
import type { ConfigReply, ConfigRequest } from '../../spec/restart-sync/messages.ts';
import type { KeyDropped, KeyTaken } from './membership.ts';

/** The operator changes what a process is to do. */
export interface Configure {
  type: 'Configure';
  process: string;
  config: ConfigReply['config'];
}

type Asked = ConfigRequest & { from: string };

/** What each process is to do at first; whoever is not named has an empty configuration. */
export interface ConfigurationManagerInput {
  readonly configurations: Readonly<Record<string, ConfigReply['config']>>;
}

export interface ConfigurationManagerContext extends ConfigurationManagerInput {
  readonly own: CommunicationKey | null;
  /** Counts the changes of each configuration. */
  readonly versions: Readonly<Record<string, number>>;
  /** Who has asked, by the key that it asked with: a change goes there. */
  readonly asked: Readonly<Record<string, CommunicationKey>>;
}

/** The configuration manager: it gives each process what that is to do. */
export const configurationManager = setup({
  types: {
    input: {} as ConfigurationManagerInput,
    context: {} as ConfigurationManagerContext,
    events: {} as Asked | Configure | KeyTaken | KeyDropped,
    emitted: {} as (ConfigReply | IpcReject) & { to: string },
  },
  guards: {
    addressedHere: ({ context, event }) =>
      event.type === 'ConfigRequest' && context.own !== null && sameKey(event.dst, context.own),
  },
  actions: {
    takeOwn: assign(({ context, event }) => ({ own: event.type === 'KeyTaken' ? event.key : context.own })),
    forgetOwn: assign({ own: null, asked: {} }),
    /** A request that a predecessor has left under way must not hide its successor. SYNC-20 */
    noteRequest: assign(({ context, event }) => {
      if (event.type !== 'ConfigRequest') return {};
      const noted = context.asked[event.from];
      return noted !== undefined && laterKey(noted, event.src)
        ? {}
        : { asked: { ...context.asked, [event.from]: event.src } };
    }),
    change: assign(({ context, event }) =>
      event.type === 'Configure'
        ? {
            configurations: { ...context.configurations, [event.process]: event.config },
            versions: { ...context.versions, [event.process]: (context.versions[event.process] ?? 0) + 1 },
          }
        : {},
    ),
    answer: enqueueActions(({ context, event, enqueue }) => {
      const process = event.type === 'ConfigRequest' ? event.from : event.type === 'Configure' ? event.process : null;
      if (process === null) return;
      const dst = event.type === 'ConfigRequest' ? event.src : context.asked[process];
      if (dst === undefined || context.own === null) return;
      const { configurations, versions, own } = context;
      enqueue.emit({
        type: 'ConfigReply',
        to: process,
        src: own,
        dst,
        config: configurations[process] ?? {},
        version: versions[process] ?? 0,
      });
    }),
    rejectNotReady: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'ConfigRequest') return;
      enqueue.emit({ type: 'IpcReject', to: event.from, presented: event.dst, reason: 'not-ready', body: event.type });
    }),
    rejectMismatch: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'ConfigRequest') return;
      enqueue.emit({
        type: 'IpcReject',
        to: event.from,
        presented: event.dst,
        reason: 'key-mismatch',
        body: event.type,
      });
    }),
  },
}).createMachine({
  id: 'restart-sync/configuration-manager',
  description: 'What gives each process its configuration.',
  context: ({ input }) => ({ ...input, own: null, versions: {}, asked: {} }),
  initial: 'unregistered',
  states: {
    unregistered: {
      description: 'It has no key of its own: nobody can be meant to ask it.',
      on: {
        KeyTaken: {
          target: 'registered',
          actions: 'takeOwn',
          description: 'It has a key, and will be asked.',
          meta: { clauses: ['SYNC-41'] },
        },
        Configure: {
          actions: 'change',
          description: 'Whoever asks will be given it: nobody has asked this instance yet.',
          meta: { clauses: ['SYNC-74'] },
        },
        ConfigRequest: {
          actions: 'rejectNotReady',
          description: 'It cannot compare a key that it does not have; the process will ask again.',
          meta: { clauses: ['SYNC-36'] },
        },
      },
    },
    registered: {
      description: 'It answers whoever asks.',
      on: {
        KeyDropped: {
          target: 'unregistered',
          actions: 'forgetOwn',
          description: 'It counts as dead: everybody will ask its new key.',
          meta: { clauses: ['SYNC-53'] },
        },
        Configure: {
          actions: ['change', 'answer'],
          description: 'A change reaches whoever has asked, at once.',
          meta: { clauses: ['SYNC-74'] },
        },
        ConfigRequest: [
          {
            guard: 'addressedHere',
            actions: ['noteRequest', 'answer'],
            description: 'What this process is to do, possibly nothing.',
            meta: { clauses: ['SYNC-42', 'SYNC-74'] },
          },
          {
            actions: 'rejectMismatch',
            description: 'Meant for another instance: the process will hear of this one.',
            meta: { clauses: ['SYNC-20', 'SYNC-36'] },
          },
        ],
      },
    },
  },
});
