import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, isLater, latestOf, operationId, position, sameId, type Position } from './operation-id.ts';

const positions: fc.Arbitrary<Position> = fc.option(
  fc.record({ epoch: fc.integer({ min: 1, max: 3 }), seq: fc.integer({ min: 0, max: 3 }) }),
);

describe('the order of op ids', () => {
  it('goes by epoch first, by number second, and nothing is below all [RPL-24][RPL-94]', () => {
    const sorted: readonly Position[] = [null, { epoch: 1, seq: 0 }, { epoch: 1, seq: 9 }, { epoch: 2, seq: 1 }];
    expect([...sorted].reverse().sort(compareIds)).toEqual(sorted);
  });

  it('is total: of two that are not the same, one is later', () => {
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        expect([isLater(a, b), sameId(a, b), isLater(b, a)].filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(positions, positions, positions, (a, b, c) => {
        if (isLater(a, b) && isLater(b, c)) expect(isLater(a, c)).toBe(true);
      }),
    );
  });

  it('has a latest of several, which none of them comes after', () => {
    fc.assert(
      fc.property(fc.array(positions), (ids) => {
        const latest = latestOf(ids);
        expect(ids.some((id) => isLater(id, latest))).toBe(false);
        expect(latest === null || ids.some((id) => sameId(id, latest))).toBe(true);
      }),
    );
  });
});

describe('an op id', () => {
  it('counts from 1, where how far a state has come may be the start of a reign [RPL-99]', () => {
    expect(operationId.safeParse({ epoch: 1, seq: 0 }).error?.issues).toMatchObject([{ path: ['seq'] }]);
    expect(position.safeParse({ epoch: 1, seq: 0 }).success).toBe(true);
    expect(position.safeParse(null).success).toBe(true);
  });

  it('has an epoch, from 1 [RPL-97]', () => {
    expect(operationId.safeParse({ epoch: 0, seq: 1 }).error?.issues).toMatchObject([{ path: ['epoch'] }]);
    expect(operationId.safeParse({ seq: 1 }).error?.issues).toMatchObject([{ path: ['epoch'] }]);
  });
});
