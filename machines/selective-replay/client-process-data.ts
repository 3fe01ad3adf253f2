import { assign, emit, enqueueActions, setup } from 'xstate';
import type {
  Ack,
  AckDirect,
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
import { isLater, type Position, type Reached } from '../../spec/selective-replay/operation-id.ts';
import type { SettingView } from '../../spec/selective-replay/view.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, replayed, updated, type Sections } from '../../spec/selective-replay/sections.ts';
import { ownerOf } from './epochs.ts';

/** What a client process is given at a start. */
export interface ClientInput {
  readonly pc: ProcessChannel;
  /** Whether it answers a query though it has processed nothing that its unit does not know of. RPL-73, RPL-80 */
  readonly answerWhenNothingPending: boolean;
  /** Whom it tells that it has processed an update: whoever sent that, or each standby too. RPL-46, RPL-47 */
  readonly ackPath: SettingView['ackPath'];
  /** Whether it acknowledges each update by itself, or several by the last of them. RPL-48 */
  readonly ackMode: SettingView['ackMode'];
  /** Ticks after which it acknowledges what it has processed meanwhile. RPL-48 */
  readonly ackPeriod: number;
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
  readonly lastAcknowledged: Position;
}

type Said = (Ack | AckDirect) & { to: string | readonly string[] };

/** What a client process remembers, how it decides, and what it says. */
export const clientProcessData = setup({
  types: {
    input: {} as ClientInput,
    context: {} as ClientContext,
    events: {} as ClientEvent,
    emitted: {} as (Ack | AckDirect | AckQueryReply | ChannelReset | EpochQuery | ReplayAck | StepDown) & {
      to: string | readonly string[];
    },
  },
  delays: {
    queryTimeout: ({ context }) => context.queryTimeout,
    ackPeriod: ({ context }) => context.ackPeriod,
  },
  guards: {
    isReset: ({ context }) => context.incarnation > 1,
    forThisIncarnation: ({ context, event }) =>
      event.type === 'EpochReply' && event.incarnation === context.incarnation,
    allTold: ({ context }) => context.told.length === context.units.length,
    anyTold: ({ context }) => context.told.length > 0,
    isWhole: ({ event }) => event.type === 'UpdateToClient' && event.full === true,
    acknowledgesSeldom: ({ context }) => context.ackMode === 'cumulative',
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
    /** The update that has come, whether or not it is the last. RPL-32 */
    acknowledge: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'UpdateToClient') return;
      for (const said of acknowledgements(context, event.from, event.opUid)) enqueue.emit(said);
      enqueue.assign({ lastAcknowledged: context.lastProcessed });
    }),
    /** All that was processed since it last did so. RPL-48 */
    acknowledgeAll: enqueueActions(({ context, enqueue }) => {
      const { units, fence, lastProcessed } = context;
      if (lastProcessed === null) return;
      // Whoever it listens to is known by the epoch.
      const primary = units[ownerOf(fence, units.length)] ?? '';
      for (const said of acknowledgements(context, primary, lastProcessed)) enqueue.emit(said);
      enqueue.assign({ lastAcknowledged: lastProcessed });
    }),
    answer: enqueueActions(({ context: { pc, lastProcessed: opUid, incarnation }, event, enqueue }) => {
      if (event.type !== 'AckQuery') return;
      const { from: to, epoch } = event;
      enqueue.emit({ type: 'AckQueryReply', to, pc, epoch, opUid, incarnation, ack: true });
      enqueue.assign({ lastAcknowledged: opUid });
    }),
    confirmReplay: enqueueActions(({ context: { pc, incarnation }, event, enqueue }) => {
      if (event.type !== 'Replay') return;
      const { from: to, replayUid } = event;
      enqueue.emit({ type: 'ReplayAck', to, pc, replayUid, incarnation });
      enqueue.assign({ lastAcknowledged: replayUid });
    }),
    depose: emit(({ context: { fence: epoch }, event: { from: to } }) => ({ type: 'StepDown' as const, to, epoch })),
  },
});

/** What it says of an update that it has processed: to its primary, and to whoever may stand by, where it is to tell them. RPL-46, RPL-47 */
function acknowledgements({ pc, units, ackPath }: ClientContext, primary: string, opUid: Reached): readonly Said[] {
  const said = { pc, opUid, ack: true } as const;
  const own: Said = { type: 'Ack', to: primary, ...said };
  if (ackPath === 'viaPrimary') return [own];
  // Nobody tells a client who stands by.
  return [own, { type: 'AckDirect', to: units.filter((unit) => unit !== primary), ...said }];
}

/** The reign that a message is of. */
function epochOf(event: ClientEvent): number {
  return event.type === 'UpdateToClient' ? event.opUid.epoch : event.epoch;
}
