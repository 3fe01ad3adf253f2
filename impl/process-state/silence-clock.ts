import type { SilenceCounter } from './registry-port.ts';
import type { Registry } from './registry.ts';
import type { TimingWheel } from './timing-wheel.ts';

const NEVER = -1;

/**
 * Counts without counting: the periods of a row go on from the tick in which its counting began, and its counter is how many have
 * ended since it was last heard of. A heartbeat is one write, and nothing is done when a period ends.
 */
export class SilenceClock implements SilenceCounter {
  /** The tick from which the periods of a row are counted; NEVER while they are not. */
  #phase = new Float64Array(0);
  /** What the counter shows while nothing is counted. */
  #held = new Float64Array(0);

  /**
   * @param period - ticks from count to count. PSM-HBT-9
   * @throws RangeError if the period is less than one tick
   */
  constructor(
    private readonly registry: Registry,
    private readonly wheel: TimingWheel,
    private readonly period: number,
  ) {
    if (!Number.isSafeInteger(period) || period < 1)
      throw new RangeError(`countPeriod cannot be ${period}: give a whole number of ticks, 1 or more.`);
  }

  of(row: number): number {
    const phase = this.#phaseOf(row);
    return phase === NEVER ? (this.#held[row] ?? 0) : this.#periods(phase, this.wheel.now) - this.#heard(row, phase);
  }

  count(row: number): void {
    this.#hold(row, this.of(row) + 1);
  }

  reset(row: number): void {
    this.#hold(row, 0);
    this.registry.keys.note(this.#pid(row), this.wheel.now);
  }

  isCounting(row: number): boolean {
    return this.#phaseOf(row) !== NEVER;
  }

  /**
   * Periods begin now.
   *
   * @throws if the counter is not 0: a chart begins to count where it has just heard of the instance
   */
  begin(row: number): void {
    if (this.of(row) !== 0)
      throw new Error(
        `Row ${row} begins to count with ${this.of(row)}: reset its counter before, as the chart of an entry does.`,
      );
    this.reset(row);
    this.#phase[row] = this.wheel.now;
  }

  /** Periods end, and the counter stays as it is. */
  end(row: number): void {
    this.#stop(row, this.of(row));
  }

  /** As `end`, in the tick in which a period ends, but before that is counted. */
  endBeforeThis(row: number): void {
    this.#stop(row, this.of(row) - 1);
  }

  /** The tick in which the counter of a row that is not heard of any more exceeds the limit. PSM-HBT-10 */
  exceeds(row: number, limit: number): number {
    const phase = this.#phaseOf(row);
    return phase + (this.#heard(row, phase) + limit + 1) * this.period;
  }

  #stop(row: number, held: number): void {
    this.#hold(row, held);
    this.#phase[row] = NEVER;
  }

  #hold(row: number, held: number): void {
    if (row >= this.#held.length) {
      const length = Math.max(row + 1, 2 * this.#held.length, 64);
      const [phase, counts] = [new Float64Array(length).fill(NEVER), new Float64Array(length)];
      phase.set(this.#phase);
      counts.set(this.#held);
      [this.#phase, this.#held] = [phase, counts];
    }
    this.#held[row] = held;
  }

  #phaseOf(row: number): number {
    return this.#phase[row] ?? NEVER;
  }

  /** The periods that had ended when the row was last heard of. */
  #heard(row: number, phase: number): number {
    return this.#periods(phase, this.registry.keys.heardOf(this.#pid(row), this.wheel.now));
  }

  #periods(phase: number, tick: number): number {
    return Math.floor((tick - phase) / this.period);
  }

  #pid(row: number): number {
    return this.registry.get(row, 'pid');
  }
}
