import { describe, expect, it } from 'vitest';
import { replay } from '../../checker/index.ts';
import { goldenRuns, told } from './runs.ts';
import type { Row } from './row.ts';
import { table1, table2 } from './tables.fixtures.ts';

// Goal: the example of the source text comes out step for step, in both forms in which an interface can be told to be down.
// Method: walks through the checked system, with the rows of the table as they stand in the specification.

const forms = ['absent', 'down'] as const;
const fresh = (current: readonly string[]) => ({ current, temporary: [], stale: false });
const stale = (current: readonly string[], temporary: readonly string[] = []) => ({ current, temporary, stale: true });
const held = (current: readonly string[]) => ({ current, stale: false });

const settled: Row = {
  interfaces: ['1', '2', '3'],
  fromInterfaces: fresh(['1', '2', '3']),
  routing: table1,
  routes: held(table1),
  delivers: ['1', '2', '3'],
};
const dead: Row = { ...settled, interfaces: undefined, delivers: ['1', '3'] };
const marked: Row = { ...dead, fromInterfaces: stale(['1', '2', '3']) };
const back: Row = { ...marked, interfaces: [] };
const beside: Row = {
  ...marked,
  interfaces: ['1', '3', '4'],
  fromInterfaces: stale(['1', '2', '3'], ['1', '3', '4']),
};
const upToTheMiddle = [settled, dead, marked, back, beside];
const asInTable2: Row = {
  interfaces: ['1', '3', '4'],
  fromInterfaces: fresh(['1', '3', '4']),
  routing: table2,
  routes: held(table2),
  delivers: ['1', '3', '4'],
};

describe.each(forms)('the golden example, where an interface that is down is %s', (form) => {
  const rowsOf = (name: Parameters<typeof told>[0]) => told(name, form).stages.map(({ row }) => row);

  it('G1: 901 dies and restarts, and only what has changed changes [SYNC-61][SYNC-65][SYNC-32][SYNC-35]', () => {
    const synchronised: Row = { ...beside, fromInterfaces: fresh(['1', '3', '4']), routing: table2 };
    expect(rowsOf('G1')).toEqual([...upToTheMiddle, synchronised, asInTable2]);
  });

  it('G2: the limit passes first, everything goes, and a new request brings Table 2 [SYNC-8][SYNC-14][SYNC-17]', () => {
    const cleared: Row = { ...beside, fromInterfaces: fresh([]), routing: [] };
    const empty: Row = { ...cleared, routes: held([]), delivers: [] };
    expect(rowsOf('G2')).toEqual([...upToTheMiddle, cleared, empty, asInTable2]);
  });

  it('G3: 903 dies and restarts, and 909 transmits throughout [SYNC-66][SYNC-51][SYNC-64]', () => {
    const rows = rowsOf('G3');
    expect(rows.map(({ delivers }) => delivers)).toEqual(rows.map(() => ['1', '2', '3']));
    const kept = { current: table1, stale: true };
    expect(rows).toMatchObject([
      settled,
      { fromInterfaces: undefined, routing: undefined, routes: kept },
      { routing: [], routes: kept },
      // Its input is asked for and not there yet: no end of data, so nothing goes at 907.
      { routing: [], routes: kept },
      settled,
    ]);
  });

  it('G4: 901 dies again in the middle, and nothing of what it had sent then appears [SYNC-13][SYNC-46]', () => {
    const rows = rowsOf('G4');
    expect(rows.slice(0, 5)).toEqual(upToTheMiddle);
    expect(rows.slice(5)).toMatchObject([
      { interfaces: undefined, fromInterfaces: stale(['1', '2', '3']) },
      {
        fromInterfaces: fresh(['1', '4']),
        routing: ['1.1.1.1→1', '4.4.4.4→4'],
        routes: held(['1.1.1.1→1', '4.4.4.4→4']),
        delivers: ['1', '4'],
      },
    ]);
  });

  it('G5: 901 restarts before its death is noticed, and it comes out as in G1 [SYNC-18][SYNC-85]', () => {
    expect(rowsOf('G5')).toEqual([settled, dead, back, asInTable2]);
  });

  it.each(['G1', 'G2', 'G3', 'G4', 'G5'] as const)('%s breaks no property of the system', (name) => {
    const { system, steps } = told(name, form);
    const { properties } = replay(system, steps);
    expect(properties.length).toBeGreaterThan(20);
    expect(properties.filter(({ broken }) => broken !== undefined)).toEqual([]);
  });
});

it('each run is told with what it shows, and walks as often as it is asked to', () => {
  expect(goldenRuns.map(({ name }) => name)).toEqual(
    ['G1', 'G2', 'G3', 'G4', 'G5'].map((name) => `restart-sync/golden ${name}`),
  );
  for (const { walk } of goldenRuns) {
    const { steps, stages, columns } = walk();
    expect(stages.map(({ cells }) => cells.length)).toEqual(stages.map(() => columns.length));
    expect(walk().steps).toEqual(steps);
  }
});
