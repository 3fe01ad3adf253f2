import { fc, test as testProperty } from '@fast-check/vitest';
import { expect } from 'vitest';
import { check } from './check.ts';
import { systemPlans } from './random-plan.fixtures.ts';
import { buildSystem } from './random-system.fixtures.ts';
import type { Report } from './report.ts';
import type { System } from './system.ts';

// Goal: a report is plain data: it can be sent to another thread and printed as JSON, and nothing of it is lost.
// Method: the reports of random systems, with their counterexamples, coverage and bounds, are copied both ways and compared.

function reportOf(system: System): Report | undefined {
  try {
    return check(system, { stopAtSurprise: false, maxStates: 200 });
  } catch {
    return undefined;
  }
}

testProperty.prop([systemPlans], { numRuns: 100 })('a report survives cloning and JSON', (plan) => {
  const report = reportOf(buildSystem(plan) as System);
  // Of systems that are refused, others are drawn.
  fc.pre(report !== undefined);
  expect(structuredClone(report)).toStrictEqual(report);
  expect(JSON.stringify(structuredClone(report))).toBe(JSON.stringify(report));
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
});
