import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownEpochAbove, ownerOf } from './epochs.ts';

describe('the epochs of units', () => {
  it('are taken in turn', () => {
    expect([0, 1, 2, 3].map((seen) => ownEpochAbove(seen, { unit: 1, units: 2 }))).toEqual([1, 3, 3, 5]);
    expect([0, 1, 2].map((seen) => ownEpochAbove(seen, { unit: 0, units: 2 }))).toEqual([2, 2, 4]);
    expect(ownEpochAbove(4, { unit: 0, units: 1 })).toBe(5);
  });

  it('are above what was seen, as low as they may be, and of no other unit', () => {
    const unitOfSeveral = fc
      .integer({ min: 1, max: 9 })
      .chain((units) => fc.record({ units: fc.constant(units), unit: fc.nat({ max: units - 1 }), seen: fc.nat() }));
    fc.assert(
      fc.property(unitOfSeveral, ({ units, unit, seen }) => {
        const epoch = ownEpochAbove(seen, { unit, units });
        expect(epoch).toBeGreaterThan(seen);
        expect(epoch).toBeLessThanOrEqual(seen + units);
        expect(ownerOf(epoch, units)).toBe(unit);
      }),
    );
  });
});
