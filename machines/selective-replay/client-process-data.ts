import { assign, emit, enqueueActions, setup } from 'xstate';
import type {
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
import type { Processed, Told } from './acknowledger.ts';
import { ACKNOWLEDGER } from './client-addresses.ts';
import { emptySections, replayed, updated, type Sections } from '../../spec/selective-replay/sections.ts';

/** What a client process is given at a start. */
export interface ClientInput {
  readonly pc: ProcessChannel;
  /** Whether it answers a query though it has processed nothing that its unit does not know of. RPL-73, RPL-80 */
  readonly answerWhenNothingPending: boolean;
  /** Counts how often it has begun with nothing: when it was started, and whenever it has lost its state since. RPL-52, RPL-82 */
  readonly incarnation: number;
  /** How many updates it cannot apply. RPL-52 */
  readonly failures: number;
  /** The addresses of the control units. */
  readonly units: readonly string[];
  /** Ticks until it asks again what was not answered. */
  readonly queryTimeout: number;
}

/** What a client process is told: by whichever unit holds itself responsible. */
export type ClientEvent =
  | ((UpdateToClient | AckQuery | EpochReply | Extract<Replay, { kind: 'state' }>) & {
      /** The unit that says so. */
      from: string;
    })
  | { type: 'choice.fail' };

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

/** What a client process remembers, how it decides, and what it says. */
export const clientProcessData = setup({
  types: {
    input: {} as ClientInput,
    context: {} as ClientContext,
    events: {} as ClientEvent,
    emitted: {} as (Processed | Told | AckQueryReply | ChannelReset | EpochQuery | ReplayAck | StepDown) & {
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
    mayFail: ({ context }) => context.failures > 0,
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
    countFailure: assign({ failures: ({ context }) => context.failures - 1 }),
    /** Its fence stays: its card was not reset. RPL-52, RPL-121 */
    loseState: assign(({ context }) => ({
      incarnation: context.incarnation + 1,
      state: emptySections,
      lastProcessed: null,
    })),
    /** What it has processed and not acknowledged is lost with the rest. RPL-52 */
    oweNothing: emit({ type: 'Told' as const, to: ACKNOWLEDGER, opUid: null }),
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
    /** It has processed an update: whether that is said at once, its acknowledger knows. RPL-32 */
    acknowledge: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'UpdateToClient') return;
      enqueue.emit({ type: 'Processed', to: ACKNOWLEDGER, opUid: event.opUid });
    }),
    answer: enqueueActions(({ context: { pc, lastProcessed: opUid, incarnation }, event, enqueue }) => {
      if (event.type !== 'AckQuery') return;
      const { from: to, epoch } = event;
      enqueue.emit({ type: 'AckQueryReply', to, pc, epoch, opUid, incarnation, ack: true });
      enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid });
    }),
    confirmReplay: enqueueActions(({ context: { pc, incarnation }, event, enqueue }) => {
      if (event.type !== 'Replay') return;
      const { from: to, replayUid } = event;
      enqueue.emit({ type: 'ReplayAck', to, pc, replayUid, incarnation });
      enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid: replayUid });
    }),
    depose: enqueueActions(({ context: { fence: epoch }, event, enqueue }) => {
      if ('from' in event) enqueue.emit({ type: 'StepDown', to: event.from, epoch });
    }),
  },
});

/** The reign that a message is of; 0 of what is none. */
function epochOf(event: ClientEvent): number {
  if (event.type === 'choice.fail') return 0;
  return event.type === 'UpdateToClient' ? event.opUid.epoch : event.epoch;
}
