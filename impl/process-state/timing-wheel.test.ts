import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimingWheel } from './timing-wheel.ts';

/** Goal: the wheel is a list of timers sorted by time, and cheap. Method: random commands on it and on such a list, on a narrow wheel, whose levels are soon used up. */

const WIDTH = 3;
const LONGEST = WIDTH ** 3;
const TIMERS = 24;

/** The obvious thing: who expires when. */
interface Sorted {
  now: number;
  readonly due: Map<number, number>;
}

interface Tested {
  readonly wheel: TimingWheel;
}

const armed = (model: Sorted) => [...model.due].sort(([a], [b]) => a - b);

function expectSame({ wheel }: Tested, model: Sorted): void {
  expect(wheel.size).toBe(model.due.size);
  expect(wheel.now).toBe(model.now);
  for (let timer = 0; timer < TIMERS; timer++) expect(wheel.dueOf(timer)).toBe(model.due.get(timer));
}

class Arm implements fc.Command<Sorted, Tested> {
  constructor(
    private readonly timer: number,
    private readonly delay: number,
  ) {}
  check = () => true;
  run(model: Sorted, tested: Tested): void {
    tested.wheel.arm(this.timer, model.now + this.delay);
    model.due.set(this.timer, model.now + this.delay);
    expectSame(tested, model);
  }
  toString = () => `arm ${this.timer} for ${this.delay} ticks`;
}

class Cancel implements fc.Command<Sorted, Tested> {
  constructor(private readonly timer: number) {}
  check = () => true;
  run(model: Sorted, tested: Tested): void {
    expect(tested.wheel.cancel(this.timer)).toBe(model.due.delete(this.timer));
    expectSame(tested, model);
  }
  toString = () => `cancel ${this.timer}`;
}

/** A tick, in which what expires cancels its neighbour and arms itself anew. */
class Advance implements fc.Command<Sorted, Tested> {
  constructor(
    private readonly ticks: number,
    private readonly again: number,
  ) {}
  check = () => true;
  run(model: Sorted, tested: Tested): void {
    for (let tick = 0; tick < this.ticks; tick++) {
      const size = model.due.size;
      const expired: number[] = [];
      const touched = tested.wheel.advance((timer) => {
        expired.push(timer);
        if (this.again === 0) return;
        tested.wheel.cancel(timer + 1);
        tested.wheel.arm(timer, tested.wheel.now + this.again);
      });
      model.now++;
      const dueNow = armed(model).filter(([, due]) => due === model.now);
      const expected: number[] = [];
      for (const [timer] of dueNow) {
        if (model.due.get(timer) !== model.now) continue;
        expected.push(timer);
        model.due.delete(timer);
        if (this.again === 0) continue;
        model.due.delete(timer + 1);
        model.due.set(timer, model.now + this.again);
      }
      expect(expired).toEqual(expected);
      expect(touched).toBeLessThanOrEqual(dueNow.length + 2 * Math.ceil(size / WIDTH));
      expectSame(tested, model);
    }
  }
  toString = () => `advance by ${this.ticks}, again after ${this.again}`;
}

describe('a timing wheel', () => {
  it('tells the same timers in the same ticks as a sorted list, and touches few others', () => {
    const timer = fc.nat(TIMERS - 1);
    const delay = fc.oneof(fc.integer({ min: 1, max: WIDTH }), fc.integer({ min: 1, max: LONGEST }));
    const commands = fc.commands(
      [
        fc.tuple(timer, delay).map((given) => new Arm(...given)),
        timer.map((given) => new Cancel(given)),
        fc.tuple(fc.integer({ min: 1, max: LONGEST }), fc.nat(LONGEST)).map((given) => new Advance(...given)),
        fc.constant(new Advance(1, 0)),
      ],
      { maxCommands: 60 },
    );
    fc.assert(
      fc.property(fc.constantFrom(1, 8, TIMERS), commands, (capacity, given) => {
        fc.modelRun(() => {
          const model: Sorted = { now: 0, due: new Map() };
          return { model, real: { wheel: new TimingWheel(capacity, WIDTH) } };
        }, given);
      }),
      { numRuns: 200 },
    );
  });

  it('spreads a hundred thousand timers of one distant tick over the ticks before', () => {
    const [timers, due] = [100_000, 70_000];
    const wheel = new TimingWheel();
    for (let timer = 0; timer < timers; timer++) wheel.arm(timer, due);
    let [most, expired] = [0, 0];
    while (wheel.now < due - 1)
      most = Math.max(
        most,
        wheel.advance(() => expired++),
      );
    expect(expired).toBe(0);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2 * Math.ceil(timers / 256));
    expect(wheel.advance(() => expired++)).toBe(timers);
    expect(expired).toBe(timers);
  });

  it('does not tell what was cancelled by what expired in the same tick', () => {
    const wheel = new TimingWheel();
    for (const timer of [3, 1, 2]) wheel.arm(timer, 5);
    const expired: number[] = [];
    for (let tick = 0; tick < 6; tick++)
      wheel.advance((timer) => {
        expired.push(timer);
        expect(wheel.cancel(timer)).toBe(false);
        if (timer === 1) expect(wheel.cancel(2)).toBe(true);
      });
    expect(expired).toEqual([1, 3]);
    expect(wheel.size).toBe(0);
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 24 + 1])('refuses tick %d to expire in', (due) => {
    expect(() => new TimingWheel().arm(7, due)).toThrow(
      /^Timer 7 cannot expire in tick .*: it is tick 0\. Give a whole number from 1 to 16777216\.$/u,
    );
  });

  it.each([-1, 0.5, Number.NaN, TimingWheel.largest + 1])('refuses %d as a timer', (timer) => {
    expect(() => new TimingWheel().arm(timer, 1)).toThrow(/^Timer .* cannot be armed: give it a whole number from 0/u);
  });

  it.each([0, 1, 2.5, 5000])('refuses to be %d wide', (width) => {
    expect(() => new TimingWheel(1, width)).toThrow(/cannot be .* wide: give it a whole number from 2 to 4096/u);
  });
});
