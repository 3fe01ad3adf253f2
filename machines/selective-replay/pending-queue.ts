import { compareIds, isLater, sameId, type Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingAcknowledgement, PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';

/** Queue 215 of a standby: updates that it has not dealt with, oldest first, and acknowledgements whose updates are not there. RPL-31, RPL-36 */
export interface PendingQueue {
  readonly updates: readonly PendingUpdate[];
  readonly acknowledgements: readonly PendingAcknowledgement[];
}

/** What left a queue, in the order in which it is to be applied, and what is left in it. */
export interface Drained {
  readonly applied: readonly PendingUpdate[];
  readonly queue: PendingQueue;
}

/** Nothing is pending. */
export const emptyQueue: PendingQueue = { updates: [], acknowledgements: [] };

/** Whether an update of this channel and id is in the queue. */
export function holdsUpdate({ updates }: PendingQueue, one: PendingAcknowledgement): boolean {
  return updates.some((held) => isSame(held, one));
}

/** The queue with one more update, in its place in the order of ids; its acknowledgement, if that came first, is matched. RPL-31, RPL-36, RPL-40 */
export function stored(queue: PendingQueue, update: Omit<PendingUpdate, 'confirmed'>): PendingQueue {
  if (holdsUpdate(queue, update)) return queue;
  const isConfirmed = queue.acknowledgements.some((held) => isSame(held, update));
  const next = {
    updates: [...queue.updates, { ...update, confirmed: false }].sort((a, b) => compareIds(a.opUid, b.opUid)),
    acknowledgements: queue.acknowledgements.filter((held) => !isSame(held, update)),
  };
  return isConfirmed ? acknowledged(next, update) : next;
}

/** The queue after an acknowledgement: its update is confirmed, or it waits for that one. What carries a whole state is acknowledged for all before it. RPL-36, RPL-42, RPL-43, RPL-54 */
export function acknowledged(queue: PendingQueue, acknowledgement: PendingAcknowledgement): PendingQueue {
  const { updates, acknowledgements } = queue;
  if (!holdsUpdate(queue, acknowledgement)) {
    const isKnown = acknowledgements.some((held) => isSame(held, acknowledgement));
    return isKnown ? queue : { updates, acknowledgements: [...acknowledgements, acknowledgement] };
  }
  const whole = updates.find((held) => held.full !== null && isSame(held, acknowledgement));
  if (whole !== undefined) return confirmedUpTo(queue, whole.pc, whole.opUid);
  return { ...queue, updates: updates.map((held) => (isSame(held, acknowledgement) ? confirm(held) : held)) };
}

/** The queue once a client is known to have processed all up to an id: its own updates are confirmed, and no other's. RPL-49, RPL-75 */
export function confirmedUpTo(queue: PendingQueue, pc: ProcessChannel, position: Position): PendingQueue {
  const isCovered = (held: PendingUpdate): boolean => sameChannel(held.pc, pc) && !isLater(held.opUid, position);
  return { ...queue, updates: queue.updates.map((held) => (isCovered(held) ? confirm(held) : held)) };
}

/** The queue once a channel is closed: its updates up to an id are confirmed, and no acknowledgement of it waits for one any more. RPL-114 */
export function closedUpTo(queue: PendingQueue, pc: ProcessChannel, upTo: Position): PendingQueue {
  const { updates, acknowledgements } = confirmedUpTo(queue, pc, upTo);
  const isCovered = (held: PendingAcknowledgement): boolean => sameChannel(held.pc, pc) && !isLater(held.opUid, upTo);
  return { updates, acknowledgements: acknowledgements.filter((held) => !isCovered(held)) };
}

/** The queue without what it holds of one channel. RPL-112 */
export function without({ updates, acknowledgements }: PendingQueue, pc: ProcessChannel): PendingQueue {
  const isOther = (held: PendingAcknowledgement): boolean => !sameChannel(held.pc, pc);
  return { updates: updates.filter(isOther), acknowledgements: acknowledgements.filter(isOther) };
}

/** What of a queue may be applied: each confirmed update before which nothing is unconfirmed, in all or in its channel. RPL-37, RPL-38, RPL-39 */
export function drained(queue: PendingQueue, applyOrder: SettingView['applyOrder']): Drained {
  const blocked = new Set<string>();
  const applied: PendingUpdate[] = [];
  for (const update of queue.updates) {
    const order = applyOrder === 'global' ? 'all' : channelName(update.pc);
    if (update.confirmed && !blocked.has(order)) applied.push(update);
    else blocked.add(order);
  }
  return { applied, queue: { ...queue, updates: queue.updates.filter((held) => !applied.includes(held)) } };
}

/** The queue with only those updates that a takeover keeps, and without acknowledgements of what never came. RPL-77, RPL-81, RPL-87 */
export function keptOnly({ updates }: PendingQueue, isKept: (update: PendingUpdate) => boolean): PendingQueue {
  return { updates: updates.filter(isKept), acknowledgements: [] };
}

/**
 * Whether the client of a channel must be asked: an update of it lacks its acknowledgement, or an acknowledgement its update.
 * One that only waits behind another is confirmed already. RPL-70, RPL-71
 */
export function isUndecided({ updates, acknowledgements }: PendingQueue, pc: ProcessChannel): boolean {
  return (
    updates.some((held) => sameChannel(held.pc, pc) && !held.confirmed) ||
    acknowledgements.some((held) => sameChannel(held.pc, pc))
  );
}

function confirm(update: PendingUpdate): PendingUpdate {
  return { ...update, confirmed: true };
}

function isSame(a: PendingAcknowledgement, b: PendingAcknowledgement): boolean {
  return sameChannel(a.pc, b.pc) && sameId(a.opUid, b.opUid);
}
