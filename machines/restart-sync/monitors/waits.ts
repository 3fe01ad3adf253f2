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

type Transfer = Pick<Data, 'src' | 'xfer'>;
type Told =
  | { type: 'deliver.DeathNotification'; part: string; message: DeathNotification }
  | { type: 'deliver.BirthNotification'; part: string; message: BirthNotification }
  | { type: 'deliver.LookupReply'; part: string; message: LookupReply };
type Event =
  | Told
  | { type: 'deliver.Data'; part: string; from: string; message: Data }
  | { type: 'deliver.Update'; part: string; from: string; message: Update }
  | { type: 'deliver.Eof'; part: string; from: string; message: Eof }
  | { type: 'send.LookupRequest'; from: string; message: LookupRequest }
  | { type: 'send.RegisterRequest'; from: string }
  | { type: 'timer.staleLimit'; part: string; instance: string }
  | { type: 'restart' | 'crash'; target: string }
  | { type: 'tick'; clock: string };

/** Which input of which process, and for how long it must be awaited. */
export interface WaitsInput {
  readonly source: string;
  readonly receiver: string;
  readonly limit: number;
  /** The hosts above the receiver, whose restart is its own, and whose clock its ticks are. */
  readonly hosts: readonly string[];
  /** Whether the death of a silent input leaves its data in use; otherwise it is as if that had expired. SYNC-83 */
  readonly graceOnHeartbeatLoss: boolean;
  /** Whether the limit ends a transfer that is under way: its end of data then makes nothing whole. SYNC-8, SYNC-81 */
  readonly limitClearsFresh: boolean;
}

export interface WaitsContext extends WaitsInput {
  /** The key that the receiver last asked with: notices for another one are none for it. */
  readonly own: CommunicationKey | null;
  /** Ticks since the start of the process, or since it was told of the end of the input, if that is later; counts to the limit. */
  readonly ticks: number;
  /** Whether an end was told since the last end of data: a further one is part of the same absence. */
  readonly absent: boolean;
  /** The last key of the input that was told. */
  readonly last: CommunicationKey | null;
  /** Whether that one is not known to be over. */
  readonly lives: boolean;
  /** Its data has outlived the limit, and it has not been whole since. */
  readonly expired: boolean;
  /** The transfer of which something has come since the input was absent; null where that is none. */
  readonly transfer: Pick<Data, 'src' | 'xfer'> | null;
  /** Whether the limit has cut that one short. */
  readonly cutShort: boolean;
}

const nothingHeard = {
  ticks: 0,
  absent: false,
  last: null,
  lives: false,
  expired: false,
  transfer: null,
  cutShort: false,
};

