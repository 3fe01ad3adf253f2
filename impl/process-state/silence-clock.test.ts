import { describe, expect, it } from 'vitest';
import { Registry } from './registry.ts';
import { SilenceClock } from './silence-clock.ts';
import { TimingWheel } from './timing-wheel.ts';

// Goal: a counter that is derived is the one that a count at the end of each period gives, whenever the row is heard of.

const PERIOD = 3;

function counting(): { silence: SilenceClock; advance: (ticks: number) => void; hear: () => void } {
  const [registry, wheel] = [new Registry(), new TimingWheel()];
  registry.takeKey(registry.rowOf('T'), { epoch: 1, pid: 1, incarnation: 1 });
  registry.keys.setOpen(1, true);
  const silence = new SilenceClock(registry, wheel, PERIOD);
  const advance = (ticks: number): void => {
    for (let tick = 0; tick < ticks; tick++) wheel.advance(() => undefined);
  };
  const hear = (): void => {
    expect(registry.keys.hear(1, 1, 1, wheel.now)).toBe(true);
  };
  advance(4);
  return { silence, advance, hear };
}

describe('a silence clock', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('counts whole periods from its beginning, heard of after %d ticks', (ticks) => {
    const { silence, advance, hear } = counting();
    silence.begin(0);
    let counter = 0;
    for (let tick = 1; tick <= 20; tick++) {
      advance(1);
      if (tick % PERIOD === 0) counter++;
      if (tick === ticks) {
        hear();
        counter = 0;
      }
      expect(silence.of(0)).toBe(counter);
    }
    // The limit of 6 is passed with the seventh period that ends after it was heard of.
    expect(silence.exceeds(0, 6)).toBe(4 + PERIOD * (Math.floor(ticks / PERIOD) + 7));
  });

  it('keeps its counter while nothing is counted, and counts one by one then', () => {
    const { silence, advance } = counting();
    silence.begin(0);
    advance(2 * PERIOD);
    silence.end(0);
    advance(50);
    expect([silence.isCounting(0), silence.of(0)]).toEqual([false, 2]);
    silence.count(0);
    expect(silence.of(0)).toBe(3);
    silence.reset(0);
    expect(silence.of(0)).toBe(0);
  });

  it('leaves out the period that ends in this tick, if its end is still to be dealt with', () => {
    const { silence, advance } = counting();
    silence.begin(0);
    advance(2 * PERIOD);
    silence.endBeforeThis(0);
    expect(silence.of(0)).toBe(1);
  });

  it('refuses to begin with a counter that is not 0', () => {
    const { silence } = counting();
    silence.count(0);
    expect(() => silence.begin(0)).toThrow('Row 0 begins to count with 1: reset its counter before');
  });
});
