import { Random } from '../../../impl/hardware/random.ts';

/** How processors take up what is due, and what charts choose, from one number; 0 takes everything as it comes. */
export class Order {
  readonly #random: Random | undefined;

  constructor(seed: number) {
    this.#random = seed === 0 ? undefined : new Random(seed);
  }

  /** Instants until a processor gets to a timer that is due, where the next tick is so far away. */
  untilTaken(within: number): number {
    return within < 2 ? 0 : (this.#random?.below(within - 1) ?? 0);
  }

  /** Which of so many open choices is taken. */
  choice(among: number): number {
    return this.#random?.below(among) ?? 0;
  }
}
