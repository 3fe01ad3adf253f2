import { describe, expect, it } from 'vitest';
import { sameValue } from './same-value.ts';

describe('values', () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: 1 }, { b: 1 }, false],
    ['1', 1, false],
  ])('%j and %j are the same JSON: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});