/** Counts, apart from the timer of the process, for how long an input has been awaited. SYNC-51 */
export const waits = setup({
  types: { input: {} as WaitsInput, context: {} as WaitsContext, events: {} as Event },
  guards: {
    endsSilent: ({ context, event }) =>
      event.type === 'deliver.DeathNotification' &&
      isAbout(context, event) &&
      event.message.cause === 'silence' &&
      // Of what was never heard of there is nothing to clear: it is awaited as any other.
      context.last !== null &&
      !context.graceOnHeartbeatLoss,
    endsFirst: ({ context, event }) =>
      event.type === 'deliver.DeathNotification' && isAbout(context, event) && !context.absent,
    follows: ({ context, event }) =>
      isNotice(event) &&
      isAbout(context, event) &&
      context.last !== null &&
      laterKey(event.message.key, context.last) &&
      !context.absent,
    isAbout: ({ context, event }) => isNotice(event) && isAbout(context, event),
    asks: ({ context, event }) => isAsked(context, event),
    asksInLaterEpoch: ({ context, event }) =>
      isAsked(context, event) &&
      context.last !== null &&
      event.message.requester.epoch > context.last.epoch &&
      !context.absent,
    registers: ({ context, event }) => event.type === 'send.RegisterRequest' && event.from === context.receiver,
    completes: ({ context, event }) =>
      event.type === 'deliver.Eof' &&
      event.part === context.receiver &&
      event.from === context.source &&
      !(context.cutShort && context.transfer !== null && isSame(event.message, context.transfer)) &&
      // What a dead incarnation has left in the channel makes nothing whole.
      (context.last === null ||
        laterKey(event.message.src, context.last) ||
        (context.lives && sameKey(event.message.src, context.last))),
    expires: ({ context, event }) =>
      event.type === 'timer.staleLimit' &&
      event.part === context.receiver &&
      event.instance === `receiver/${context.source}`,
    opensTransfer: ({ context, event }) =>
      (event.type === 'deliver.Data' || event.type === 'deliver.Update') &&
      event.part === context.receiver &&
      event.from === context.source &&
      context.absent &&
      (context.transfer === null || isLaterTransfer(event.message, context.transfer)),
    isOfItsClock: ({ context, event }) => event.type === 'tick' && ['all', ...context.hosts].includes(event.clock),
    restarts: ({ context, event }) =>
      'target' in event && [context.receiver, ...context.hosts, 'everything'].includes(event.target),
  },
  actions: {
    begin: assign({ own: null, ...nothingHeard }),
    note: assign(({ context, event }) =>
      isNotice(event)
        ? { last: event.message.key, lives: event.type !== 'deliver.DeathNotification' }
        : { last: context.last },
    ),
    ask: assign(({ event }) => (event.type === 'send.LookupRequest' ? { own: event.message.requester } : {})),
    dropOwn: assign({ own: null }),
    end: assign({ ticks: 0, absent: true, transfer: null, cutShort: false }),
    complete: assign({ absent: false, expired: false, transfer: null, cutShort: false }),
    noteTransfer: assign(({ event }) =>
      event.type === 'deliver.Data' || event.type === 'deliver.Update'
        ? { transfer: { src: event.message.src, xfer: event.message.xfer }, cutShort: false }
        : {},
    ),
    expire: assign(({ context }) => ({
      expired: true,
      cutShort: context.transfer !== null && context.limitClearsFresh,
    })),
    count: assign({ ticks: ({ context }) => Math.min(context.ticks + 1, context.limit) }),
  },
}).createMachine({
  id: 'restart-sync/monitors/waits',
  description: 'For how long a process has awaited one of its inputs.',
  context: ({ input }) => ({ ...input, own: null, ...nothingHeard }),
  on: {
    'deliver.DeathNotification': [
      {
        guard: 'endsSilent',
        actions: ['note', 'end', 'expire'],
        description: 'It is absent, and will not be awaited.',
      },
      { guard: 'endsFirst', actions: ['note', 'end'], description: 'It is absent from now on.' },
      { guard: 'isAbout', actions: 'note', description: 'It has been absent already.' },
    ],
    'deliver.BirthNotification': [
      { guard: 'follows', actions: ['note', 'end'], description: 'The incarnation before it has ended unseen.' },
      { guard: 'isAbout', actions: 'note', description: 'It lives.' },
    ],
    'deliver.LookupReply': [
      { guard: 'follows', actions: ['note', 'end'], description: 'The incarnation before it has ended unseen.' },
      { guard: 'isAbout', actions: 'note', description: 'It lives.' },
    ],
    'send.LookupRequest': [
      {
        guard: 'asksInLaterEpoch',
        actions: ['ask', 'end'],
        description: 'The manager has restarted: what died meanwhile is told to nobody, so the input counts as absent.',
      },
      { guard: 'asks', actions: 'ask', description: 'Under which key it asks.' },
    ],
    'send.RegisterRequest': {
      guard: 'registers',
      actions: 'dropOwn',
      description: 'It has no key until it asks again: what comes for the one before is none for it.',
    },
    'deliver.Data': { guard: 'opensTransfer', actions: 'noteTransfer', description: 'Something of a transfer comes.' },
    'deliver.Update': {
      guard: 'opensTransfer',
      actions: 'noteTransfer',
      description: 'Something of a transfer comes.',
    },
    'deliver.Eof': { guard: 'completes', actions: 'complete', description: 'It is whole, or asked for once more.' },
    'timer.staleLimit': { guard: 'expires', actions: 'expire', description: 'It has been awaited for long enough.' },
    restart: { guard: 'restarts', actions: 'begin', description: 'The process begins anew.' },
    tick: { guard: 'isOfItsClock', actions: 'count', description: 'One more tick.' },
  },
});

function isSame(a: Transfer, b: Transfer): boolean {
  return a.xfer === b.xfer && sameKey(a.src, b.src);
}

function isLaterTransfer(a: Transfer, b: Transfer): boolean {
  return laterKey(a.src, b.src) || (sameKey(a.src, b.src) && a.xfer > b.xfer);
}

function isNotice(event: Event): event is Told {
  return 'message' in event && 'part' in event && 'requester' in event.message;
}

function isAbout({ source, receiver, own }: WaitsContext, { part, message }: Told): boolean {
  const name = message.type === 'LookupReply' ? (message.name ?? message.target) : message.name;
  return part === receiver && name === source && own !== null && sameKey(message.requester, own);
}

function isAsked(
  { source, receiver }: WaitsContext,
  event: Event,
): event is Event & { readonly type: 'send.LookupRequest' } {
  return event.type === 'send.LookupRequest' && event.from === receiver && event.message.target === source;
}
