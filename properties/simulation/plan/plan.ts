import * as fc from 'fast-check';
import type { System } from '../../checker/index.ts';
import { delaysOf, type Delay } from './delays.ts';
import { driftsOf } from './drift.ts';
import { fatesOf, type Fate } from './fates.ts';
import { incidentsOf, type Incident } from './incidents.ts';
import { workloadOf, type Occasion } from './workload.ts';

/** Everything that chance decides in one run. A run of a system under a plan is always the same. */
export interface Plan {
  readonly incidents: readonly Incident[];
  readonly workload: readonly Occasion[];
  readonly fates: readonly Fate[];
  readonly delays: readonly Delay[];
  /** What the weather and the order of things are drawn from. */
  readonly weather: number;
  readonly order: number;
  /** By host, outermost first. */
  readonly drifts: readonly number[];
}

const SEEDS = 2 ** 31 - 1;

/**
 * Plans for so many ticks with faults, and so much traffic in each. The smallest is the plan in which nothing fails and nothing is
 * late.
 */
export function plansFor(system: System, ticks: number, traffic?: number): fc.Arbitrary<Plan> {
  return fc.record({
    incidents: incidentsOf(system, ticks),
    workload: workloadOf(system, ticks, traffic),
    fates: fatesOf(system, ticks),
    delays: delaysOf(system, ticks),
    weather: fc.nat({ max: SEEDS }),
    order: fc.nat({ max: SEEDS }),
    drifts: driftsOf(system),
  });
}
