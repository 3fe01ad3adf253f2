import { assign } from 'xstate';
import { carrying } from '../../spec/selective-replay/cookie-encoding.ts';
import { isLater } from '../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { UpdateToStandby } from '../../spec/selective-replay/messages.ts';
import type { PendingAcknowledgement, PendingUpdate } from '../../spec/selective-replay/view.ts';
import { afterUpdate } from './channel-states-port.ts';
import { isAcknowledgement } from './control-unit-acknowledging.ts';
import { controlUnitGaps } from './control-unit-gaps.ts';
import { droppedFor } from './control-unit-overflow.ts';
import { mapChannels, withChannel, type ControlUnitContext, type ControlUnitEvent } from './control-unit-context.ts';
import { cutOf, isBeforeCut } from './cut.ts';
import { markedIn } from './marked-sections.ts';
import { keptForReplay, messagesLackedByAll } from './rebuilding.ts';
import { PlainPendingQueue, type PendingQueuePort } from './pending-queue-port.ts';
import { takenFrom, takenOf } from './snapshot.ts';
import { inOrder, withAcknowledgement, withClosing, type UnitChannel } from './unit-channel.ts';

/** What an action does to the queue; what it returns is what else changes. */
export type QueueAction = (
  queue: PendingQueuePort,
  context: ControlUnitContext,
  event: ControlUnitEvent,
) => Partial<ControlUnitContext>;

export const queueActions = {
  /** 560: kept, and not applied before its acknowledgement is there; if that came first, at once. RPL-31, RPL-36, RPL-37 */
  store: (queue, context, event) => {
    if (event.type !== 'UpdateToStandby') return {};
    queue.store(toStore(event));
    return withDrained(context, queue);
  },
  /** 570, 572: matched, and whatever nothing holds back any more is applied. RPL-36, RPL-37, RPL-38, RPL-42 */
  match: (queue, context, event) => {
    if (!isAcknowledgement(event)) return {};
    const { pc, opUid } = event;
    queue.acknowledge({ pc, opUid });
    const channels = withChannel(context, pc, (channel) => withAcknowledgement(channel, opUid));
    return withDrained({ ...context, channels }, queue);
  },
  /** What its client had not acknowledged counts as acknowledged now, so that it holds nothing up. RPL-114 */
  settleClosed: (queue, context, event) => {
    if (event.type !== 'ChannelClosed') return {};
    const { pc, upTo } = event;
    queue.close(pc, upTo);
    const channels = withChannel(context, pc, (channel) => withClosing(channel, upTo));
    return withDrained({ ...context, channels }, queue);
  },
  /** The same for all before it on its channel. RPL-49, RPL-51 */
  matchAllBefore: (queue, context, event) => {
    if (!isAcknowledgement(event)) return {};
    const { pc, opUid } = event;
    queue.acknowledge({ pc, opUid });
    queue.confirmUpTo(pc, opUid);
    const channels = withChannel(context, pc, (channel) => withAcknowledgement(channel, opUid));
    return withDrained({ ...context, channels }, queue);
  },
  /** Its client has acknowledged it, or a later one of its channel, before it came. RPL-36, RPL-49 */
  storeAcknowledged: (queue, context, event) => {
    if (event.type !== 'UpdateToStandby') return {};
    queue.store(toStore(event));
    queue.confirmUpTo(event.pc, event.opUid);
    return withDrained(context, queue);
  },
  /** It may be of an update that is not in the snapshot, or tell more than that does. RPL-123 */
  keepAcknowledgement: (queue, _context, event) => {
    if (event.type !== 'AckDirect') return {};
    const { pc, opUid } = event;
    queue.acknowledge({ pc, opUid });
    return {};
  },
  /** What gives way goes, whole channels of it, and what came finds room unless it is of one of them. RPL-110, RPL-112, RPL-113 */
  makeRoom: (queue, context, event) => {
    const dropped = droppedFor(context, event);
    const isDropped = (pc: ProcessChannel): boolean => dropped.some((one) => sameChannel(one, pc));
    for (const pc of dropped) queue.drop(pc);
    if (event.type === 'UpdateToStandby' && !isDropped(event.pc)) queue.store(toStore(event));
    if (isAcknowledgement(event) && !isDropped(event.pc)) queue.acknowledge({ pc: event.pc, opUid: event.opUid });
    const channels = mapChannels(context, (held) => (isDropped(held.pc) ? { ...held, lacksUpdates: true } : held));
    return withDrained({ ...context, channels }, queue);
  },
  /** Whatever is missing may have been of any channel. RPL-53, RPL-112 */
  dropAll: (queue, context) => {
    for (const { pc } of inOrder(context.channels)) queue.drop(pc);
    return { channels: mapChannels(context, (held) => ({ ...held, lacksUpdates: true })) };
  },
  /** What was dropped is there again, and all before it. RPL-112 */
  takeChannels: (_queue, context, event) => {
    if (event.type !== 'Snapshot') return {};
    const channels = mapChannels(context, (held) => {
      const told = event.channels.find(({ pc }) => sameChannel(pc, held.pc));
      return told === undefined || !held.lacksUpdates ? held : takenOf(context, held, told);
    });
    return { channels };
  },
  takeSnapshot: (queue, context, event) => {
    if (event.type !== 'Snapshot') return {};
    const early = queue.pending.acknowledgements.filter(({ opUid }) => opUid?.epoch === event.epoch);
    context.states?.clear();
    const taken = takenFrom(context, event);
    const channels = early.reduce<ControlUnitContext['channels']>(
      (sofar, { pc, opUid }) => withChannel({ channels: sofar }, pc, (held) => withAcknowledgement(held, opUid)),
      taken.channels,
    );
    const isAwaited = ({ pc, opUid }: PendingAcknowledgement): boolean =>
      opUid?.epoch === event.epoch && isLater(opUid, channels[channelName(pc)]?.lastApplied ?? null);
    queue.keepAcknowledgements(isAwaited);
    return { ...taken, channels };
  },
  /** In which sections each client may differ. RPL-57, RPL-58, RPL-60 */
  markSections: (queue, context) => {
    const { updates } = queue.pending;
    const marked = (channel: UnitChannel) => markedIn(channel, updates, context.cookieMode);
    return { channels: mapChannels(context, (channel) => ({ ...channel, marked: marked(channel) })) };
  },
  /** 607: what its client answers decides each update, and no other client's; what nobody is known to have is discarded. RPL-75, RPL-77, RPL-78 */
  decide: (queue, context) => {
    confirmAnswered(queue, context);
    queue.keep(({ confirmed }) => confirmed);
    return {};
  },
  /** 607: the tail of the queue is discarded, and nothing before it. RPL-75, RPL-87, RPL-88, RPL-90 */
  cutTail: (queue, context) => {
    confirmAnswered(queue, context);
    const cut = cutOf(queue.pending.updates, context.channels, context);
    queue.keep((update) => isBeforeCut(update, cut));
    return {};
  },
  /** 607: nothing is discarded that can be replayed. RPL-75, RPL-79 */
  keepForReplay: (queue, context) => {
    confirmAnswered(queue, context);
    queue.keep(keptForReplay(queue.pending.updates));
    return {};
  },
  /** Which messages set a client right, where these are enough. RPL-79, RPL-89 */
  rebuildMessages: (queue, context) => {
    const lacked = messagesLackedByAll(context.channels, queue.pending.updates);
    const withLacked = (channel: UnitChannel): UnitChannel => ({
      ...channel,
      lacking: lacked[channelName(channel.pc)] ?? [],
    });
    return { channels: mapChannels(context, withLacked) };
  },
  /** 608: all that is left, in the order of the queue. RPL-76, RPL-87 */
  applyKept: (queue, context) => withApplied(context, queue.takeAll()),
} satisfies Readonly<Record<string, QueueAction>>;

