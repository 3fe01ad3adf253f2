import { Interner } from './interner.ts';

/**
 * The clocks of a system: one for all, or, with a skew, one for each host that parts run on, none of which may lead another
 * by more than the skew. The state is by how many ticks each leads the slowest.
 */
export class Clocks {
  /** The name of each clock and the parts that live by it. */
  readonly groups: readonly { readonly name: string; readonly parts: readonly number[] }[];
  readonly #leads = new Interner<readonly number[]>();
  readonly #after: number[][] = [];

  constructor(
    hosts: readonly string[],
    private readonly skew: number,
  ) {
    const parts = hosts.map((_, part) => part);
    this.groups =
      skew === 0
        ? [{ name: 'all', parts }]
        : [...new Set(hosts)].map((name) => ({ name, parts: parts.filter((part) => hosts[part] === name) }));
    this.#leads.id(this.groups.map(() => 0).join(), () => this.groups.map(() => 0));
  }

  /** The leads after a tick of one clock; -1 when it would lead by too much. */
  after(leads: number, clock: number): number {
    const row = (this.#after[leads] ??= []);
    return (row[clock] ??= this.#tick(this.#leads.get(leads), clock));
  }

  #tick(leads: readonly number[], clock: number): number {
    const ticked = leads.with(clock, leads[clock]! + 1);
    const slowest = Math.min(...ticked);
    const relative = ticked.map((lead) => lead - slowest);
    return Math.max(...relative) > this.skew ? -1 : this.#leads.id(relative.join(), () => relative);
  }
}
