import * as fc from 'fast-check';
import type { Channel, System } from '../../checker/index.ts';

/** A message that is held up. */
export interface Delay {
  /** Which of all messages over channels that do not promise to be in time, counted from 0 as they are sent. */
  readonly message: number;
  readonly ticks: number;
}

const LONGEST_DELAY = 12;

/** Messages that are late by many ticks, wherever their channel does not promise otherwise. */
export function delaysOf({ channels }: System, ticks: number): fc.Arbitrary<readonly Delay[]> {
  const slow = channels.filter((channel) => mayBeLate(channel));
  if (slow.length === 0) return fc.constant([]);
  const messages = ticks * slow.length;
  const delay = fc.record({
    message: fc.nat({ max: messages }),
    ticks: fc.integer({ min: 1, max: LONGEST_DELAY }),
  });
  return fc.array(delay, { maxLength: Math.ceil(messages / 8), size: 'max' });
}

/** Whether some messages on it may be late by any time. */
export function mayBeLate({ urgent = false, kind }: Channel): boolean {
  return kind !== 'rendezvous' && urgent !== true;
}
