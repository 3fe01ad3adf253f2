import { assign, enqueueActions, setup } from 'xstate';
import { decodedCookies, type CookieMode } from '../../spec/selective-replay/cookie-encoding.ts';
import { ALL_SECTIONS, mergedCookies, type SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import type { AckQuery, EpochReply, Replay, UpdateToClient } from '../../spec/selective-replay/messages.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { UNIT } from './control-unit-addresses.ts';
import type { LineNotice } from './line.ts';

/** What waits for the client is of no use any more, and nothing is owed in its place. */
export interface DropWaiting {
  type: 'DropWaiting';
}

/** The channel takes messages again, and its client is owed these sections in place of what was dropped. RPL-111 */
export interface ReplayOwed {
  type: 'ReplayOwed';
  pc: ProcessChannel;
  sections: SectionsCookie;
}

/** Whose messages wait in an outlet, and how many may. */
export interface OutletInput {
  readonly pc: ProcessChannel;
  /** The address of the client. */
  readonly client: string;
  /** Updates that it has room for. RPL-110 */
  readonly outCapacity: number;
  /** How the cookies of several updates become one. RPL-59, RPL-111 */
  readonly cookieMode: CookieMode;
}

/** What an outlet remembers. */
export interface OutletContext extends OutletInput {
  /** What was made for the client and not taken by its channel, oldest first. */
  readonly waiting: readonly UpdateToClient[];
  /** The sections that the client is owed in place of what was dropped; null where nothing was. */
  readonly owed: SectionsCookie | null;
  /** What waits beside the updates, at most one of each kind: the last query, and the last answer to a client that has asked. */
  readonly held: readonly (AckQuery | EpochReply)[];
}

type Outgoing = UpdateToClient | Replay | AckQuery | EpochReply;

const held = {
  actions: 'hold' as const,
  description: 'It waits in the place of an earlier one: a client is asked for one answer, and told one epoch.',
  meta: { clauses: ['RPL-72', 'RPL-110', 'RPL-124'] },
};

/** The queue from a unit to one client: what the channel does not take waits, and what there is no room for is owed as state. */
export const outlet = setup({
  types: {
    input: {} as OutletInput,
    context: {} as OutletContext,
    events: {} as Outgoing | LineNotice | DropWaiting,
    emitted: {} as (Outgoing | ReplayOwed) & { to: string },
  },
  guards: {
    hasRoom: ({ context }) => context.waiting.length < context.outCapacity,
    isWhole: ({ event }) => event.type === 'UpdateToClient' && event.full === true,
  },
  actions: {
    pass: enqueueActions(({ context: { client: to }, event, enqueue }) => {
      if (isOutgoing(event)) enqueue.emit({ ...event, to });
    }),
    wait: assign(({ context, event }) =>
      event.type === 'UpdateToClient' ? { waiting: [...context.waiting, event] } : {},
    ),
    waitAlone: assign(({ event }) => (event.type === 'UpdateToClient' ? { waiting: [event], owed: null } : {})),
    /** RPL-111 */
    owe: assign(({ context: { cookieMode, waiting, owed }, event }) => {
      if (event.type !== 'UpdateToClient' && event.type !== 'Replay') return {};
      const cookies = [...waiting, event].map((one) => sectionsIn(one, cookieMode));
      return { waiting: [], owed: mergedCookies([owed ?? 0, ...cookies]) };
    }),
    hold: assign(({ context: { held }, event }) =>
      event.type === 'AckQuery' || event.type === 'EpochReply'
        ? { held: [...held.filter(({ type }) => type !== event.type), event] }
        : {},
    ),
    drop: assign({ waiting: [], owed: null, held: [] }),
    sendWaiting: enqueueActions(({ context: { client: to, held, waiting }, enqueue }) => {
      for (const one of [...held, ...waiting]) enqueue.emit({ ...one, to });
    }),
    tellOwed: enqueueActions(({ context: { pc, owed }, enqueue }) => {
      enqueue.emit({ type: 'ReplayOwed', to: UNIT, pc, sections: owed ?? ALL_SECTIONS });
    }),
  },
}).createMachine({
  id: 'selective-replay/outlet',
  description: 'What a control unit has for one client, as far as the channel to that one has not taken it.',
  context: ({ input }) => ({ ...input, waiting: [], owed: null, held: [] }),
  initial: 'clear',
  states: {
    clear: {
      description: 'The channel takes messages: nothing waits.',
      on: {
        UpdateToClient: {
          actions: 'pass',
          description: '559: it leaves in the step that makes it.',
          meta: { clauses: ['RPL-26', 'RPL-30'] },
        },
        Replay: {
          actions: 'pass',
          description: '609: values as they are now.',
          meta: { clauses: ['RPL-83', 'RPL-85'] },
        },
        AckQuery: {
          actions: 'pass',
          description: '604: what has the client processed last?',
          meta: { clauses: ['RPL-72'] },
        },
        EpochReply: {
          actions: 'pass',
          description: 'The client has asked for it.',
          meta: { clauses: ['RPL-121'] },
        },
        ChannelFull: {
          target: 'stalled',
          description: 'The channel takes nothing for now: its client reads slowly, or not at all.',
          meta: { clauses: ['RPL-110'] },
        },
        DropWaiting: { description: 'Nothing waits.', meta: { clauses: ['RPL-111'] } },
      },
    },
    stalled: {
      description: 'The channel takes nothing: what is made meanwhile waits, as far as there is room.',
      on: {
        UpdateToClient: [
          {
            guard: 'isWhole',
            actions: 'waitAlone',
            description: 'It carries the whole state: what waits is of no use to a client that has lost its own.',
            meta: { clauses: ['RPL-115'] },
          },
          {
            guard: 'hasRoom',
            actions: 'wait',
            description: 'It waits for the channel, and nobody waits for it.',
            meta: { clauses: ['RPL-30', 'RPL-110'] },
          },
          {
            target: 'owing',
            actions: 'owe',
            description: 'There is no room: what waits is dropped, and the sections of all of it are owed.',
            meta: { clauses: ['RPL-110', 'RPL-111'] },
          },
        ],
        Replay: {
          target: 'owing',
          actions: 'owe',
          description: 'It would be old by the time that it is taken: it is owed, with what waits.',
          meta: { clauses: ['RPL-85', 'RPL-110', 'RPL-111'] },
        },
        AckQuery: held,
        EpochReply: held,
        ChannelWritable: {
          target: 'clear',
          actions: ['sendWaiting', 'drop'],
          description: 'The channel takes messages again: all that waits, in its order.',
          meta: { clauses: ['RPL-32', 'RPL-110'] },
        },
        DropWaiting: {
          actions: 'drop',
          description: 'The client is gone, silent, or not for this unit to serve: updates are not for it any more.',
          meta: { clauses: ['RPL-80', 'RPL-109', 'RPL-114'] },
        },
      },
    },
    owing: {
      description: 'The channel takes nothing, and there was no room: nothing waits, and state is owed in place of it.',
      on: {
        UpdateToClient: [
          {
            guard: 'isWhole',
            target: 'stalled',
            actions: 'waitAlone',
            description: 'It carries the whole state, and with that all that is owed.',
            meta: { clauses: ['RPL-111', 'RPL-115'] },
          },
          {
            actions: 'owe',
            description: 'Its sections are owed as well: nothing comes before the replay.',
            meta: { clauses: ['RPL-110', 'RPL-111'] },
          },
        ],
        Replay: {
          actions: 'owe',
          description: 'What it would bring is owed as well.',
          meta: { clauses: ['RPL-85', 'RPL-111'] },
        },
        EpochReply: held,
        ChannelWritable: {
          target: 'clear',
          actions: ['sendWaiting', 'tellOwed', 'drop'],
          description: 'The channel takes messages again: one replay, before any later update.',
          meta: { clauses: ['RPL-111'] },
        },
        DropWaiting: {
          target: 'stalled',
          actions: 'drop',
          description: 'The client is gone, or not for this unit to serve, or silent, and owed everything by that.',
          meta: { clauses: ['RPL-80', 'RPL-109', 'RPL-114'] },
        },
      },
    },
  },
});

/** The sections that a message brings; all of them where it does not say so. RPL-60 */
function sectionsIn({ cookie }: UpdateToClient | Replay, cookieMode: CookieMode): SectionsCookie {
  return decodedCookies(cookieMode, [cookie]) ?? ALL_SECTIONS;
}

function isOutgoing(event: { readonly type: string }): event is Outgoing {
  return ['UpdateToClient', 'Replay', 'AckQuery', 'EpochReply'].includes(event.type);
}
