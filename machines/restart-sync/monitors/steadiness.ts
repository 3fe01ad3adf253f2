import { assign, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../../spec/process-state/messages.ts';
import type { Data, Eof } from '../../../spec/restart-sync/messages.ts';

type Event =
  | { type: 'send.Data'; from: string; message: Data }
  | { type: 'send.Eof'; from: string; message: Eof }
  | { type: 'timer.staleLimit' | 'timer.limit' }
  | { type: 'stimulus.Change' };

/** Which record the world always has, and which source is to find it. */
export interface SteadinessInput {
  readonly source: string;
  readonly k: string;
}

/** Whether, up to now, every incarnation has found a record before its end of data, and no limit was reached anywhere. S-SYNC-13 */
export const steadiness = setup({
  types: {
    input: {} as SteadinessInput,
    context: {} as SteadinessInput & { readonly found: CommunicationKey | null },
    events: {} as Event,
  },
  guards: {
    findsIt: ({ context, event }) =>
      event.type === 'send.Data' &&
      event.from === context.source &&
      event.message.recs.some(({ k }) => k === context.k),
    endsWithoutIt: ({ context, event }) =>
      event.type === 'send.Eof' &&
      event.from === context.source &&
      (context.found === null || !sameKey(event.message.src, context.found)),
  },
  actions: {
    note: assign({
      found: ({ context, event }) => (event.type === 'send.Data' ? event.message.src : context.found),
    }),
  },
}).createMachine({
  id: 'restart-sync/monitors/steadiness',
  description: 'Whether a record was always there, and nothing has lasted for too long.',
  context: ({ input }) => ({ ...input, found: null }),
  initial: 'steady',
  states: {
    steady: {
      on: {
        'send.Data': { guard: 'findsIt', actions: 'note', description: 'This incarnation has found it.' },
        'send.Eof': { guard: 'endsWithoutIt', target: 'unsteady', description: 'This incarnation has not.' },
        'timer.staleLimit': { target: 'unsteady', description: 'A limit was reached.' },
        'timer.limit': { target: 'unsteady', description: 'An input was awaited in vain.' },
        'stimulus.Change': { target: 'unsteady', description: 'The world changed.' },
      },
    },
    unsteady: {},
  },
});
