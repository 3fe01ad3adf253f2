import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../properties/checker/index.ts';
import { restartSyncSystems } from '../../properties/restart-sync/catalogue/index.ts';
import { receivers } from '../../spec/restart-sync/receivers.ts';
import { fieldRows, toldOf, type FieldRow } from './field-rows.ts';
import { reportsOf } from './reports.fixtures.ts';
import type { SubjectField } from './subject.ts';
import { restartSyncField } from './subjects/restart-sync-field.ts';
import { tellOf } from './telling.ts';
import { restartSync } from './subjects/restart-sync.ts';

// Goal: the table says of each receiver what the checker finds in it, and that is what the specification claims.
// Method: the quick scope of each column is checked here; what is required of it is not looked at.

const { columns } = restartSyncField;
const own = restartSyncSystems.filter(({ name }) => columns.some(({ system }) => system === name));
const subject = { ...restartSync, golden: { introduction: [], runs: [], tables: [] } };
const sources = {
  systems: own,
  canaries: [],
  citingTests: {},
  fullScopes: '',
};

describe('the receivers of the field', { timeout: 300_000 }, () => {
  let rows: readonly FieldRow[] = [];
  beforeAll(() => {
    const reports = new Map(
      own.map(({ name, scopes }) => [name, check(scopes.quick.build({}), { stopAtSurprise: false })]),
    );
    rows = fieldRows(restartSyncField, tellOf(subject, { ...sources, reports }));
  }, 300_000);

  it.each(columns.map(({ title, system }, at) => ({ title, system, at })))(
    '$title violates what the specification says, and nothing else [SYNC-80][SYNC-81][SYNC-82][SYNC-83][SYNC-84][SYNC-86]',
    ({ title, at }) => {
      const receiver = Object.values(receivers).find((one) => one.title === title);
      const violated = rows.filter(({ cells }) => cells[at]?.property.verdict === 'violated').map(({ id }) => id);
      expect(violated).toEqual(receiver?.violated);
      const others = rows.flatMap(({ cells }) => cells[at]?.property.verdict ?? []).filter((one) => one !== 'violated');
      expect(new Set(others)).toEqual(new Set(['holds']));
      expect(others.length).toBeGreaterThan(10);
    },
  );
});

describe('a property that the compared systems do not have', () => {
  const told = tellOf(subject, { ...sources, reports: reportsOf(own, []) });
  const [row] = fieldRows({ ...restartSyncField, propertyIds: ['S-SYNC-18'] }, told);
  const unjudged = told.systems.map((one) => ({ ...one, report: { ...one.report, properties: [] } }));
  const [elsewhere] = fieldRows({ ...restartSyncField, propertyIds: ['S-SYNC-4'] }, { ...told, systems: unjudged });

  it('says why it is not checked', () => {
    expect(row?.cells).toEqual(columns.map(() => undefined));
    expect(row?.elsewhere).toEqual({ systems: [], reason: expect.stringMatching(/two runs/u) as string });
  });

  it('says where it is checked', () => {
    expect(elsewhere?.cells).toEqual(columns.map(() => undefined));
    expect(elsewhere?.elsewhere).toEqual({ systems: own.map(({ name }) => name) });
  });
});

it('a receiver that was not checked is refused', () => {
  const told = tellOf(subject, { ...sources, reports: reportsOf(own, []) });
  const field: SubjectField = {
    ...restartSyncField,
    columns: [{ title: 'x', system: 'restart-sync/nowhere', setting: {} }],
  };
  expect(() => fieldRows(field, told)).toThrow('The system restart-sync/nowhere is not among those checked');
  expect(toldOf('restart-sync/bird', told.systems).report.verdict).toBe('violated');
});
