import { INSTANTS_PER_TICK } from '../../../impl/hardware/clock.ts';
import { Random } from '../../../impl/hardware/random.ts';

/** How long messages take when nothing befalls them, from one number; 0 is the calmest: every message arrives at once. */
export class Weather {
  readonly #random: Random | undefined;

  constructor(seed: number) {
    this.#random = seed === 0 ? undefined : new Random(seed);
  }

  /** Instants on the way, for a message that has to arrive before so many are over. */
  timely(within: number): number {
    return within < 2 ? 0 : (this.#random?.below(within - 1) ?? 0);
  }

  /** Instants on the way, for a message that has no bound: mostly less than a tick, and now and then more. */
  unbounded(): number {
    if (this.#random === undefined) return 0;
    const most = this.#random.below(4) === 0 ? 3 : 1;
    return this.#random.below(most * INSTANTS_PER_TICK);
  }
}
