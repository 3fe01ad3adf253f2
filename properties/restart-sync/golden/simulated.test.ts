import { describe, expect, it } from 'vitest';
import type { Role } from '../../../machines/role.ts';
import { followed } from '../../golden/followed.fixtures.ts';
import { onTableThatNeverSweeps } from '../wrong-table.fixtures.ts';
import { ROUTES, ROUTING } from './network.ts';
import { onTables } from './on-tables.ts';
import { told } from './runs.ts';
import { table2 } from './tables.fixtures.ts';

// Goal: Tables 1 and 2 come out step for step on simulated hardware as well, where each process holds its data in tables.
// Method: the runs of the checked charts are followed on cards, and at each stage the same row is read, from the hosts.

describe.each(['absent', 'down'] as const)('on tables, where an interface that is down is %s', (form) => {
  it.each([
    ['G1', '[SYNC-61][SYNC-65][SYNC-32][SYNC-35]'],
    ['G2', '[SYNC-8][SYNC-14][SYNC-17]'],
    ['G3', '[SYNC-66][SYNC-51][SYNC-64]'],
    ['G4', '[SYNC-13][SYNC-46]'],
    ['G5', '[SYNC-18][SYNC-85]'],
  ] as const)('%s has the rows of the specification at each of its stages %s', (name, _) => {
    const story = told(name, form);
    const { rows, failure } = followed(story, onTables(story.system));
    expect(failure).toBeUndefined();
    expect(rows).toEqual(story.stages.map(({ row }) => row));
  });

  it('G1 shows a table that never sweeps: a route of Table 1 stays in it, and the run ends there', () => {
    const story = told('G1', form);
    const simulation = onTables(story.system);
    const wrong = onTableThatNeverSweeps(story.system.parts[ROUTES]?.role as Role<object, unknown>, ROUTING);
    const implementations = { ...simulation.implementations, [ROUTES]: wrong };
    const { rows, failure } = followed(story, { ...simulation, implementations });
    expect(failure).toMatchObject({ kind: 'disagreement', disagreement: { part: ROUTES } });
    expect(rows.slice(0, -1)).toEqual(story.stages.slice(0, -1).map(({ row }) => row));
    expect(rows.at(-1)?.routes?.current).toEqual([...table2, '2.2.2.2→2'].sort());
  });
});
