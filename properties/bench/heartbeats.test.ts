import { describe, expect, test } from 'vitest';
import { Beating } from './heartbeats.ts';

// Goal: what is timed is what is claimed. Method: the same processes, fewer, and what became of them.

describe.each([10, 50, 1000])('%d processes that beat', (size) => {
  test('are all alive after many periods, and few are visited in a tick', () => {
    const beating = new Beating(size);
    beating.run(40 * size);
    expect(beating.alive).toBe(size);
    expect(beating.mostTouched).toBeGreaterThan(0);
    expect(beating.mostTouched).toBeLessThanOrEqual(Math.ceil(size / 10) + 2 * Math.ceil(size / 256));
  });
});

test('a process that does not beat is not timed as if it did', () => {
  const beating = new Beating(100);
  beating.fallSilent(10);
  expect(beating.alive).toBe(100);
  beating.fallSilent(40);
  expect(beating.alive).toBe(0);
  expect(() => beating.run(1)).toThrow(/^Process \d+ does not count as alive\.$/u);
});
