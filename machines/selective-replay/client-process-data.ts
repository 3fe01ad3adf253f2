import { assign, emit, enqueueActions, setup } from 'xstate';
import { isOvertaken, leavesGap } from '../../spec/selective-replay/channel-sequence.ts';
import { carrying, encodedCookie, type CookieMode } from '../../spec/selective-replay/cookie-encoding.ts';
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
import { isLater, latestOf, type OperationId, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import {
  emptySections,
  replayed,
  SECTION_COUNT,
  updated,
  type Body,
  type Sections,
} from '../../spec/selective-replay/sections.ts';
import type { Processed, Told } from './acknowledger.ts';
import { afterBody, afterReplay, changedSince, nothingChanged, type ChangedBy } from './changed-by.ts';
import { ACKNOWLEDGER } from './client-addresses.ts';

/** What a client process is given at a start. */
export interface ClientInput {
  readonly pc: ProcessChannel;
  /** Whether it answers a query though it has processed nothing that its unit does not know of. RPL-73, RPL-80 */
  readonly answerWhenNothingPending: boolean;
  /** Counts how often it has begun with nothing: when it was started, and whenever it has lost its state since. RPL-52, RPL-82 */
  readonly incarnation: number;
  /** Whether its answers say what has changed, and how. RPL-58, RPL-59 */
  readonly cookieMode: CookieMode;
  /** How many updates it cannot apply. RPL-52 */
  readonly failures: number;
  /** The addresses of the control units. */
  readonly units: readonly string[];
  /** Ticks until it asks again what was not answered. */
  readonly queryTimeout: number;
}

/** What a client process is told: by whichever unit holds itself responsible. */
export type ClientEvent =
  | ((UpdateToClient | AckQuery | EpochReply | Replay) & {
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
  /** The last change in each section of it, where cookies are. RPL-58 */
  readonly changedBy: ChangedBy;
  readonly lastProcessed: Position;
  /** The last numbered message that it has taken; null before any, and where messages are not numbered. RPL-53 */
  readonly heard: Position;
  /** Something is wrong with it, which it does not know yet: what it is sent next it cannot apply. RPL-52 */
  readonly isFailing: boolean;
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
    mayFail: ({ context }) => context.failures > 0 && !context.isFailing,
    cannotApply: ({ context }) => context.isFailing,
    /** Whatever brings all of its state lacks nothing that was said before it. RPL-53, RPL-54 */
    leavesGap: ({ context, event }) => !isOfAll(event) && leavesGap(sequenceIn(event), context.heard),
    isOvertaken: ({ context, event }) => isOvertaken(sequenceIn(event), context.heard),
    isNew: ({ context, event }) => isLater(updateIn(event)?.opUid ?? null, context.lastProcessed),
    bringsWhole: ({ event }) => event.type === 'Replay' && isOfAll(event),
    bringsState: ({ event }) => event.type === 'Replay' && event.kind === 'state',
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
    beginToFail: assign(({ context }) => ({ failures: context.failures - 1, isFailing: true })),
    /** Its fence stays: its card was not reset. RPL-52, RPL-121 */
    loseState: assign(({ context }) => ({
      incarnation: context.incarnation + 1,
      state: emptySections,
      changedBy: nothingChanged(context.cookieMode),
      lastProcessed: null,
      heard: null,
      isFailing: false,
    })),
    /** What it has processed and not acknowledged is lost with the rest. RPL-52 */
    oweNothing: emit({ type: 'Told' as const, to: ACKNOWLEDGER, opUid: null }),
    countHeard: assign(({ context, event }) => {
      const sequence = sequenceIn(event);
      return sequence === null ? {} : { heard: latestOf([context.heard, sequence]) };
    }),
    raiseFence: assign(({ event }) => ({ fence: epochOf(event) })),
    apply: assign(({ context, event }) => {
      const update = updateIn(event);
      if (update === undefined) return {};
      const { opUid: lastProcessed, body, isWhole } = update;
      const changedBy = afterBody(context.changedBy, lastProcessed, body, isWhole);
      return { state: updated(isWhole ? emptySections : context.state, body), changedBy, lastProcessed };
    }),
    overwrite: assign(({ context, event }) =>
      event.type === 'Replay' && event.kind === 'state'
        ? {
            state: replayed(context.state, event.sections),
            changedBy: afterReplay(context.changedBy, event.replayUid, event.sections),
            lastProcessed: event.replayUid,
          }
        : {},
    ),
    /** It has processed an update: whether that is said at once, its acknowledger knows. RPL-32 */
    acknowledge: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'UpdateToClient') return;
      const { opUid, cookie } = event;
      enqueue.emit({ type: 'Processed', to: ACKNOWLEDGER, opUid, ...carrying(cookie) });
    }),
    answer: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'AckQuery') return;
      const { pc, lastProcessed: opUid, incarnation, cookieMode, changedBy } = context;
      const { from: to, epoch, lastKnown } = event;
      const changed = carrying(encodedCookie(cookieMode, changedSince(changedBy, lastKnown)));
      enqueue.emit({ type: 'AckQueryReply', to, pc, epoch, opUid, incarnation, ack: true, ...changed });
      enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid });
    }),
    confirmReplay: enqueueActions(({ context: { pc, lastProcessed, incarnation }, event, enqueue }) => {
      if (event.type !== 'Replay') return;
      const { from: to, replayUid } = event;
      enqueue.emit({ type: 'ReplayAck', to, pc, replayUid, incarnation });
      // A message that comes again may be followed by others that it has, too.
      enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid: lastProcessed });
    }),
    depose: enqueueActions(({ context: { fence: epoch }, event, enqueue }) => {
      if ('from' in event) enqueue.emit({ type: 'StepDown', to: event.from, epoch });
    }),
  },
});

/** The update that a client is told to apply: as it was made, or in a replay of its message. RPL-79 */
export function updateIn(
  event: ClientEvent,
): { readonly opUid: OperationId; readonly body: Body; readonly isWhole: boolean } | undefined {
  if (event.type === 'UpdateToClient') return { opUid: event.opUid, body: event.body, isWhole: event.full === true };
  if (event.type !== 'Replay' || event.kind === 'state') return undefined;
  return { opUid: event.replayUid, body: event.body, isWhole: false };
}

/** Whether it carries the whole state. RPL-54, RPL-57 */
function isOfAll(event: ClientEvent): boolean {
  if (event.type === 'Replay') return event.kind === 'state' && event.sections.length === SECTION_COUNT;
  return event.type === 'UpdateToClient' && event.full === true;
}

/** Where a message stands on the channel to the client; null where that is not said. RPL-53 */
function sequenceIn(event: ClientEvent): Position {
  return 'chanSeq' in event ? event.chanSeq : null;
}

/** The reign that a message is of; 0 of what is none. */
function epochOf(event: ClientEvent): number {
  if (event.type === 'choice.fail') return 0;
  return event.type === 'UpdateToClient' ? event.opUid.epoch : event.epoch;
}
