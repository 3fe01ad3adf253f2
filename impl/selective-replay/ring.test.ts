import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring } from './ring.ts';

// Goal: a ring is an array that is put in order as it is filled. Method: random runs on both, beyond its first sizes and around its end.

const step = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 9 }) },
  { weight: 2, arbitrary: fc.constant('shift' as const) },
  { weight: 1, arbitrary: fc.constant('keep' as const) },
);

describe('a ring', () => {
  it('holds what an array in the order of its items would hold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const ring = new Ring<readonly [order: number, arrival: number]>();
        let model: (readonly [number, number])[] = [];
        steps.forEach((what, arrival) => {
          if (what === 'shift') expect(ring.shift()).toEqual(model.shift());
          else if (what === 'keep') {
            ring.keep(([order]) => order % 2 === 0);
            model = model.filter(([order]) => order % 2 === 0);
          } else {
            const item = [what, arrival] as const;
            model = [...model, item].sort(([a], [b]) => a - b);
            expect(ring.insert(item, ([order]) => order > what)).toBe(model.indexOf(item));
          }
          expect([...ring]).toEqual(model);
          expect(ring.length).toBe(model.length);
          expect(ring.at(0)).toBe(model[0]);
          expect(ring.at(model.length - 1)).toBe(model.at(-1));
        });
      }),
    );
  });

  it('has nothing before its front or beyond its end', () => {
    const ring = new Ring<string>();
    expect([ring.shift(), ring.at(0)]).toEqual([undefined, undefined]);
    ring.insert('only', () => false);
    expect([ring.at(-1), ring.at(0), ring.at(1)]).toEqual([undefined, 'only', undefined]);
  });

  it('looks at no more than what comes after an item that arrives in order', () => {
    const ring = new Ring<number>();
    let looks = 0;
    for (let item = 0; item < 1000; item++)
      ring.insert(item, (other) => {
        looks++;
        return other > item;
      });
    expect(looks).toBe(999);
  });
});
