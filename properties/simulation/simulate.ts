import * as fc from 'fast-check';
import { failureKey, type Failure, type Outcome } from './outcome.ts';
import { plansFor, type Plan } from './plan/plan.ts';
import { prepare, type Prepared } from './prepared.ts';
import { Run } from './run.ts';
import type { Simulation } from './simulated.ts';

/** Runs with faults for so many ticks, where neither the simulation nor the caller says otherwise. */
const TICKS = 60;
const PATIENCE = 200;
/** Shrinking stops after so many runs: what is left then is small enough to be read. */
const MOST_SHRINKS = 400;

export interface SimulateOptions {
  /** Ticks with faults; default: the simulation's own. */
  readonly ticks?: number;
}

/** A failure with the smallest plan that was found to lead to it. */
export interface Found {
  readonly failure: Failure;
  readonly plan: Plan;
  /** The run under that plan. */
  readonly outcome: Outcome;
  /** Where fast-check found the plan, from its seed. */
  readonly path: string;
  /** How many smaller plans were tried. */
  readonly shrinks: number;
}

/** What the run of one seed came to. */
export interface SeedResult {
  readonly seed: number;
  /** The run of the seed's own plan, before any shrinking. */
  readonly outcome: Outcome;
  readonly found: Found | undefined;
}

/** Runs one simulation seed by seed. The same seed gives the same run, and the same failure. */
export class Simulator {
  readonly #prepared: Prepared;
  readonly ticks: number;

  /** @throws SystemError if the system cannot be checked, or the simulation does not fit it. */
  constructor(
    readonly simulation: Simulation,
    { ticks = simulation.ticks ?? TICKS }: SimulateOptions = {},
  ) {
    this.#prepared = prepare(simulation);
    this.ticks = ticks;
  }

  /** The run of a system under a plan. */
  run(plan: Plan): Outcome {
    const patience = this.simulation.patience ?? PATIENCE;
    return new Run(this.#prepared, plan, { ticks: this.ticks, patience }).outcome();
  }

  /** The plan of a seed, its run, and if that fails the smallest plan found that fails in the same way. */
  seed(seed: number): SeedResult {
    const tried: Outcome[] = [];
    let wanted: string | undefined;
    const property = fc.property(plansFor(this.simulation.system, this.ticks), (plan) => {
      // Out of patience: what is left counts as passing, so that shrinking ends.
      if (tried.length > MOST_SHRINKS) return true;
      const outcome = this.run(plan);
      tried.push(outcome);
      if (outcome.failure === undefined) return true;
      wanted ??= failureKey(outcome.failure);
      return failureKey(outcome.failure) !== wanted;
    });
    const details = fc.check(property, { seed, numRuns: 1, unbiased: true });
    const outcome = tried[0] as Outcome;
    const [plan] = details.counterexample ?? [];
    if (plan === undefined) return { seed, outcome, found: undefined };
    const smallest = this.run(plan);
    return {
      seed,
      outcome,
      found: {
        failure: smallest.failure as Failure,
        plan,
        outcome: smallest,
        path: details.counterexamplePath ?? '',
        shrinks: tried.length - 1,
      },
    };
  }
}
