import { describe, expect, it } from 'vitest';
import { cutScore } from './cut-score.ts';

const outcome = (kept: number, replays: number) => ({ kept, of: 3, replays, replaysOfAll: 2 });

describe('the score of a cut [RPL-88] [RPL-90]', () => {
  it('goes by what is kept alone where completeness is all', () => {
    expect(cutScore(1, outcome(2, 2))).toBeGreaterThan(cutScore(1, outcome(1, 0)));
  });

  it('goes by the replays alone where speed is all', () => {
    expect(cutScore(0, outcome(0, 0))).toBeGreaterThan(cutScore(0, outcome(3, 1)));
    expect(cutScore(0, outcome(0, 1)) - cutScore(0, outcome(3, 1))).toBe(0);
  });

  it('sets one against the other in between, as w · kept / n − (1 − w) · replays / replays of all', () => {
    const [kept, of, replays, replaysOfAll] = [2, 3, 1, 2];
    const reference = 0.25 * (kept / of) - 0.75 * (replays / replaysOfAll);
    expect(cutScore(0.25, { kept, of, replays, replaysOfAll }) / (of * replaysOfAll)).toBeCloseTo(reference);
  });

  it('divides by nothing where keeping all costs nothing', () => {
    expect(cutScore(0.5, { kept: 1, of: 2, replays: 1, replaysOfAll: 0 })).toBe(-0.5);
  });

  it.each([-0.1, 1.1, NaN])('is weighted by a number from 0 to 1, not by %d', (weight) => {
    expect(() => cutScore(weight, outcome(1, 1))).toThrow(
      `A cut is weighted by a number from 0 (recovers soonest) to 1 (most complete), not by ${String(weight)}: give \`cutWeight\` one.`,
    );
  });
});
