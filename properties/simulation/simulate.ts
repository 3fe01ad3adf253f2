import * as fc from 'fast-check';
import { failureKey, type Failure, type Outcome } from './outcome.ts';
import { plansFor, type Plan } from './plan/plan.ts';
import { prepare, type Prepared } from './prepared.ts';
import { reduced } from './reduce.ts';
import { Run } from './run.ts';
import type { Simulation } from './simulated.ts';

/** Ticks with faults, where neither the simulation nor the caller says otherwise. */
const TICKS = 60;
const PATIENCE = 200;
/** Runs for making a failure smaller, by leaving things out and then by fast-check: what is left then can be read. */
const MOST_REDUCTIONS = 300;
const MOST_SHRINKS = 200;

export interface SimulatorOptions {
  /** Ticks with faults; default: the simulation's own. */
  readonly ticks?: number;
  /** Is awaited before every run, so that whoever watches gets a turn. */
  readonly pause?: () => Promise<void>;
  /** Whether nobody wants smaller failures any more. */
  readonly isInterrupted?: () => boolean;
}

/** A failure with the smallest plan that was found to lead to it. */
export interface Found {
  readonly failure: Failure;
  readonly plan: Plan;
  /** The run under that plan. */
  readonly outcome: Outcome;
  /** How many smaller plans were tried. */
  readonly tried: number;
}

/** What the run of one seed came to. */
export interface SeedResult {
  readonly seed: number;
  /** The run of the seed's own plan, before it was made smaller. */
  readonly outcome: Outcome;
  readonly found: Found | undefined;
}

/** Runs one simulation seed by seed. The same seed gives the same run, and the same failure. */
export class Simulator {
  readonly ticks: number;
  readonly #prepared: Prepared;
  readonly #pause: () => Promise<void>;
  readonly #isInterrupted: () => boolean;

  /** @throws SystemError if the system cannot be checked, or the simulation does not fit it. */
  constructor(
    readonly simulation: Simulation,
    {
      ticks = simulation.ticks ?? TICKS,
      pause = () => Promise.resolve(),
      isInterrupted = () => false,
    }: SimulatorOptions = {},
  ) {
    this.#prepared = prepare(simulation);
    this.ticks = ticks;
    this.#pause = pause;
    this.#isInterrupted = isInterrupted;
  }

  /** The plan of a seed: what chance decides in its run. */
  planOf(seed: number): Plan {
    const [plan] = fc.sample(this.#plans, { seed, numRuns: 1 });
    return plan as Plan;
  }

  /** The run under a plan; without hosts, the same run of the shadows alone. */
  run(plan: Plan, isHosted = true): Outcome {
    const patience = this.simulation.patience ?? PATIENCE;
    return new Run(this.#prepared, plan, { ticks: this.ticks, patience, isHosted }).outcome();
  }

  /** The run of a seed, and if it fails the smallest plan found that fails in the same way. */
  async seed(seed: number): Promise<SeedResult> {
    const plan = this.planOf(seed);
    const outcome = this.run(plan);
    if (outcome.failure === undefined) return { seed, outcome, found: undefined };
    const wanted = failureKey(outcome.failure);
    let tried = 0;
    const stillFails = async (smaller: Plan): Promise<boolean> => {
      tried++;
      await this.#pause();
      const { failure } = this.run(smaller);
      return failure !== undefined && failureKey(failure) === wanted;
    };
    const isOver = (most: number): boolean => tried >= most || this.#isInterrupted();
    const fewer = await reduced(plan, stillFails, () => isOver(MOST_REDUCTIONS));
    const smallest = await this.#shrunk(seed, fewer, stillFails, () => isOver(MOST_REDUCTIONS + MOST_SHRINKS));
    const last = this.run(smallest);
    return { seed, outcome, found: { failure: last.failure as Failure, plan: smallest, outcome: last, tried } };
  }

  get #plans(): fc.Arbitrary<Plan> {
    return plansFor(this.simulation.system, this.ticks, this.simulation.traffic);
  }

  /** fast-check makes the numbers in a plan smaller. */
  async #shrunk(
    seed: number,
    plan: Plan,
    stillFails: (plan: Plan) => Promise<boolean>,
    isOver: () => boolean,
  ): Promise<Plan> {
    let isFirst = true;
    const property = fc.asyncProperty(this.#plans, async (smaller) => {
      // The example is known to fail; out of patience, what is left counts as passing, so that shrinking ends.
      if (isFirst) {
        isFirst = false;
        return false;
      }
      return isOver() || !(await stillFails(smaller));
    });
    const { counterexample } = await fc.check(property, { seed, numRuns: 1, examples: [[plan]] });
    return counterexample?.[0] ?? plan;
  }
}
