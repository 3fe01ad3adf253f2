import { describe, expect, test } from 'vitest';
import { Clock, INSTANTS_PER_TICK } from './clock.ts';

// Goal: timers run in ticks of their own clock and end only when they are due.

describe('timers', () => {
  test('are due after as many ticks as they were started for, and end once', () => {
    const clock = new Clock();
    const ended: string[] = [];
    clock.tick();
    const timer = clock.start(2, () => ended.push('two'));
    clock.tick();
    expect([clock.isDue(timer), clock.isBehind]).toEqual([false, false]);
    clock.tick();
    expect([clock.isDue(timer), clock.isBehind]).toEqual([true, true]);
    clock.end(timer);
    expect([ended, clock.running, clock.isBehind]).toEqual([['two'], 0, false]);
    expect(() => {
      clock.end(timer);
    }).toThrow('Only a running timer that is due can end.');
  });

  test('of no ticks are due at once; those that are stopped never', () => {
    const clock = new Clock();
    const [now, later] = [clock.start(0, () => undefined), clock.start(1, () => undefined)];
    expect(clock.isDue(now)).toBe(true);
    clock.stop(later);
    clock.tick();
    expect(clock.isDue(later)).toBe(false);
    clock.stopAll();
    expect(clock.running).toBe(0);
  });

  test.each([-1, 0.5, NaN])('of %d ticks are refused', (ticks) => {
    expect(() => new Clock().start(ticks, () => undefined)).toThrow(`A timer of ${ticks} ticks`);
  });
});

describe('drift', () => {
  test('makes ticks longer or shorter', () => {
    expect(new Clock(500).period).toBe(INSTANTS_PER_TICK + 500);
    expect(new Clock(-500).period).toBe(INSTANTS_PER_TICK - 500);
  });

  test.each([1_000_000, -1_000_000, 0.5])('of %d millionths is refused', (drift) => {
    expect(() => new Clock(drift)).toThrow(`A drift of ${drift} millionths`);
  });
});
