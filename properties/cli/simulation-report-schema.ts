import { z } from 'zod';
import type { Failure } from '../simulation/outcome.ts';
import type { Plan } from '../simulation/plan/plan.ts';
import type { SimulationReport } from '../simulation/report.ts';
import type { TraceStep } from '../checker/index.ts';
import { stepSchema } from './trace-file.ts';

/** The one document that `switchover simulate --json` prints. */
export interface SimulationsReport {
  readonly simulations: readonly PrintedSimulation[];
}

/** What it says of one simulation. */
export interface PrintedSimulation extends Omit<SimulationReport, 'failed'> {
  readonly failed: PrintedFailure | null;
}

/** The first failure: what it was, the smallest plan that was found to lead to it, and every step of the run under that plan. */
export interface PrintedFailure {
  readonly seed: number;
  readonly failure: Failure;
  readonly plan: Plan;
  readonly tried: number;
  readonly steps: readonly TraceStep[];
}

const count = z.int().nonnegative();
const thousandths = count.describe('Thousandths of a tick since the start.');

const failure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('property'), property: z.string(), clauses: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('reception'),
    instance: z
      .string()
      .exactOptional()
      .describe('The chart that did not expect it; absent where no chart was found for it.'),
    type: z.string(),
  }),
  z.strictObject({
    kind: z.literal('disagreement').describe('The implementation and the pure chart did not do the same.'),
    disagreement: z.strictObject({
      part: z.string(),
      instance: z.string().exactOptional().describe('Absent where the part as a whole did otherwise.'),
      event: z.string(),
      what: z
        .string()
        .describe('`state`, `timers`, `messages`, `reception`, `steps`, `durable` or `view`, with the path inside it.'),
      hosted: z.json().exactOptional(),
      shadow: z.json().exactOptional(),
    }),
  }),
  z.strictObject({ kind: z.literal('exception'), message: z.string() }),
  z.strictObject({ kind: z.literal('stuck'), reason: z.string() }),
  z.strictObject({ kind: z.literal('not converged'), reason: z.string(), ticks: count }),
]);

const plan: z.ZodType<Plan> = z.strictObject({
  incidents: z.array(
    z.strictObject({
      at: thousandths,
      fault: count.describe('Its place in the faults of the system.'),
      repairAfter: count
        .nullable()
        .describe('Ticks until it is restarted or healed; null if it is left so until faults cease.'),
    }),
  ),
  workload: z.array(
    z.strictObject({ at: thousandths, stimulus: count.describe('Its place in the stimuli of the system.') }),
  ),
  fates: z.array(z.strictObject({ arrival: count, fate: z.enum(['lost', 'doubled']) })),
  delays: z.array(z.strictObject({ message: count, ticks: count })),
  weather: z.int(),
  order: z.int(),
  drifts: z.array(z.number()).describe('By host, outermost first.'),
});

const seen = z.strictObject({ name: z.string(), seeds: count });

const simulation = z.strictObject({
  name: z.string(),
  title: z.string(),
  firstSeed: z.int(),
  seeds: count.describe('How many were run: none after the first that failed.'),
  ticks: count.describe('Ticks with faults in each run.'),
  counts: z.strictObject({
    events: count,
    ticks: count,
    crashes: count,
    restarts: count,
    cuts: count,
    lost: count,
    doubled: count,
    delivered: count,
  }),
  converged: count.nullable().describe('Runs that converged once faults had ceased; null where that is not demanded.'),
  overflowed: z.array(seen),
  witnesses: z.array(seen),
  violatedAsExpected: z.array(z.strictObject({ ...seen.shape, reason: z.string() })),
  interrupted: z.boolean(),
  failed: z
    .strictObject({
      seed: z.int(),
      failure,
      plan,
      tried: count.describe('How many smaller plans were tried.'),
      steps: z.array(stepSchema),
    })
    .nullable(),
});

/** The document's schema; `docs/schemas/simulate-report.schema.json` is made from it and published. */
export const simulationsReportSchema = z.strictObject({ simulations: z.array(simulation) }).meta({
  title: 'Report of switchover simulate',
  description: 'What `switchover simulate --json` prints: one entry for each simulation that was run.',
});
