import { z } from 'zod';
import type { ChartCoverage, Counterexample, Deferred, PropertyReport, Report } from '../checker/index.ts';
import { stepSchema } from './trace-file.ts';

/** What `switchover check --json` says of one system. */
export interface SystemReport extends Report {
  /** Null for a canary and for a system of a module, which have no scopes. */
  readonly scope: 'quick' | 'full' | null;
}

/** The one document that `switchover check --json` prints. */
export interface CheckReport {
  readonly systems: readonly SystemReport[];
}

const verdict = z.enum(['holds', 'violated', 'not finished']);
const count = z.int().nonnegative();

const json = z.json().meta({ id: 'json' });

const envelope = z.strictObject({ from: z.string(), to: z.string(), message: z.record(z.string(), z.unknown()) });

const ended = z.array(z.strictObject({ part: z.string(), boot: count }));

const counterexample: z.ZodType<Counterexample> = z.strictObject({
  started: z.array(envelope).describe('What was sent when the parts first started, before the first step.'),
  endedAtStart: ended.exactOptional().describe('The parts that came to their end as soon as they first started.'),
  steps: z.array(
    z.strictObject({
      step: stepSchema,
      sent: z.array(envelope),
      ended: ended.exactOptional().describe('The parts that ended by themselves, and which of their starts did.'),
      changes: z.array(
        z.strictObject({
          part: z.string(),
          instance: z.string().describe('A chart instance of the part, or the part itself where its status changes.'),
          path: z.string().describe('`state`, `context.…`, or `status` for coming up and going down.'),
          before: json,
          after: json,
        }),
      ),
    }),
  ),
  finding: z.string(),
  underWay: z.array(envelope).describe('Messages still on their way at the end.'),
});

const property: z.ZodType<PropertyReport> = z.strictObject({
  name: z.string().describe('The sentence of the property.'),
  kind: z.enum(['always', 'step', 'sometimes', 'deadlock', 'reception']),
  clauses: z.array(z.string()),
  verdict,
  expect: z.enum(['holds', 'violated']),
  reason: z.string().exactOptional().describe('Why it is expected to be violated.'),
  counterexample: counterexample.exactOptional(),
});

const coverage: z.ZodType<ChartCoverage> = z.strictObject({
  covered: count,
  total: count,
  missed: z.array(z.string()).describe('The transitions that never fired.'),
});

const deferred: z.ZodType<Deferred> = z.strictObject({
  name: z.string(),
  clauses: z.array(z.string()),
  reason: z.string(),
});

const system: z.ZodType<SystemReport> = z.strictObject({
  name: z.string(),
  scope: z.enum(['quick', 'full']).nullable().describe('Null for a canary and for a system of a module.'),
  verdict: verdict.describe('Violated if any property is, expected or not.'),
  asExpected: z.boolean().describe('Of a canary: whether the property that it breaks was found violated.'),
  states: count,
  transitions: count,
  depth: count,
  seconds: z.number().nonnegative(),
  peakMemoryBytes: count,
  parts: count,
  properties: z.array(property),
  coverage: z.record(z.string(), coverage).describe('By chart.'),
  neverFired: z.array(z.string()),
  witnesses: z.array(z.strictObject({ name: z.string(), depth: count })),
  deferred: z.array(deferred),
  bounds: z.array(z.string()).describe('Why it is not finished; empty when it is.'),
});

/** The document's schema; `docs/schemas/check-report.schema.json` is made from it and published. */
export const checkReportSchema: z.ZodType<CheckReport> = z.strictObject({ systems: z.array(system) }).meta({
  title: 'Report of switchover check',
  description: 'What `switchover check --json` prints: one entry for each system that was checked.',
});
