import { isLater, sameId, type OperationId } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { bodyForClient } from '../../spec/selective-replay/sections.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import type { RebuiltMessage, UnitChannel } from './unit-channel.ts';

/**
 * Whether the message for the client can be made out of what the standby was told. That has all that the client may have, and an
 * update of which the client may have nothing is a message without a change. But one that carries a whole state does not say so
 * in a replay: its client has lost its state, and is to be sent the one that there is. RPL-79
 */
export function canBeRebuilt({ full }: Pick<PendingUpdate, 'full'>): boolean {
  return full === null;
}

/**
 * What a takeover keeps where it replays what no client has answered for: all that is confirmed, and of each channel all before
 * the first update whose message cannot be rebuilt. RPL-79
 *
 * @param updates - the queue, in the order of op ids
 */
export function keptForReplay(updates: readonly PendingUpdate[]): (update: PendingUpdate) => boolean {
  const brokenAt = new Map<string, OperationId>();
  for (const update of updates) {
    const name = channelName(update.pc);
    if (!update.confirmed && !canBeRebuilt(update) && !brokenAt.has(name)) brokenAt.set(name, update.opUid);
  }
  return ({ pc, opUid, confirmed }) => {
    const first = brokenAt.get(channelName(pc));
    return confirmed || first === undefined || isLater(first, opUid);
  };
}

/** The messages that set the client of each channel right, by its name, where they are enough. RPL-79, RPL-89 */
export function messagesLackedByAll(
  channels: Readonly<Record<string, UnitChannel>>,
  updates: readonly PendingUpdate[],
): Readonly<Record<string, readonly RebuiltMessage[]>> {
  const own = new Map<string, PendingUpdate[]>();
  for (const update of updates) {
    const name = channelName(update.pc);
    const line = own.get(name);
    if (line === undefined) own.set(name, [update]);
    else line.push(update);
  }
  return Object.fromEntries(
    Object.entries(channels).map(([name, channel]) => [name, messagesLacked(channel, own.get(name) ?? [])]),
  );
}

/**
 * The messages that set the client of a channel right: all that it lacks once these updates are applied, in their order. None where it
 * lacks anything else, or has lost its state: then it is to be sent the state. RPL-79, RPL-82, RPL-89
 *
 * @param channel - before the updates are applied
 * @param own - the updates of this channel that will be
 */
export function messagesLacked(
  { answer, lastApplied }: Pick<UnitChannel, 'answer' | 'lastApplied'>,
  own: readonly PendingUpdate[],
): readonly RebuiltMessage[] {
  if (answer === null || answer.incarnation !== answer.knownBefore) return [];
  const isLacked = ({ opUid }: PendingUpdate): boolean => isLater(opUid, answer.position);
  const had = own.findLast((update) => !isLacked(update))?.opUid ?? lastApplied;
  const lacked = own.filter(isLacked);
  if (!sameId(had, answer.position) || !lacked.every(canBeRebuilt)) return [];
  return lacked.map(({ opUid, body }) => ({ opUid, body: bodyForClient(body) }));
}
