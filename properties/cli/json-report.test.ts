import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { switchover } from './command-line.fixtures.ts';
import { checkReportSchema } from './report-schema.ts';

// Goal: what `--json` prints is what the published schema says, and nothing else stands on standard output.
// Method: real reports are parsed by the schema; the schema's file is compared with the schema.

const published = join(import.meta.dirname, '../../docs/schemas/check-report.schema.json');

describe('the document', () => {
  const words = ['two-phase-commit', './toys.fixtures.ts#a tally that counts double'];

  test('of systems: one entry for each, valid by the schema', async () => {
    const { code, out, err } = await switchover(['check', ...words, '--participants', '3', '--json']);
    const { systems } = checkReportSchema.parse(JSON.parse(out));
    expect(systems.map(({ name, scope, verdict, asExpected }) => ({ name, scope, verdict, asExpected }))).toEqual([
      { name: 'two-phase-commit', scope: 'quick', verdict: 'holds', asExpected: true },
      { name: 'a tally that counts double', scope: null, verdict: 'violated', asExpected: false },
    ]);
    expect(systems[1]?.properties.flatMap(({ counterexample }) => counterexample?.steps.length ?? [])).toEqual([2]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  test('of canaries: as expected is one that was found', async () => {
    const { code, out } = await switchover(['check', '--canaries', 'two-phase-commit', '--json']);
    const { systems } = checkReportSchema.parse(JSON.parse(out));
    expect(systems).toMatchObject([{ scope: null, verdict: 'violated', asExpected: true }]);
    expect(code).toBe(0);
  });
});

test('the published schema is this schema; `npx vitest -u` writes it anew', async () => {
  const schema = z.toJSONSchema(checkReportSchema, { target: 'draft-2020-12' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
});
