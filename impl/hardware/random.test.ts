import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';

// Goal: the one source of chance gives the same numbers for ever, and all numbers equally.
// Method: the published outputs of xoshiro128**; state and bounds by property; refusals.

describe('numbers', () => {
  test('are those of the published generator', () => {
    const random = new Random([0, 1, 2, 3]);
    const drawn = Array.from({ length: 10 }, () => random.next());
    expect(drawn).toEqual([
      5760, 17280, 2966400, 32451840, 2604340873, 3891234569, 1254043636, 216095511, 3291724652, 2070429911,
    ]);
  });

  propertyTest.prop([fc.integer(), fc.nat({ max: 50 })])('continue from a state as they would have', (seed, drawn) => {
    const random = new Random(seed);
    for (let at = 0; at < drawn; at++) random.next();
    expect(new Random(random.state).next()).toBe(random.next());
  });

  propertyTest.prop([fc.integer(), fc.integer({ min: 1, max: 2 ** 32 })])('stay below their bound', (seed, bound) => {
    const drawn = new Random(seed).below(bound);
    expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
  });

  test('fall about equally often on every value', () => {
    const random = new Random(7);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let at = 0; at < 60_000; at++) {
      const face = random.below(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('differ from seed to seed', () => {
    const first = new Set(Array.from({ length: 1000 }, (_, seed) => new Random(seed).next()));
    expect(first.size).toBe(1000);
  });
});

describe('refused', () => {
  test.each([0, -1, 1.5, 2 ** 32 + 1, NaN])('the bound %d', (bound) => {
    expect(() => new Random(1).below(bound)).toThrow(`A number below ${bound}: give a whole number from 1`);
  });

  test('a seed that is no whole number, and a state without a bit', () => {
    expect(() => new Random(0.5)).toThrow('The seed 0.5: give a whole number.');
    expect(() => new Random([0, 0, 0, 0])).toThrow('yields zeros only');
  });
});
