import { assign } from 'xstate';
import { sameChannel } from '../../spec/selective-replay/process-channel.ts';
import type { Snapshot } from '../../spec/selective-replay/messages.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import {
  controlUnitData,
  mapChannels,
  nothingKnown,
  withChannel,
  type ControlUnitContext,
} from './control-unit-data.ts';
import { acknowledged, confirmedOnly, confirmedUpTo, drained, stored, type PendingQueue } from './pending-queue.ts';
import { inOrder, withAcknowledgement, withUpdate } from './unit-channel.ts';

/** What a unit does with its pending queue: the names that an implementation replaces where it keeps the queue elsewhere. */
export const controlUnitQueue = controlUnitData.extend({
  actions: {
    /** 560: kept, and not applied before its acknowledgement is there; if that came first, at once. RPL-31, RPL-36, RPL-37 */
    store: assign(({ context, event }) => {
      if (event.type !== 'UpdateToStandby') return {};
      const { pc, opUid, body, full = null } = event;
      return applyDrained(context, stored(context.queue, { pc, opUid, body, full }));
    }),
    /** 570, 572: matched, and whatever nothing holds back any more is applied. RPL-36, RPL-37, RPL-38, RPL-42 */
    match: assign(({ context, event }) => {
      if (event.type !== 'AckForward') return {};
      const { pc, opUid } = event;
      const channels = withChannel(context, pc, (channel) => withAcknowledgement(channel, opUid));
      return applyDrained({ ...context, channels }, acknowledged(context.queue, { pc, opUid }));
    }),
    /** It is in the state already, perhaps by a snapshot: nothing is kept of it. RPL-42, RPL-103 */
    settle: assign(({ context, event }) =>
      event.type === 'AckForward'
        ? { channels: withChannel(context, event.pc, (channel) => withAcknowledgement(channel, event.opUid)) }
        : {},
    ),
    /** The client has the state at the start of this reign. RPL-99 */
    takeReplayedStart: assign(({ context, event }) =>
      event.type === 'AckForward'
        ? {
            channels: withChannel(context, event.pc, (channel) => ({
              ...withAcknowledgement(channel, event.opUid),
              lastApplied: event.opUid,
            })),
          }
        : {},
    ),
    takeSnapshot: assign(({ context, event }) => (event.type === 'Snapshot' ? takenFrom(context, event) : {})),
    /** 607: what its client answers decides each update; what nobody is known to have is discarded. RPL-75, RPL-77, RPL-78 */
    decide: assign(({ context }) => ({ queue: confirmedOnly(decided(context)) })),
    /** 608: all that is left is confirmed. RPL-76 */
    applyKept: assign(({ context }) => applyDrained(context, context.queue)),
  },
});

/** The queue once every answer is in: each client decides about its own updates, and no other's. RPL-75 */
function decided({ queue, channels }: ControlUnitContext): PendingQueue {
  return inOrder(channels).reduce(
    (sofar, { pc, answer }) => (answer === null ? sofar : confirmedUpTo(sofar, pc, answer.position)),
    queue,
  );
}

/** What is left in a queue, and the state with all that may leave it. RPL-38, RPL-41 */
export function applyDrained(
  context: ControlUnitContext,
  queue: PendingQueue,
): Pick<ControlUnitContext, 'queue' | 'channels'> {
  const { applied, queue: left } = drained(queue, context.applyOrder);
  return { queue: left, channels: applied.reduce(withApplied, context.channels) };
}

function withApplied(channels: ControlUnitContext['channels'], update: PendingUpdate): ControlUnitContext['channels'] {
  return withChannel({ channels }, update.pc, (channel) => withUpdate(channel, update));
}

/** State, and how far it has come, as the primary has it; all that was known before is gone. RPL-101, RPL-102, RPL-107, RPL-122 */
function takenFrom(context: ControlUnitContext, { epoch, channels }: Snapshot): Partial<ControlUnitContext> {
  const known = nothingKnown(context, null);
  return {
    ...known,
    highestEpochSeen: epoch,
    channels: mapChannels(known, (channel) => {
      const told = channels.find(({ pc }) => sameChannel(pc, channel.pc));
      if (told === undefined) return channel;
      const { sections: state, last: lastApplied, incarnation, unconfirmed } = told;
      const lastAcknowledged = unconfirmed === null ? lastApplied : unconfirmed.after;
      return { ...channel, state, lastApplied, lastAcknowledged, incarnation, unconfirmed };
    }),
  };
}
