import { assign, setup } from 'xstate';

type Event =
  | { type: 'crash'; target: string }
  | { type: 'end'; part: string }
  | { type: 'send.Start'; message: { type: 'Start'; process: string } }
  | { type: 'tick' };

/** Which process, and after how many ticks it is to be started again. */
export interface OrdersInput {
  readonly process: string;
  readonly restartDelay: number;
  /** The hosts above the process, whose crash is its own. */
  readonly hosts: readonly string[];
}

export interface OrdersContext extends OrdersInput {
  /** Ticks since the last end that no order has followed; null where none is due. Stops one beyond the delay. */
  readonly ticks: number | null;
}

/** Counts, apart from the timer of the supervisor, for how long the end of a process has had no order to start it. SYNC-40 */
export const orders = setup({
  types: { input: {} as OrdersInput, context: {} as OrdersContext, events: {} as Event },
  guards: {
    ends: ({ context: { process, hosts }, event }) =>
      (event.type === 'crash' && [process, ...hosts].includes(event.target)) ||
      (event.type === 'end' && event.part === process),
    isOrdered: ({ context, event }) => event.type === 'send.Start' && event.message.process === context.process,
    isDue: ({ context }) => context.ticks !== null,
  },
  actions: {
    begin: assign({ ticks: 0 }),
    answer: assign({ ticks: null }),
    count: assign({ ticks: ({ context: { ticks, restartDelay } }) => Math.min((ticks ?? 0) + 1, restartDelay + 1) }),
  },
}).createMachine({
  id: 'restart-sync/monitors/orders',
  description: 'For how long the end of a process has had no order to start it.',
  context: ({ input }) => ({ ...input, ticks: null }),
  on: {
    crash: { guard: 'ends', actions: 'begin', description: 'An order is due from now on.' },
    end: { guard: 'ends', actions: 'begin', description: 'An order is due from now on.' },
    'send.Start': { guard: 'isOrdered', actions: 'answer', description: 'The order.' },
    tick: { guard: 'isDue', actions: 'count', description: 'One more tick.' },
  },
});
