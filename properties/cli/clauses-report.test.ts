import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { lampSources } from '../traceability/lamp.fixtures.ts';
import { clausesReportSchema } from './clauses-schema.ts';
import { switchover } from './command-line.fixtures.ts';

// Goal: what `switchover clauses --json` prints is what the published schema says, and nothing else stands on standard output.
// Method: real documents are parsed by the schema; the schema's file is compared with the schema.

const published = join(import.meta.dirname, '../../docs/schemas/clauses-report.schema.json');
const { systems, protocols, citingTests } = lampSources;
const catalogue = { systems, canaries: [] };

test('every clause of every protocol, valid by the schema', async () => {
  const { out, err } = await switchover(['clauses', '--json']);
  const { clauses } = clausesReportSchema.parse(JSON.parse(out));
  expect(clauses.length).toBeGreaterThan(0);
  expect(err).toBe('');
});

test('one clause, and what is wrong with it', async () => {
  const traced = { protocols, citingTests: {} };
  const { code, out } = await switchover(['clauses', 'TOY-LMP-2', 'TOY-FUS-1', '--json'], { catalogue, traced });
  expect(clausesReportSchema.parse(JSON.parse(out))).toMatchInlineSnapshot(`
    {
      "clauses": [
        {
          "family": "TOY-LMP",
          "id": "TOY-LMP-2",
          "level": "MUST",
          "properties": [],
          "protocol": "lamp",
          "source": "inferred: it is a lamp",
          "tests": [],
          "text": "A broken lamp is dark.",
          "transitions": [
            "lamp: lit > Break -> dark",
          ],
        },
        {
          "family": "TOY-FUS",
          "id": "TOY-FUS-1",
          "level": "MUST",
          "properties": [],
          "protocol": "lamp",
          "source": "inferred: it is a fuse",
          "tests": [],
          "text": "A fuse ends a short circuit.",
          "transitions": [],
        },
      ],
      "findings": [
        {
          "clause": "TOY-FUS-1",
          "text": "a MUST that nothing cites, and that is not in the waiting list",
        },
      ],
    }
  `);
  expect(code).toBe(1);
});

test('only what nothing cites', async () => {
  const traced = { protocols, citingTests };
  const { code, out } = await switchover(['clauses', '--uncovered', '--json'], { catalogue, traced });
  const { clauses, findings } = clausesReportSchema.parse(JSON.parse(out));
  expect(clauses.map(({ id }) => id)).toEqual(['TOY-FUS-2', 'TOY-FUS-3']);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
});

test('the published schema is this schema; `npx vitest -u` writes it anew', async () => {
  const schema = z.toJSONSchema(clausesReportSchema, { target: 'draft-2020-12' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
});
