import { z } from 'zod';
import type { Finding, TracedClause } from '../traceability/traced-clauses.ts';

/** The one document that `switchover clauses --json` prints. */
export interface ClausesReport {
  readonly clauses: readonly TracedClause[];
  readonly findings: readonly Finding[];
}

const clause: z.ZodType<TracedClause> = z.strictObject({
  id: z.string(),
  family: z.string().describe('The id without its number.'),
  protocol: z.string(),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  text: z.string(),
  source: z.string().describe('Title and paragraph of a document, or `inferred:` with the reason.'),
  option: z.string().exactOptional().describe('The option that switches it, for a clause of level MAY.'),
  waiting: z.string().exactOptional().describe('Why it may go uncited for now.'),
  transitions: z.array(z.string()).describe('Transitions of charts that cite it: `chart: state > event`.'),
  properties: z.array(z.string()).describe('The sentences of the checked properties that cite it.'),
  tests: z.array(z.string()).describe('Tests whose title cites it: `file > title`.'),
});

const finding: z.ZodType<Finding> = z.strictObject({
  clause: z.string().describe('The id that it is about, whether or not there is such a clause.'),
  text: z.string(),
});

/** The document's schema; `docs/schemas/clauses-report.schema.json` is made from it and published. */
export const clausesReportSchema: z.ZodType<ClausesReport> = z
  .strictObject({
    clauses: z.array(clause),
    findings: z.array(finding).describe('What is not as it should be; empty where the command exits with 0.'),
  })
  .meta({
    title: 'Report of switchover clauses',
    description: 'What `switchover clauses --json` prints: one entry for each clause that was selected.',
  });
