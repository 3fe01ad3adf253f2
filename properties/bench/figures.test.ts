import { describe, expect, test } from 'vitest';
import { isMet } from './figures.ts';
import { inTurn, median } from './measuring.ts';

// Goal: what is made of measured times is right, whatever the times are.

describe('a target', () => {
  const figure = { name: 'toy', what: 'a toy', unit: 'times' };

  test.each([
    [2.2, { atMost: 2.2 }, true],
    [2.21, { atMost: 2.2 }, false],
    [100, { atLeast: 100 }, true],
    [99.9, { atLeast: 100 }, false],
  ])('%d against %j is met: %j', (measured, target, expected) => {
    expect(isMet({ ...figure, measured, target })).toBe(expected);
  });

  test('that was not measured is missed', () => {
    expect(isMet({ ...figure, measured: NaN, target: { atMost: 1 } })).toBe(false);
  });
});

describe('two pieces of work', () => {
  test('are done in turn, as often as was asked for', () => {
    const done: string[] = [];
    inTurn(
      2,
      () => done.push('first'),
      () => done.push('second'),
      (round) => done.push(`round ${String(round)}`),
    );
    expect(done).toEqual(['round 1', 'first', 'second', 'round 2', 'first', 'second']);
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('have of the times %j the median %d', (times, expected) => {
    expect(median(times)).toBe(expected);
  });
});
