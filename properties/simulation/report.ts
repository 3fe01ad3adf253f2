import type { Counts, Outcome } from './outcome.ts';
import type { Found } from './simulate.ts';
import type { Simulation } from './simulated.ts';

/** A sentence, and in how many seeds it was so. */
export interface Seen {
  readonly name: string;
  readonly seeds: number;
}

/** What the run of one seed came to, without its steps, of which a failure has its own. */
export interface SeedSummary {
  readonly seed: number;
  readonly outcome: Omit<Outcome, 'steps'>;
  readonly found: Found | undefined;
}

/** What the runs of a simulation came to. */
export interface SimulationReport {
  readonly name: string;
  readonly title: string;
  readonly firstSeed: number;
  readonly seeds: number;
  /** Ticks with faults in each run. */
  readonly ticks: number;
  readonly counts: Counts;
  /** Runs that converged once faults had ceased; null where that is not demanded. */
  readonly converged: number | null;
  /** Runs in which a channel was full where that ends in "not finished". */
  readonly overflowed: readonly Seen[];
  /** The `sometimes` of the system, those too that no seed reached. */
  readonly witnesses: readonly Seen[];
  readonly violatedAsExpected: readonly (Seen & { readonly reason: string })[];
  /** The first failure, if there is one: no seed after it was run. */
  readonly failed: { readonly seed: number; readonly found: Found } | undefined;
  /** Whether somebody stopped it. */
  readonly interrupted: boolean;
}

const NOTHING: Counts = {
  events: 0,
  ticks: 0,
  crashes: 0,
  restarts: 0,
  cuts: 0,
  lost: 0,
  doubled: 0,
  delivered: 0,
};

/** Adds up the runs of one simulation. */
export class Tally {
  #counts = NOTHING;
  #seeds = 0;
  #converged = 0;
  #failed: SimulationReport['failed'];
  readonly #overflowed = new Map<string, number>();
  readonly #witnessed = new Map<string, number>();
  readonly #violated = new Map<string, number>();

  constructor(
    private readonly simulation: Simulation,
    private readonly firstSeed: number,
    private readonly ticks: number,
  ) {}

  get events(): number {
    return this.#counts.events;
  }

  add({ seed, outcome, found }: SeedSummary): void {
    const { counts, witnessed, violatedAsExpected, overflowed, converged } = outcome;
    this.#counts = Object.fromEntries(
      Object.entries(this.#counts).map(([name, sum]: [string, number]) => [name, sum + counts[name as keyof Counts]]),
    ) as unknown as Counts;
    this.#seeds++;
    if (converged === true) this.#converged++;
    if (overflowed !== undefined) count(this.#overflowed, overflowed);
    for (const name of witnessed) count(this.#witnessed, name);
    for (const name of violatedAsExpected) count(this.#violated, name);
    if (found !== undefined) this.#failed ??= { seed, found };
  }

  report(interrupted: boolean): SimulationReport {
    const { name, title, system, converged } = this.simulation;
    const seen = (names: readonly string[], counts: ReadonlyMap<string, number>): readonly Seen[] =>
      names.map((sentence) => ({ name: sentence, seeds: counts.get(sentence) ?? 0 }));
    return {
      name,
      title,
      firstSeed: this.firstSeed,
      seeds: this.#seeds,
      ticks: this.ticks,
      counts: this.#counts,
      converged: converged === undefined ? null : this.#converged,
      overflowed: seen([...this.#overflowed.keys()], this.#overflowed),
      witnesses: seen(
        system.properties.filter(({ kind }) => kind === 'sometimes').map((property) => property.name),
        this.#witnessed,
      ),
      violatedAsExpected: system.properties
        .filter((property) => this.#violated.has(property.name))
        .map((property) => ({
          name: property.name,
          seeds: this.#violated.get(property.name) ?? 0,
          reason: property.reason ?? '',
        })),
      failed: this.#failed,
      interrupted,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
