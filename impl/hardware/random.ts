const WORD = 0x1_0000_0000;

/** The four 32-bit words of a generator: with them it continues where it was. */
export type RandomState = readonly [number, number, number, number];

/**
 * The one source of chance: xoshiro128** (Blackman and Vigna), begun by splitmix32 from one seed. The same seed gives the same
 * numbers on every machine. Not for secrets.
 */
export class Random {
  #state: [number, number, number, number];

  constructor(from: number | RandomState) {
    this.#state = typeof from === 'number' ? begun(from) : [...from];
    if (this.#state.every((word) => word === 0))
      throw new RangeError('A generator whose state is all zero yields zeros only: begin it from a seed.');
  }

  get state(): RandomState {
    return [...this.#state];
  }

  /** A whole number from 0 to 2 ** 32 - 1. */
  next(): number {
    const [a, b, c, d] = this.#state;
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.#state = [(a ^ fourth) >>> 0, (b ^ third) >>> 0, (third ^ (b << 9)) >>> 0, rotated(fourth, 11)];
    return result;
  }

  /**
   * A whole number from 0 to below the bound, all equally likely.
   *
   * @throws RangeError if the bound is no whole number from 1 to 2 ** 32.
   */
  below(bound: number): number {
    if (!Number.isSafeInteger(bound) || bound < 1 || bound > WORD)
      throw new RangeError(`A number below ${bound}: give a whole number from 1 to ${WORD}.`);
    // What is left over at the top would make small numbers likelier: draw again.
    const limit = WORD - (WORD % bound);
    for (;;) {
      const drawn = this.next();
      if (drawn < limit) return drawn % bound;
    }
  }
}

function begun(seed: number): [number, number, number, number] {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed ${seed}: give a whole number.`);
  let at = (seed ^ Math.floor(seed / WORD)) >>> 0;
  const word = (): number => {
    at = (at + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [word(), word(), word(), word()];
}

function rotated(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}
