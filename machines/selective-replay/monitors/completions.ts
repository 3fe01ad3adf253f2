import { assign, setup } from 'xstate';
import type { Ack, RequestDone } from '../../../spec/selective-replay/messages.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import type { Completion } from '../../../spec/selective-replay/view.ts';

type Event =
  { type: 'send.Ack'; from: string; message: Ack } | { type: 'send.RequestDone'; from: string; message: RequestDone };

/** What has been said of the end of ops. */
export interface CompletionsContext {
  /** What each client has acknowledged, and in which incarnation. */
  readonly acknowledged: readonly Completion[];
  /** What requesters were told is complete. */
  readonly completed: readonly Completion[];
}

/** Every op that a requester was told is complete, for each client that it concerns. */
export const completions = setup({
  types: { context: {} as CompletionsContext, events: {} as Event },
  guards: {
    isNew: ({ context, event }) =>
      event.message.type === 'Ack' && !context.acknowledged.some((one) => isSame(one, event.message as Ack)),
    isCompleted: ({ event }) => event.message.type === 'RequestDone' && event.message.result === 'completed',
  },
  actions: {
    noteAcknowledgement: assign(({ context, event: { message } }) => {
      if (message.type !== 'Ack') return {};
      const { pc, opUid } = message;
      // A card that keeps its state is in its first incarnation for ever.
      return { acknowledged: [...context.acknowledged, { pc, opUid, incarnation: 1 }] };
    }),
    noteCompletion: assign(({ context, event: { message } }) => {
      if (message.type !== 'RequestDone') return {};
      const { opUid = null } = message;
      const done = context.acknowledged.filter((one) => sameId(one.opUid, opUid));
      return { completed: [...context.completed, ...done] };
    }),
  },
}).createMachine({
  id: 'selective-replay/monitors/completions',
  description: 'Every op that a requester was told is complete.',
  context: { acknowledged: [], completed: [] },
  on: {
    'send.Ack': { guard: 'isNew', actions: 'noteAcknowledgement', description: 'A client has processed it.' },
    'send.RequestDone': { guard: 'isCompleted', actions: 'noteCompletion', description: 'A requester is told so.' },
  },
});

function isSame(one: Completion, { pc, opUid }: Ack): boolean {
  return sameChannel(one.pc, pc) && sameId(one.opUid, opUid);
}
