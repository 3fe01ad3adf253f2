/** Instants of true time in one tick of a clock that does not drift. */
export const INSTANTS_PER_TICK = 1_000_000;

/** A timer of a clock: due once the clock has made so many ticks. */
export interface ClockTimer {
  readonly dueAt: number;
  /** Is called when the timer ends. */
  readonly end: () => void;
}

/**
 * The clock of a processor: a counter that a drifting oscillator advances. Timers run in its ticks and know nothing of true
 * time. A timer that is due ends when the processor gets to it, which is before the next tick.
 */
export class Clock {
  #ticks = 0;
  readonly #timers = new Set<ClockTimer>();

  constructor(
    /** By how many millionths its ticks are longer than true ones; negative for a clock that runs fast. */
    readonly drift = 0,
  ) {
    if (!Number.isSafeInteger(drift) || Math.abs(drift) >= 1_000_000)
      throw new RangeError(`A drift of ${drift} millionths: give a whole number between -1000000 and 1000000.`);
  }

  /** Ticks since the beginning. */
  get ticks(): number {
    return this.#ticks;
  }

  /** True time from one tick to the next. */
  get period(): number {
    return INSTANTS_PER_TICK + this.drift;
  }

  /** How many timers run. */
  get running(): number {
    return this.#timers.size;
  }

  /** Whether a timer is due that has not ended yet. */
  get isBehind(): boolean {
    for (const { dueAt } of this.#timers) if (dueAt <= this.#ticks) return true;
    return false;
  }

  tick(): void {
    this.#ticks++;
  }

  /**
   * Starts a timer.
   *
   * @throws RangeError if the ticks are no whole number, 0 or more.
   */
  start(ticks: number, end: () => void): ClockTimer {
    if (!Number.isSafeInteger(ticks) || ticks < 0)
      throw new RangeError(`A timer of ${ticks} ticks: give a whole number, 0 or more.`);
    const timer = { dueAt: this.#ticks + ticks, end };
    this.#timers.add(timer);
    return timer;
  }

  /** Nothing happens if it does not run. */
  stop(timer: ClockTimer): void {
    this.#timers.delete(timer);
  }

  isDue(timer: ClockTimer): boolean {
    return this.#timers.has(timer) && timer.dueAt <= this.#ticks;
  }

  /** Ends a timer that is due: it stops running and calls whom it was started for. */
  end(timer: ClockTimer): void {
    if (!this.isDue(timer)) throw new RangeError('Only a running timer that is due can end.');
    this.#timers.delete(timer);
    timer.end();
  }

  /** The processor stands still: no timer of its processes is left. */
  stopAll(): void {
    this.#timers.clear();
  }
}
