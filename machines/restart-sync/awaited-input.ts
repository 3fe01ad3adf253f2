import { emit, setup } from 'xstate';
import type { InputExpired, InputLost, InputSettled, InputUnsettled } from './receiver-data.ts';

/** Said to the source: this input is complete, or has been awaited in vain. SYNC-51 */
export interface AwaitOver {
  type: 'AwaitOver';
  input: string;
}
/** Said to the source: this input is not complete any more. SYNC-51 */
export interface AwaitBegun {
  type: 'AwaitBegun';
  input: string;
}

/** Which input it is, and for how long it is awaited. */
export interface AwaitedInputInput {
  readonly input: string;
  /** Ticks from the start of the process, or the death of the input if that is later: the option `limit`. SYNC-51 */
  readonly limit: number;
  /** The address of the source that waits. */
  readonly source: string;
}

/** What ends a wait that was over already. */
const wholeAfterAll = {
  guard: 'isComplete' as const,
  target: 'complete' as const,
  description: 'It is whole after all.',
  meta: { clauses: ['SYNC-51'] },
};

/** How long a source waits for one of its inputs before it calls its own data complete. */
export const awaitedInput = setup({
  types: {
    input: {} as AwaitedInputInput,
    context: {} as AwaitedInputInput,
    events: {} as InputSettled | InputUnsettled | InputLost | InputExpired,
    emitted: {} as (AwaitOver | AwaitBegun) & { to: string },
  },
  delays: { limit: ({ context }) => context.limit },
  guards: { isComplete: ({ event }) => event.type === 'InputSettled' && event.complete },
  actions: {
    over: emit(({ context: { source: to, input } }) => ({ type: 'AwaitOver' as const, to, input })),
    begun: emit(({ context: { source: to, input } }) => ({ type: 'AwaitBegun' as const, to, input })),
  },
}).createMachine({
  id: 'restart-sync/awaited-input',
  description: 'How long a source waits for one of its inputs before it calls its own data complete.',
  context: ({ input }) => input,
  initial: 'awaited',
  states: {
    awaited: {
      description: 'It may still come: an end of data sent now would remove, further on, what this input still has.',
      after: {
        limit: {
          target: 'vain',
          actions: 'over',
          description: 'Awaited in vain for as long as its old data may live anywhere.',
          meta: { clauses: ['SYNC-51'] },
        },
      },
      on: {
        // Never in part: what the limit cuts short has expired before.
        InputSettled: {
          guard: 'isComplete',
          target: 'complete',
          actions: 'over',
          description: 'It is whole.',
          meta: { clauses: ['SYNC-51'] },
        },
        InputLost: {
          target: 'awaited',
          reenter: true,
          description: 'A dead input is awaited too, from its death on.',
          meta: { clauses: ['SYNC-51'] },
        },
        InputExpired: {
          target: 'expired',
          actions: 'over',
          description: 'Its data outlived the limit: it has been awaited for long enough.',
          meta: { clauses: ['SYNC-51'] },
        },
      },
    },
    complete: {
      description: 'It is whole.',
      on: {
        InputUnsettled: {
          target: 'awaited',
          actions: 'begun',
          description: 'It lives, and sends all of its data anew: it is awaited until that is whole.',
          meta: { clauses: ['SYNC-51'] },
        },
        InputLost: {
          target: 'awaited',
          actions: 'begun',
          description: 'It died: it is awaited anew, from its death on.',
          meta: { clauses: ['SYNC-51'] },
        },
        InputExpired: {
          target: 'expired',
          description: 'It was found silent, and silence has no grace.',
          meta: { clauses: ['SYNC-51', 'SYNC-83'] },
        },
      },
    },
    vain: {
      description: 'It was awaited in vain, since its death or the start of the process.',
      on: {
        InputSettled: wholeAfterAll,
        InputLost: {
          target: 'awaited',
          actions: 'begun',
          description: 'It lived, and was only slow: from its death on it is awaited anew.',
          meta: { clauses: ['SYNC-51'] },
        },
        InputExpired: {
          target: 'expired',
          description: 'It was found silent, and silence has no grace.',
          meta: { clauses: ['SYNC-51', 'SYNC-83'] },
        },
      },
    },
    expired: {
      description: 'Its data has outlived the limit: so long it has been awaited, and is so counted until it is whole.',
      on: {
        InputSettled: [
          wholeAfterAll,
          { description: 'Not whole: a part of it fell to the limit.', meta: { clauses: ['SYNC-15', 'SYNC-51'] } },
        ],
        InputLost: { description: 'It has been awaited already.', meta: { clauses: ['SYNC-51'] } },
        InputExpired: { description: 'It has been awaited already.', meta: { clauses: ['SYNC-51'] } },
      },
    },
  },
});
