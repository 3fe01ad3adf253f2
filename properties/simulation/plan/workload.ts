import * as fc from 'fast-check';
import type { System } from '../../checker/index.ts';

/** Something that the outside world says at an instant. */
export interface Occasion {
  /** Thousandths of a tick since the start. */
  readonly at: number;
  /** Its place in the stimuli of the system. */
  readonly stimulus: number;
}

/**
 * What the outside world says, and when; it says nothing that the part does not accept then.
 *
 * @param traffic - how often it speaks in a tick, at most and over all ticks
 */
export function workloadOf({ stimuli = [] }: System, ticks: number, traffic = 1): fc.Arbitrary<readonly Occasion[]> {
  if (stimuli.length === 0) return fc.constant([]);
  const occasion = fc.record({
    at: fc.nat({ max: ticks * 1000 }),
    stimulus: fc.nat({ max: stimuli.length - 1 }),
  });
  return fc.array(occasion, { maxLength: ticks * traffic, size: 'max' });
}
