import * as fc from 'fast-check';
import type { Channel, System } from '../../checker/index.ts';

/** What befalls one message as it arrives. */
export interface Fate {
  /** Which of all arrivals over channels that may lose or double, counted from 0. */
  readonly arrival: number;
  readonly fate: 'lost' | 'doubled';
}

/** Losses and duplications, wherever the channel of the message may have them. */
export function fatesOf({ channels }: System, ticks: number): fc.Arbitrary<readonly Fate[]> {
  const unsafe = channels.filter((channel) => mayLose(channel) || mayDouble(channel));
  if (unsafe.length === 0) return fc.constant([]);
  const arrivals = ticks * unsafe.length;
  const fate = fc.record({
    arrival: fc.nat({ max: arrivals }),
    fate: fc.constantFrom('lost' as const, 'doubled' as const),
  });
  return fc.array(fate, { maxLength: Math.ceil(arrivals / 4), size: 'max' });
}

export function mayLose({ loss = 0 }: Channel): boolean {
  return loss !== 0;
}

export function mayDouble({ duplication = 0 }: Channel): boolean {
  return duplication !== 0;
}
