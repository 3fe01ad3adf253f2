import { Interner } from './interner.ts';

/** How often each limited stimulus, fault, loss and duplication has been used: one slot of the global state. */
export class Budget {
  readonly #limits: number[] = [];
  readonly #names: string[] = [];
  readonly #fired: boolean[] = [];
  readonly #used = new Interner<readonly number[]>();
  readonly #after: number[][] = [];

  /** Adds something that may happen so often; the number by which to use it. All are added before the first use. */
  add(name: string, limit: number | 'unbounded'): number {
    this.#names.push(name);
    this.#fired.push(false);
    return this.#limits.push(limit === 'unbounded' ? Infinity : limit) - 1;
  }

  get initial(): number {
    return this.#intern(this.#limits.map(() => 0));
  }

  /** The budget after one more use; -1 when none is left. */
  use(state: number, item: number): number {
    const row = (this.#after[state] ??= []);
    return (row[item] ??= this.#use(state, item));
  }

  /** Notes that a step with it was taken, for the list of what never happened. */
  fire(item: number): void {
    this.#fired[item] = true;
  }

  get neverFired(): readonly string[] {
    return this.#names.filter((_, item) => this.#fired[item] !== true && this.#limits[item] !== 0);
  }

  #use(state: number, item: number): number {
    // What is unbounded needs no count, and counting it would make the state space infinite.
    if (this.#limits[item] === Infinity) return state;
    const used = this.#used.get(state);
    if (used[item]! >= this.#limits[item]!) return -1;
    return this.#intern(used.with(item, used[item]! + 1));
  }

  #intern(used: readonly number[]): number {
    return this.#used.id(used.join(), () => used);
  }
}
