import { assign, setup } from 'xstate';
import type { Ack, ChannelReset, EpochQuery, ReplayAck, RequestDone } from '../../../spec/selective-replay/messages.ts';
import { isLater, sameId, type OperationId, type Reached } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel, type ProcessChannel } from '../../../spec/selective-replay/process-channel.ts';
import type { Completion } from '../../../spec/selective-replay/view.ts';

type Event =
  | { type: 'send.Ack'; from: string; message: Ack }
  | { type: 'send.ReplayAck'; from: string; message: ReplayAck }
  | { type: 'send.EpochQuery'; from: string; message: EpochQuery }
  | { type: 'send.ChannelReset'; from: string; message: ChannelReset }
  | { type: 'send.RequestDone'; from: string; message: RequestDone };

/** What a client has said that it has. */
export interface Said {
  readonly pc: ProcessChannel;
  readonly opUid: Reached;
  readonly incarnation: number;
}

/** What has been said of the end of ops. */
export interface CompletionsContext {
  /** What each client has acknowledged, and in which incarnation. */
  readonly acknowledged: readonly Said[];
  /** The clients that have lost their state, and what they are in since. */
  readonly reset: readonly Pick<Said, 'pc' | 'incarnation'>[];
  /** What requesters were told is complete. */
  readonly completed: readonly Completion[];
}

/** Every op that a requester was told is complete, for each client that it concerns. */
export const completions = setup({
  types: { context: {} as CompletionsContext, events: {} as Event },
  guards: {
    isNew: ({ context, event: { message } }) => {
      const id = idIn(message);
      return id !== null && !context.acknowledged.some((one) => isSame(one, id));
    },
    isReset: ({ context, event: { message } }) =>
      (message.type === 'EpochQuery' || message.type === 'ChannelReset') &&
      !context.reset.some(({ pc, incarnation }) => sameChannel(pc, message.pc) && incarnation >= message.incarnation),
    isCompleted: ({ event }) => event.message.type === 'RequestDone' && event.message.result === 'completed',
  },
  actions: {
    noteAcknowledgement: assign(({ context, event: { message } }) => {
      const id = idIn(message);
      if (id === null) return {};
      const incarnation = context.reset.find(({ pc }) => sameChannel(pc, id.pc))?.incarnation ?? 1;
      return { acknowledged: [...context.acknowledged, { ...id, incarnation }] };
    }),
    noteReset: assign(({ context, event: { message } }) => {
      if (message.type !== 'EpochQuery' && message.type !== 'ChannelReset') return {};
      const { pc, incarnation } = message;
      return { reset: [...context.reset.filter((one) => !sameChannel(one.pc, pc)), { pc, incarnation }] };
    }),
    noteCompletion: assign(({ context, event: { message } }) => {
      if (message.type !== 'RequestDone' || message.opUid === undefined) return {};
      const { opUid } = message;
      const own = context.acknowledged.filter((one) => sameId(one.opUid, opUid));
      const done = own.length > 0 ? own : firstToCover(context, opUid);
      return { completed: [...context.completed, ...done.map(({ pc, incarnation }) => ({ pc, opUid, incarnation }))] };
    }),
  },
}).createMachine({
  id: 'selective-replay/monitors/completions',
  description: 'Every op that a requester was told is complete.',
  context: { acknowledged: [], reset: [], completed: [] },
  on: {
    'send.Ack': { guard: 'isNew', actions: 'noteAcknowledgement', description: 'A client has processed it.' },
    'send.ReplayAck': { guard: 'isNew', actions: 'noteAcknowledgement', description: 'A client was replayed to.' },
    'send.EpochQuery': { guard: 'isReset', actions: 'noteReset', description: 'A client has lost its state.' },
    'send.ChannelReset': { guard: 'isReset', actions: 'noteReset', description: 'A client has lost its state.' },
    'send.RequestDone': { guard: 'isCompleted', actions: 'noteCompletion', description: 'A requester is told so.' },
  },
});

function idIn(message: Event['message']): Pick<Said, 'pc' | 'opUid'> | null {
  if (message.type === 'Ack') return { pc: message.pc, opUid: message.opUid };
  return message.type === 'ReplayAck' ? { pc: message.pc, opUid: message.replayUid } : null;
}

/** Of each client the first acknowledgement that stands for an op which has none of its own. RPL-49, RPL-99 */
function firstToCover({ acknowledged }: CompletionsContext, opUid: OperationId): readonly Said[] {
  const covering = acknowledged.filter((one) => one.opUid.epoch === opUid.epoch && !isLater(opUid, one.opUid));
  return covering.filter((one, at) => covering.findIndex(({ pc }) => sameChannel(pc, one.pc)) === at);
}

function isSame(one: Said, { pc, opUid }: Pick<Said, 'pc' | 'opUid'>): boolean {
  return sameChannel(one.pc, pc) && sameId(one.opUid, opUid);
}
