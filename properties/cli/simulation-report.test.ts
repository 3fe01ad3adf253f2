import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  beacons,
  converged,
  countOutside,
  neverQuiet,
  quietIsReached,
  simulationOf,
} from '../simulation/beacons.fixtures.ts';
import { switchover } from './command-line.fixtures.ts';
import { simulationsReportSchema } from './simulation-report-schema.ts';

// Goal: what `simulate --json` prints is what the published schema says.
// Method: reports of runs that hold and that fail are parsed by the schema; the schema's file is compared with the schema.

const published = join(import.meta.dirname, '../../docs/schemas/simulate-report.schema.json');
const simulations = [
  simulationOf(beacons({ properties: [quietIsReached] }), { name: 'toys/good', converged }),
  simulationOf(beacons({ properties: [neverQuiet] }), { name: 'toys/failing' }),
  simulationOf(beacons(), { name: 'toys/wrong', implementations: { listener: countOutside(3) } }),
];
const catalogue = { systems: [], canaries: [], simulations };

describe('the document', () => {
  test('has an entry for each simulation, valid by the schema, whatever came of it', async () => {
    const { code, out, err } = await switchover(['simulate', '--seeds', '5', '--ticks', '20', '--json'], { catalogue });
    const parsed = simulationsReportSchema.parse(JSON.parse(out));
    expect(parsed.simulations.map(({ name, failed }) => [name, failed?.failure.kind])).toEqual([
      ['toys/good', undefined],
      ['toys/failing', 'property'],
      ['toys/wrong', 'disagreement'],
    ]);
    expect(parsed.simulations[1]?.failed?.steps.length).toBeGreaterThan(0);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });
});

test('the published schema is this schema; `npx vitest run --update` writes it anew', async () => {
  const schema = z.toJSONSchema(simulationsReportSchema, { target: 'draft-2020-12' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
});
