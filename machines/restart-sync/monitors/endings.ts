import { assign, setup } from 'xstate';
import {
  type BirthNotification,
  type CommunicationKey,
  type DeathNotification,
  laterKey,
  type LookupReply,
  type LookupRequest,
  sameKey,
} from '../../../spec/process-state/messages.ts';
import type { Data, Eof, Update } from '../../../spec/restart-sync/messages.ts';

/** An incarnation that a receiver was told the end of, and for how many ticks it has known. */
export interface KnownEnd {
  readonly key: CommunicationKey;
  readonly ticks: number;
}

type Told =
  | { type: 'deliver.BirthNotification'; part: string; message: BirthNotification }
  | { type: 'deliver.DeathNotification'; part: string; message: DeathNotification }
  | { type: 'deliver.LookupReply'; part: string; message: LookupReply };
interface Heard {
  type: 'deliver.Data' | 'deliver.Update' | 'deliver.Eof';
  part: string;
  from: string;
  message: Data | Update | Eof;
}
type Event =
  | Told
  | Heard
  | { type: 'send.LookupRequest'; from: string; message: LookupRequest }
  | { type: 'send.RegisterRequest'; from: string }
  | { type: 'crash'; target: string }
  | { type: 'end'; part: string }
  | { type: 'tick'; clock: string };

/** Which source at which receiver; whatever takes the receiver down. */
export interface EndingsInput {
  readonly source: string;
  readonly receiver: string;
  readonly limit: number;
  /** The hosts above the receiver, whose crash is its own, and whose clock its ticks are. */
  readonly hosts: readonly string[];
}

interface EndingsContext extends EndingsInput {
  /** The key that the receiver last asked with: notices for another one are none for it. */
  readonly own: CommunicationKey | null;
  readonly last: CommunicationKey | null;
  readonly ends: readonly KnownEnd[];
}

/**
 * Counts, apart from the receiver's own timer, how long a receiver has known that an incarnation of a source is over: by a
 * notice of its death, or by the sign of a later one. It stops one beyond the limit.
 */
export const endings = setup({
  types: { input: {} as EndingsInput, context: {} as EndingsContext, events: {} as Event },
  guards: {
    concerns: ({ context, event }) => concerns(context, event),
    isOwn: ({ context, event }) =>
      event.type === 'send.LookupRequest' && event.from === context.receiver && event.message.target === context.source,
    registers: ({ context, event }) => event.type === 'send.RegisterRequest' && event.from === context.receiver,
    isOfItsClock: ({ context, event }) => event.type === 'tick' && ['all', ...context.hosts].includes(event.clock),
    downsReceiver: ({ context, event }) =>
      (event.type === 'crash' && [context.receiver, ...context.hosts].includes(event.target)) ||
      (event.type === 'end' && event.part === context.receiver),
  },
  actions: {
    note: assign(({ context, event }) => noted(context, event)),
    count: assign({
      ends: ({ context: { ends, limit } }) =>
        ends.map(({ key, ticks }) => ({ key, ticks: Math.min(ticks + 1, limit + 1) })),
    }),
    forget: assign({ own: null, last: null, ends: [] }),
    dropOwn: assign({ own: null }),
    asks: assign(({ context, event }) => (event.type === 'send.LookupRequest' ? asked(context, event.message) : {})),
  },
}).createMachine({
  id: 'restart-sync/monitors/endings',
  description: 'For how long a receiver has known that an incarnation of a source is over.',
  context: ({ input }) => ({ ...input, own: null, last: null, ends: [] }),
  on: {
    'deliver.BirthNotification': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.DeathNotification': { guard: 'concerns', actions: 'note', description: 'That incarnation is over.' },
    'deliver.LookupReply': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'send.LookupRequest': {
      guard: 'isOwn',
      actions: 'asks',
      description: 'Under which key it asks; a later epoch of that ends all before it.',
    },
    'send.RegisterRequest': {
      guard: 'registers',
      actions: 'dropOwn',
      description: 'It has no key until it asks again: what comes for the one before is none for it.',
    },
    'deliver.Data': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.Update': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.Eof': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    tick: { guard: 'isOfItsClock', actions: 'count', description: 'One more tick.' },
    crash: { guard: 'downsReceiver', actions: 'forget', description: 'What it knew is lost with it.' },
    end: { guard: 'downsReceiver', actions: 'forget', description: 'What it knew is lost with it.' },
  },
});

function concerns({ source, receiver, own }: EndingsContext, event: Event): event is Told | Heard {
  if (!('part' in event) || !('message' in event) || event.part !== receiver || own === null) return false;
  const { message } = event;
  // Not by who it is from: a notice comes from somebody, too.
  if ('src' in message) return 'from' in event && event.from === source && sameKey(message.dst, own);
  const name = message.type === 'LookupReply' ? (message.name ?? message.target) : message.name;
  return name === source && sameKey(message.requester, own);
}

function asked({ last, ends }: EndingsContext, { requester }: LookupRequest): Partial<EndingsContext> {
  const isOver = last !== null && requester.epoch > last.epoch && !ends.some(({ key }) => sameKey(key, last));
  return { own: requester, ends: isOver ? [...ends, { key: last, ticks: 0 }] : ends };
}

function noted({ last, ends }: EndingsContext, event: Event): Partial<EndingsContext> {
  if (!('message' in event) || event.type === 'send.LookupRequest') return {};
  const { message } = event;
  const key = 'src' in message ? message.src : message.key;
  const dies = message.type === 'DeathNotification';
  const isLater = last === null || laterKey(key, last);
  const over = dies ? (isLater ? [last, key] : [key]) : isLater ? [last] : [];
  const known = (ended: CommunicationKey) => ends.some((end) => sameKey(end.key, ended));
  const fresh = over.filter((ended): ended is CommunicationKey => ended !== null && !known(ended));
  return { last: isLater ? key : last, ends: [...ends, ...fresh.map((ended) => ({ key: ended, ticks: 0 }))] };
}
