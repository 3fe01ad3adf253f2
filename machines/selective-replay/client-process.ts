import { and, assign, emit, enqueueActions, setup } from 'xstate';
import type {
  Ack,
  AckQuery,
  AckQueryReply,
  ChannelReset,
  EpochQuery,
  EpochReply,
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
  /** Counts how often it was started: it has lost its state each time. RPL-82 */
  readonly incarnation: number;
  /** The addresses of the control units. */
  readonly units: readonly string[];
  /** Ticks until it asks again what was not answered. */
  readonly queryTimeout: number;
}

/** What a client process is told: by whichever unit holds itself responsible. */
export type ClientEvent = (UpdateToClient | AckQuery | EpochReply | Extract<Replay, { kind: 'state' }>) & {
  /** The unit that says so. */
  from: string;
};

/** What a client process remembers. */
export interface ClientContext extends ClientInput {
  /** The units that have told it the epoch that they know. RPL-121 */
  readonly told: readonly string[];
  /** The lowest epoch that it listens to. RPL-73 */
  readonly fence: number;
  /** State 43. */
  readonly state: Sections;
  readonly lastProcessed: Position;
}

const unfenced = {
  description: 'It may be of a reign that is over, which it cannot tell yet.',
  meta: { clauses: ['RPL-109', 'RPL-121'] },
};

const deposed = {
  actions: 'depose' as const,
  description: 'Somebody else has asked under a higher epoch: whoever says this reigns no more.',
  meta: { clauses: ['RPL-109'] },
};

/** The process of one client on an interface component: it applies what it is sent, and says what it has. */
export const clientProcess = setup({
  types: {
    input: {} as ClientInput,
    context: {} as ClientContext,
    events: {} as ClientEvent,
    emitted: {} as (Ack | AckQueryReply | ChannelReset | EpochQuery | ReplayAck | StepDown) & {
      to: string | readonly string[];
    },
  },
  delays: { queryTimeout: ({ context }) => context.queryTimeout },
  guards: {
    isReset: ({ context }) => context.incarnation > 1,
    forThisIncarnation: ({ context, event }) =>
      event.type === 'EpochReply' && event.incarnation === context.incarnation,
    allTold: ({ context }) => context.told.length === context.units.length,
    anyTold: ({ context }) => context.told.length > 0,
    isWhole: ({ event }) => event.type === 'UpdateToClient' && event.full === true,
    notFenced: ({ context, event }) => epochOf(event) >= context.fence,
    hasAnAnswer: ({ context, event }) =>
      context.answerWhenNothingPending ||
      (event.type === 'AckQuery' && isLater(context.lastProcessed, event.lastKnown)),
    isNew: ({ context, event }) => event.type === 'UpdateToClient' && isLater(event.opUid, context.lastProcessed),
  },
  actions: {
    askEpochs: emit(({ context: { pc, incarnation, units: to } }) => ({
      type: 'EpochQuery' as const,
      to,
      pc,
      incarnation,
    })),
    takeEpoch: assign(({ context, event }) =>
      event.type === 'EpochReply'
        ? {
            fence: Math.max(context.fence, event.epoch),
            told: [...new Set([...context.told, event.from])].sort(),
          }
        : {},
    ),
    askState: emit(({ context: { pc, incarnation, units: to } }) => ({
      type: 'ChannelReset' as const,
      to,
      pc,
      incarnation,
    })),
    raiseFence: assign(({ event }) => ({ fence: epochOf(event) })),
    apply: assign(({ context, event }) =>
      event.type === 'UpdateToClient'
        ? {
            state: updated(event.full === true ? emptySections : context.state, event.body),
            lastProcessed: event.opUid,
          }
        : {},
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
  context: ({ input }) => ({ ...input, told: [], fence: 0, state: emptySections, lastProcessed: null }),
  initial: 'starting',
  states: {
    starting: {
      description: 'Whether it begins with the control units, or after them.',
      always: [
        {
          guard: 'isReset',
          target: 'asking',
          description: 'Its card was reset: it knows nothing, not even whom to listen to.',
          meta: { clauses: ['RPL-12', 'RPL-121'] },
        },
        {
          target: 'current',
          description: 'It begins with nothing, as the control units do.',
          meta: { clauses: ['RPL-1'] },
        },
      ],
    },
    asking: {
      description: 'It asks every unit for the highest epoch that it knows, and takes no state before.',
      entry: 'askEpochs',
      always: {
        guard: 'allTold',
        target: 'empty',
        description: 'All have answered: the highest of them is its fence.',
        meta: { clauses: ['RPL-121'] },
      },
      after: {
        queryTimeout: [
          {
            guard: 'anyTold',
            target: 'empty',
            description: 'Whoever has not answered is not within reach.',
            meta: { clauses: ['RPL-121'] },
          },
          {
            target: 'asking',
            reenter: true,
            description: 'Nobody is within reach: it asks again.',
            meta: { clauses: ['RPL-121'] },
          },
        ],
      },
      on: {
        EpochReply: {
          guard: 'forThisIncarnation',
          actions: 'takeEpoch',
          description: 'The highest that this unit knows.',
          meta: { clauses: ['RPL-121'] },
        },
        UpdateToClient: unfenced,
        Replay: unfenced,
        AckQuery: unfenced,
      },
    },
    empty: {
      description: 'It knows whom to listen to, and waits for its whole state.',
      entry: 'askState',
      after: {
        queryTimeout: {
          target: 'empty',
          reenter: true,
          description: 'Nothing came: it asks again.',
          meta: { clauses: ['RPL-115'] },
        },
      },
      on: {
        UpdateToClient: [
          {
            guard: and(['notFenced', 'isWhole']),
            target: 'current',
            actions: ['raiseFence', 'apply', 'acknowledge'],
            description: 'Its whole state, which is acknowledged for all that was lost with it.',
            meta: { clauses: ['RPL-54', 'RPL-115'] },
          },
          {
            description: 'A change of a state that it does not have, or of a reign that is over.',
            meta: { clauses: ['RPL-66', 'RPL-115'] },
          },
        ],
        AckQuery: [
          {
            guard: 'notFenced',
            actions: ['raiseFence', 'answer'],
            description: 'It has nothing, and says so.',
            meta: { clauses: ['RPL-73', 'RPL-74', 'RPL-82'] },
          },
        ],
        Replay: [
          {
            guard: 'notFenced',
            target: 'current',
            actions: ['raiseFence', 'overwrite', 'confirmReplay'],
            description: 'Its whole state, from a unit that takes over.',
            meta: { clauses: ['RPL-82', 'RPL-85'] },
          },
        ],
      },
    },
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
        ],
        Replay: [
          {
            guard: 'notFenced',
            actions: ['raiseFence', 'overwrite', 'confirmReplay'],
            description: '609: values and no differences, so that a repeat is harmless.',
            meta: { clauses: ['RPL-85', 'RPL-86'] },
          },
        ],
      },
    },
  },
  on: {
    AckQuery: deposed,
    Replay: deposed,
    EpochReply: {
      description: 'Late: it has what it asked for, or asked in an earlier life.',
      meta: { clauses: ['RPL-121'] },
    },
  },
});

/** The reign that a message is of. */
function epochOf(event: ClientEvent): number {
  return event.type === 'UpdateToClient' ? event.opUid.epoch : event.epoch;
}
