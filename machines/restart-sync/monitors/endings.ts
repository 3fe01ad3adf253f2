import { assign, setup } from 'xstate';
import { laterKey, sameKey, type CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { BirthNotification, DeathNotification, LookupReply } from '../../../spec/process-state/messages.ts';
import type { Data, Eof, Update } from '../../../spec/restart-sync/messages.ts';

/** An incarnation that a receiver was told the end of, and for how many ticks it has known. */
export interface KnownEnd {
  readonly key: CommunicationKey;
  readonly ticks: number;
}

type Told =
  | { type: 'deliver.BirthNotification'; part: string; message: BirthNotification }
  | { type: 'deliver.DeathNotification'; part: string; message: DeathNotification }
  | { type: 'deliver.LookupReply'; part: string; message: LookupReply }
  | { type: 'send.LookupReply'; to: string; message: LookupReply }
  | { type: 'send.DeathNotification'; to: string; message: DeathNotification };
type Heard = {
  type: 'deliver.Data' | 'deliver.Update' | 'deliver.Eof';
  part: string;
  from: string;
  message: Data | Update | Eof;
};
type Event = Told | Heard | { type: 'crash'; target: string } | { type: 'end'; part: string } | { type: 'tick' };

/** Which source at which receiver; whatever takes the receiver down; and whether notices arrive in the step in which they are sent. */
export interface EndingsInput {
  readonly source: string;
  readonly receiver: string;
  readonly limit: number;
  /** The hosts above the receiver, whose crash is its own. */
  readonly hosts: readonly string[];
  /** The answers to its look-ups reach it within the step. */
  readonly answersAtOnce: boolean;
}

interface EndingsContext extends EndingsInput {
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
    forget: assign({ last: null, ends: [] }),
  },
}).createMachine({
  id: 'restart-sync/monitors/endings',
  description: 'For how long a receiver has known that an incarnation of a source is over.',
  context: ({ input }) => ({ ...input, last: null, ends: [] }),
  on: {
    'deliver.BirthNotification': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.DeathNotification': { guard: 'concerns', actions: 'note', description: 'That incarnation is over.' },
    'deliver.LookupReply': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'send.LookupReply': { guard: 'concerns', actions: 'note', description: 'The same, within the step.' },
    'send.DeathNotification': { guard: 'concerns', actions: 'note', description: 'The same, within the step.' },
    'deliver.Data': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.Update': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    'deliver.Eof': { guard: 'concerns', actions: 'note', description: 'An earlier incarnation is over.' },
    tick: { actions: 'count', description: 'One more tick.' },
    crash: { guard: 'downsReceiver', actions: 'forget', description: 'What it knew is lost with it.' },
    end: { guard: 'downsReceiver', actions: 'forget', description: 'What it knew is lost with it.' },
  },
});

function concerns({ source, receiver, answersAtOnce }: EndingsContext, event: Event): boolean {
  if (!('message' in event)) return false;
  const to = 'part' in event ? event.part : event.to;
  if (to !== receiver || (event.type.startsWith('send.') && !answersAtOnce)) return false;
  if ('from' in event && 'src' in event.message) return event.from === source;
  const { message } = event as Told;
  return (message.type === 'LookupReply' ? (message.name ?? message.target) : message.name) === source;
}

function noted({ last, ends }: EndingsContext, event: Event): Partial<EndingsContext> {
  if (!('message' in event)) return {};
  const { message } = event;
  const key = 'src' in message ? message.src : message.key;
  const dies = message.type === 'DeathNotification';
  const isLater = last === null || laterKey(key, last);
  const over = dies ? (isLater ? [last, key] : [key]) : isLater ? [last] : [];
  const known = (ended: CommunicationKey) => ends.some((end) => sameKey(end.key, ended));
  const fresh = over.filter((ended): ended is CommunicationKey => ended !== null && !known(ended));
  return { last: isLater ? key : last, ends: [...ends, ...fresh.map((ended) => ({ key: ended, ticks: 0 }))] };
}
