import { assign, setup, stateIn } from 'xstate';
import {
  type BirthNotification,
  type CommunicationKey,
  type DeathNotification,
  type IpcReject,
  laterKey,
  type LookupReply,
  sameKey,
} from '../../spec/process-state/messages.ts';
import { changed, type Difference, type Entries, type Rec } from '../../spec/restart-sync/entries.ts';
import type { ConfigReply, RestartSyncMessage, Subscribe } from '../../spec/restart-sync/messages.ts';
import type { KeyDropped, KeyTaken } from './membership.ts';
import type { AwaitBegun, AwaitOver } from './awaited-input.ts';
import type { ConfigurationExpired, ConfigurationTaken } from './configuration.ts';
import type { InputNotice } from './receiver-data.ts';
import type { Subscriber } from './transfers.ts';

/** What the world tells a source: it found this, it has found everything, or something is different now. SYNC-43, SYNC-60 */
export type Finding =
  { type: 'Found'; recs: readonly Rec[] } | { type: 'AllFound' } | ({ type: 'Change' } & Difference);

/** What a source is told: by the world, by its subscribers, by its membership, and by the other charts of its process. */
export type SourceEvent =
  | Finding
  | (Subscribe & { from: string })
  | BirthNotification
  | DeathNotification
  | LookupReply
  | KeyTaken
  | KeyDropped
  | ConfigurationTaken
  | ConfigurationExpired
  | InputNotice
  | AwaitBegun
  | AwaitOver;

/** What a source says to its subscribers. */
export type SourceEmitted = (RestartSyncMessage | IpcReject) & { to: string };

/** What a deployment chooses for a source. */
export interface SourceInput {
  /** Whether it begins with a configuration from the configuration manager. SYNC-42 */
  readonly configured: boolean;
  /** Whether it finds data of its own, besides what it derives. SYNC-43 */
  readonly discovers: boolean;
  /** The sources that its data is derived from. SYNC-51 */
  readonly inputs: readonly string[];
  /** The receivers that it serves unasked; the others ask. SYNC-49 */
  readonly receivers: readonly string[];
  /** How a change travels: as a full transfer, or as what is different. SYNC-62, SYNC-63 */
  readonly ripple: 'full-set' | 'delta';
  /** How many records a message has room for. */
  readonly recordsPerMessage: number;
}

/** What a source remembers. */
export interface SourceContext extends SourceInput {
  /** Its own key, while it has one. */
  readonly own: CommunicationKey | null;
  readonly config: ConfigReply['config'] | null;
  /** What it has found itself. */
  readonly found: Entries;
  /** The data in use of each input. SYNC-68 */
  readonly derivedFrom: Readonly<Record<string, Entries>>;
  /** The inputs that are still awaited. SYNC-51 */
  readonly awaited: readonly string[];
  /** Its own data: what its subscribers have, or are being sent. */
  readonly entries: Entries;
  readonly subscribers: readonly Subscriber[];
}

/** What a source remembers, and how it decides. */
export const sourceData = setup({
  types: {
    input: {} as SourceInput,
    context: {} as SourceContext,
    events: {} as SourceEvent,
    emitted: {} as SourceEmitted,
  },
  guards: {
    needsNone: ({ context }) => !context.configured,
    isConfiguring: stateIn({ initialisation: 'configuring' }),
    discovers: ({ context }) => context.discovers,
    inputsSettled: ({ context }) => context.awaited.length === 0,
    isComplete: stateIn({ initialisation: 'complete' }),
    addressedHere: ({ context, event }) =>
      event.type === 'Subscribe' && context.own !== null && sameKey(event.dst, context.own),
    ofPredecessor: ({ context, event }) => {
      if (event.type !== 'Subscribe') return false;
      const held = subscriberAt(context, event.from);
      return held !== undefined && laterKey(held.key, event.src);
    },
    ofReceiver: ({ context, event }) =>
      'requester' in event &&
      context.own !== null &&
      sameKey(event.requester, context.own) &&
      context.receivers.includes(nameIn(event)),
    laterReceiver: ({ context, event }) => {
      if (!('requester' in event)) return false;
      const held = subscriberAt(context, nameIn(event));
      return held === undefined || laterKey(event.key, held.key);
    },
    moreToCome: ({ event }) => event.type === 'InputChanged' && event.more,
  },
  actions: {
    takeOwn: assign(({ context, event }) => ({ own: event.type === 'KeyTaken' ? event.key : context.own })),
    forgetOwn: assign({ own: null }),
    takeConfiguration: assign(({ context, event }) => ({
      config: event.type === 'ConfigurationTaken' ? event.config : context.config,
    })),
    dropConfiguration: assign({ config: null }),
    find: assign(({ context, event }) => ({
      found: event.type === 'Found' ? changed(context.found, { put: event.recs, remove: [] }) : context.found,
    })),
    change: assign(({ context, event }) => ({
      found: event.type === 'Change' ? changed(context.found, event) : context.found,
    })),
    copyInput: assign(({ context, event }) => ({
      derivedFrom:
        event.type === 'InputChanged'
          ? { ...context.derivedFrom, [event.input]: changed(context.derivedFrom[event.input] ?? {}, event) }
          : context.derivedFrom,
    })),
    await: assign(({ context, event }) => ({
      awaited: event.type === 'AwaitBegun' ? [...context.awaited, event.input].sort() : context.awaited,
    })),
    stopAwaiting: assign(({ context, event }) => ({
      awaited: event.type === 'AwaitOver' ? context.awaited.filter((input) => input !== event.input) : context.awaited,
    })),
    noteSubscriber: assign(({ context, event }) => {
      if (event.type === 'Subscribe') return withSubscriber(context, event.from, event.src);
      return 'requester' in event ? withSubscriber(context, nameIn(event), event.key) : {};
    }),
  },
});

/** Whom a notice is about. */
export function nameIn(event: BirthNotification | DeathNotification | LookupReply): string {
  if (event.type !== 'LookupReply') return event.name;
  return event.name ?? (typeof event.target === 'string' ? event.target : '');
}

function subscriberAt({ subscribers }: SourceContext, address: string): Subscriber | undefined {
  return subscribers.find(({ to }) => to === address);
}

/** One subscription for each address: the last key that asked there. */
function withSubscriber(
  context: SourceContext,
  to: string,
  key: CommunicationKey,
): { readonly subscribers: readonly Subscriber[] } {
  const { transfer = 0, sent = 0 } = subscriberAt(context, to) ?? {};
  const others = context.subscribers.filter((other) => other.to !== to);
  return { subscribers: [...others, { to, key, transfer, sent }].sort((a, b) => (a.to < b.to ? -1 : 1)) };
}
