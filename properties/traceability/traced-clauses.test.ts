import { describe, expect, test } from 'vitest';
import { lampProtocol, lampSources, lampSystem } from './lamp.fixtures.ts';
import { isUncited, trace } from './traced-clauses.ts';

// Goal: each clause is shown with all that cites it and nothing else, and what is wrong with the clauses is found.
// Method: a toy protocol of which all is right; each test makes one thing wrong.

const findings = (sources: Partial<typeof lampSources>) =>
  trace({ ...lampSources, ...sources }).findings.map(({ clause, text }) => `${clause}: ${text}`);

describe('a clause', () => {
  const { clauses } = trace(lampSources);
  const cited = (id: string) => {
    const { transitions, properties, tests } = clauses.find((clause) => clause.id === id) ?? {};
    return { transitions, properties, tests };
  };

  test('has the transitions that cite it, by chart, state and event, in the order of the chart', () => {
    expect(cited('TOY-LMP-1')).toEqual({
      transitions: ['lamp: dark > Press -> lit', 'lamp: lit > Press -> dark'],
      properties: [],
      tests: [],
    });
  });

  test('has each property once, however many systems check it', () => {
    expect(cited('TOY-LMP-3')).toEqual({ transitions: [], properties: ['The lamp is dark or lit'], tests: [] });
  });

  test('has the tests that the file of citing tests names', () => {
    expect(cited('TOY-FUS-1').tests).toEqual(['fuse.test.ts > a fuse ends a short circuit [TOY-FUS-1]']);
  });

  test('keeps its option and the reason why it waits', () => {
    expect(clauses.filter(isUncited).map(({ id, waiting, option }) => ({ id, waiting, option }))).toEqual([
      { id: 'TOY-FUS-2', waiting: 'Fuses: next ring', option: undefined },
      { id: 'TOY-FUS-3', waiting: undefined, option: 'fuse.bell' },
    ]);
  });

  test('of another protocol is cited with the name of the protocol whose chart it is', () => {
    const other = { ...lampProtocol, name: 'lantern', clauses: [], waiting: [] };
    const own = { ...lampProtocol, charts: {} };
    const { clauses: traced } = trace({ ...lampSources, protocols: [own, other] });
    expect(traced.find(({ id }) => id === 'TOY-LMP-2')?.transitions).toEqual(['lantern/lamp: lit > Break -> dark']);
  });
});

describe('findings', () => {
  test('none, where each MUST is cited or waits: a MAY need not be cited', () => {
    expect(findings({})).toEqual([]);
  });

  test('a MUST that nothing cites', () => {
    expect(findings({ citingTests: {} })).toEqual([
      'TOY-FUS-1: a MUST that nothing cites, and that is not in the waiting list',
    ]);
    expect(findings({ protocols: [{ ...lampProtocol, waiting: [] }] })).toEqual([
      'TOY-FUS-2: a MUST that nothing cites, and that is not in the waiting list',
    ]);
  });

  test('a MUST that only a property cites that is known not to hold', () => {
    const wrong = { kind: 'always', name: 'It is never dark', clauses: ['TOY-LMP-3'], holds: () => false } as const;
    expect(
      findings({ systems: [lampSystem('lamp/wrong', { ...wrong, expect: 'violated', reason: 'a toy' })] }),
    ).toEqual(['TOY-LMP-3: a MUST that nothing cites, and that is not in the waiting list']);
  });

  test('a MUST that only another system cites: a property counts for the protocol of its system', () => {
    expect(findings({ systems: [lampSystem('lampshade/alone')] })).toHaveLength(1);
  });

  test('a clause that is said to wait and is built', () => {
    const waiting = [...lampProtocol.waiting, { clause: 'TOY-LMP-2', reason: 'Breaking: next ring' }];
    expect(findings({ protocols: [{ ...lampProtocol, waiting }] })).toEqual([
      'TOY-LMP-2: in the waiting list, but built: the transition "lamp: lit > Break -> dark" cites it',
    ]);
  });

  test('a clause that is said to wait and is not there', () => {
    const waiting = [...lampProtocol.waiting, { clause: 'TOY-FUS-9', reason: 'Fuses: next ring' }];
    expect(findings({ protocols: [{ ...lampProtocol, waiting }] })).toEqual([
      'TOY-FUS-9: the waiting list of lamp names it, and there is no such clause',
    ]);
  });

  test('a citation of what is neither a clause nor a property of the catalogue', () => {
    expect(findings({ protocols: [{ ...lampProtocol, propertyIds: /^S-TOY-2$/u }] })).toEqual([
      'S-TOY-1: there is no such clause, but the transition "lamp/lamp: lit > Press -> dark" cites it',
    ]);
    expect(findings({ citingTests: { ...lampSources.citingTests, 'TOY-LMP-7': ['a.test.ts > a'] } })).toEqual([
      'TOY-LMP-7: there is no such clause, but the test "a.test.ts > a" cites it',
    ]);
  });
});
