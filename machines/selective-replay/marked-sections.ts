import { decodedCookies, type CookieMode } from '../../spec/selective-replay/cookie-encoding.ts';
import type { SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import { isLater, type Position } from '../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import type { UnitChannel } from './unit-channel.ts';

/**
 * The sections of a channel in which its client may hold or lack anything: those that it has changed since what its unit had applied,
 * those of all that is pending, and those that a snapshot brought unconfirmed. Null where nobody can say: a cookie is missing or
 * unknown, or the client has not the state that they count from. RPL-57, RPL-58, RPL-60, RPL-82, RPL-104
 *
 * @param channel - before anything of the queue is applied
 * @param updates - the queue, before anything of it is discarded
 */
export function markedIn(
  channel: UnitChannel,
  updates: readonly PendingUpdate[],
  cookieMode: CookieMode,
): SectionsCookie | null {
  const { pc, answer, unconfirmed, lastApplied } = channel;
  if (answer === null || answer.incarnation !== answer.knownBefore) return null;
  const lacksUnconfirmed = unconfirmed !== null && isLater(unconfirmed.upTo, answer.position);
  const countsFrom: Position = lacksUnconfirmed ? unconfirmed.after : lastApplied;
  // Of a client that has nothing, though its unit has something, nobody knows whether it had that.
  if (isLater(countsFrom, answer.position) || (answer.position === null && lastApplied !== null)) return null;
  const pending = updates.filter((held) => sameChannel(held.pc, pc)).map(({ cookie }) => cookie);
  const brought = lacksUnconfirmed ? [unconfirmed.cookie] : [];
  return decodedCookies(cookieMode, [answer.cookie, ...pending, ...brought]) ?? null;
}
