import { assign, emit, setup } from 'xstate';
import { sameId, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { UNIT } from './control-unit-addresses.ts';

/** The first update of a channel that its client has not acknowledged; null where there is none. */
export interface Awaiting {
  type: 'Awaiting';
  oldest: Position;
}
/** The client has not acknowledged it for too long: it was lost, or its acknowledgement was. */
export interface Overdue {
  type: 'Overdue';
  pc: ProcessChannel;
}

/** Whose acknowledgements are awaited, and how long; in ticks. */
export interface PatienceInput {
  readonly pc: ProcessChannel;
  readonly silentRetry: number;
}

interface PatienceContext extends PatienceInput {
  readonly oldest: Position;
}

/**
 * How long a primary awaits the acknowledgement of a client, where messages may be lost: the last that is lost on a channel leaves no gap.
 * RPL-53, RPL-80
 */
export const patience = setup({
  types: {
    input: {} as PatienceInput,
    context: {} as PatienceContext,
    events: {} as Awaiting,
    emitted: {} as Overdue & { to: string },
  },
  delays: { silentRetry: ({ context }) => context.silentRetry },
  guards: {
    isNothing: ({ event }) => event.oldest === null,
    isTheSame: ({ context, event }) => sameId(context.oldest, event.oldest),
  },
  actions: {
    note: assign({ oldest: ({ event }) => event.oldest }),
    forget: assign({ oldest: null }),
    tellOverdue: emit(({ context: { pc } }) => ({ type: 'Overdue' as const, to: UNIT, pc })),
  },
}).createMachine({
  id: 'selective-replay/patience',
  description: 'How long the client of one channel may take to acknowledge.',
  context: ({ input }) => ({ ...input, oldest: null }),
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing is awaited, or it was said that it is overdue.',
      on: {
        Awaiting: [
          { guard: 'isNothing', description: 'Still nothing.', meta: { clauses: ['RPL-53'] } },
          {
            target: 'waiting',
            actions: 'note',
            description: 'An update is awaited from now on.',
            meta: { clauses: ['RPL-53'] },
          },
        ],
      },
    },
    waiting: {
      description: 'An update is not acknowledged yet.',
      after: {
        silentRetry: {
          target: 'idle',
          actions: ['forget', 'tellOverdue'],
          description: 'It was lost, or its acknowledgement was, or its client is gone.',
          meta: { clauses: ['RPL-53', 'RPL-80'] },
        },
      },
      on: {
        Awaiting: [
          {
            guard: 'isNothing',
            target: 'idle',
            actions: 'forget',
            description: 'All is acknowledged.',
            meta: { clauses: ['RPL-53'] },
          },
          {
            guard: 'isTheSame',
            description: 'The same still: later ones give it no more time.',
            meta: { clauses: ['RPL-53'] },
          },
          {
            target: 'waiting',
            reenter: true,
            actions: 'note',
            description: 'That one is acknowledged, and another one is awaited.',
            meta: { clauses: ['RPL-53'] },
          },
        ],
      },
    },
  },
});