/** What a unit does with its pending queue. An implementation has the same done to a real one: `provideUnitData`. */
export const controlUnitQueue = controlUnitGaps.extend({
  actions: {
    ...mapped(queueActions, (act) =>
      controlUnitGaps.assign(({ context, event }) => {
        const queue = new PlainPendingQueue(context.queue);
        const changes = act(queue, context, event);
        return { ...changes, queue: queue.pending };
      }),
    ),
    /** It is in the state already, perhaps by a snapshot: nothing is kept of it. RPL-42, RPL-103 */
    settle: assign(({ context, event }) =>
      isAcknowledgement(event)
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
  },
});

/** An update as the queue holds it, with all that a takeover may ask of it. RPL-31, RPL-54, RPL-55 */
function toStore(update: UpdateToStandby): Omit<PendingUpdate, 'confirmed'> {
  const { pc, opUid, body, full = null, cookie } = update;
  return { pc, opUid, body, full, ...carrying(cookie) };
}

/** The channels with all in their state that may leave the queue. RPL-38, RPL-41 */
function withDrained(context: ControlUnitContext, queue: PendingQueuePort): Pick<ControlUnitContext, 'channels'> {
  return withApplied(context, queue.drain(context.applyOrder));
}

/** The channels with these updates in their state. RPL-41, RPL-76 */
function withApplied(
  context: ControlUnitContext,
  updates: readonly PendingUpdate[],
): Pick<ControlUnitContext, 'channels'> {
  // Copied once and not for each update: a takeover may apply a hundred thousand.
  const channels: Record<string, UnitChannel> = { ...context.channels };
  for (const update of updates) {
    const name = channelName(update.pc);
    const channel = channels[name];
    if (channel !== undefined) channels[name] = afterUpdate(context, channel, update);
  }
  return { channels };
}

/** What a client has answered confirms its own updates. RPL-75 */
function confirmAnswered(queue: PendingQueuePort, { channels }: ControlUnitContext): void {
  for (const { pc, answer } of inOrder(channels)) if (answer !== null) queue.confirmUpTo(pc, answer.position);
}

/** A table with the same names, each action made into another form. */
export function mapped<Name extends string, Action>(
  table: Readonly<Record<Name, QueueAction>>,
  make: (act: QueueAction) => Action,
): Record<Name, Action> {
  return Object.fromEntries(Object.entries<QueueAction>(table).map(([name, act]) => [name, make(act)])) as Record<
    Name,
    Action
  >;
}
