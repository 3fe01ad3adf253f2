import { and, assign, emit, enqueueActions, setup } from 'xstate';
import type {
  Ack,
  AckQuery,
  AckQueryReply,
  Replay,
  ReplayAck,
  StepDown,
  UpdateToClient,
} from '../../spec/selective-replay/messages.ts';
import { isLater, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, replayed, updated, type Sections } from '../../spec/selective-replay/sections.ts';

/** What a client process is given at a start. */
export interface ClientInput {
  readonly pc: ProcessChannel;
  /** Whether it answers a query though it has processed nothing that its unit does not know of. RPL-73, RPL-80 */
  readonly answerWhenNothingPending: boolean;
}

/** What a client process is told: by whichever unit holds itself responsible. */
export type ClientEvent = (UpdateToClient | AckQuery | Extract<Replay, { kind: 'state' }>) & {
  /** The unit that says so. */
  from: string;
};

/** What a client process remembers. */
export interface ClientContext extends ClientInput {
  /** Counts how often it has lost its state. */
  readonly incarnation: number;
  /** The lowest epoch that it listens to. RPL-73 */
  readonly fence: number;
  /** State 43. */
  readonly state: Sections;
  readonly lastProcessed: Position;
}

/** The process of one client on an interface component: it applies what it is sent, and says what it has. */
export const clientProcess = setup({
  types: {
    input: {} as ClientInput,
    context: {} as ClientContext,
    events: {} as ClientEvent,
    emitted: {} as (Ack | AckQueryReply | ReplayAck | StepDown) & { to: string },
  },
  guards: {
    notFenced: ({ context, event }) => epochOf(event) >= context.fence,
    hasAnAnswer: ({ context, event }) =>
      context.answerWhenNothingPending ||
      (event.type === 'AckQuery' && isLater(context.lastProcessed, event.lastKnown)),
    isNew: ({ context, event }) => event.type === 'UpdateToClient' && isLater(event.opUid, context.lastProcessed),
  },
  actions: {
    raiseFence: assign(({ event }) => ({ fence: epochOf(event) })),
    apply: assign(({ context, event }) =>
      event.type === 'UpdateToClient' ? { state: updated(context.state, event.body), lastProcessed: event.opUid } : {},
    ),
    overwrite: assign(({ context, event }) =>
      event.type === 'Replay' ? { state: replayed(context.state, event.sections), lastProcessed: event.replayUid } : {},
    ),
    acknowledge: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'UpdateToClient') return;
      const { from: to, pc, opUid } = event;
      enqueue.emit({ type: 'Ack', to, pc, opUid, ack: true });
    }),
    answer: enqueueActions(({ context: { pc, lastProcessed: opUid, incarnation }, event, enqueue }) => {
      if (event.type !== 'AckQuery') return;
      const { from: to, epoch } = event;
      enqueue.emit({ type: 'AckQueryReply', to, pc, epoch, opUid, incarnation, ack: true });
    }),
    confirmReplay: enqueueActions(({ context: { pc, incarnation }, event, enqueue }) => {
      if (event.type !== 'Replay') return;
      const { from: to, replayUid } = event;
      enqueue.emit({ type: 'ReplayAck', to, pc, replayUid, incarnation });
    }),
    depose: emit(({ context: { fence: epoch }, event: { from: to } }) => ({ type: 'StepDown' as const, to, epoch })),
  },
}).createMachine({
  id: 'selective-replay/client-process',
  description: 'The client of one channel, on an interface component.',
  context: ({ input }) => ({ ...input, incarnation: 1, fence: 0, state: emptySections, lastProcessed: null }),
  initial: 'current',
  states: {
    current: {
      description: 'It has a state, and works by it whatever becomes of the control units.',
      on: {
        UpdateToClient: [
          {
            guard: and(['notFenced', 'isNew']),
            actions: ['raiseFence', 'apply', 'acknowledge'],
            description: '562, 564: applied, and acknowledged after that.',
            meta: { clauses: ['RPL-32', 'RPL-44'] },
          },
          {
            guard: 'notFenced',
            actions: 'acknowledge',
            description: 'A second copy: acknowledged again, and nothing else.',
            meta: { clauses: ['RPL-43'] },
          },
          {
            description: 'Of a reign that is over: it must not be applied.',
            meta: { clauses: ['RPL-66', 'RPL-73', 'RPL-109'] },
          },
        ],
        AckQuery: [
          {
            guard: and(['notFenced', 'hasAnAnswer']),
            actions: ['raiseFence', 'answer'],
            description:
              '605, 606: whoever reigned before is heard no more; what it has processed last, acknowledged or not.',
            meta: { clauses: ['RPL-73', 'RPL-74'] },
          },
          {
            guard: 'notFenced',
            actions: 'raiseFence',
            description: 'It has nothing new, and by its configuration says nothing: it will be sent its whole state.',
            meta: { clauses: ['RPL-73', 'RPL-80'] },
          },
          {
            actions: 'depose',
            description: 'Somebody else asked under a higher epoch.',
            meta: { clauses: ['RPL-109'] },
          },
        ],
        Replay: [
          {
            guard: 'notFenced',
            actions: ['raiseFence', 'overwrite', 'confirmReplay'],
            description: '609: values and no differences, so that a repeat is harmless.',
            meta: { clauses: ['RPL-85', 'RPL-86'] },
          },
          {
            actions: 'depose',
            description: 'Somebody else has asked under a higher epoch since.',
            meta: { clauses: ['RPL-109'] },
          },
        ],
      },
    },
  },
});

/** The reign that a message is of. */
function epochOf(event: ClientEvent): number {
  return event.type === 'UpdateToClient' ? event.opUid.epoch : event.epoch;
}
