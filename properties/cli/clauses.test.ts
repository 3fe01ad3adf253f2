import { describe, expect, test } from 'vitest';
import { lampSources } from '../traceability/lamp.fixtures.ts';
import { switchover } from './command-line.fixtures.ts';

// Goal: `switchover clauses` shows what cites each clause, and ends with 1 where something is wrong with the clauses.
// Method: the whole command runs in this process, on a toy protocol of which all is right or one thing is wrong.

const { systems, protocols, citingTests } = lampSources;
const lamp = { catalogue: { systems, canaries: [] }, traced: { protocols, citingTests } };
const broken = { ...lamp, traced: { protocols, citingTests: {} } };

describe('the table', () => {
  test('has a row for each clause, by family, with how often it is cited', async () => {
    const { code, out, err } = await switchover(['clauses'], lamp);
    expect(out).toMatchInlineSnapshot(`
      "clause       level  transitions  properties  tests
      TOY-LMP                                             3 clauses, 3 cited
        TOY-LMP-1  MUST             2           -      -
        TOY-LMP-2  MUST             1           -      -
        TOY-LMP-3  MUST             -           1      -
      TOY-FUS                                             3 clauses, 1 cited, 1 waits, 1 uncited
        TOY-FUS-1  MUST             -           -      1
        TOY-FUS-2  MUST             -           -      -  waits: Fuses: next ring
        TOY-FUS-3  MAY              -           -      -  nothing cites it

      All as expected: 6 clauses, 4 cited, 1 waits, 1 uncited.
      "
    `);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('marks a MUST that nothing cites, and ends with 1', async () => {
    const { code, out } = await switchover(['clauses', 'TOY-FUS'], broken);
    expect(out).toMatchInlineSnapshot(`
      "clause       level  transitions  properties  tests
      TOY-FUS                                             3 clauses, 1 waits, 2 uncited
        TOY-FUS-1  MUST             -           -      -  NOTHING CITES IT
        TOY-FUS-2  MUST             -           -      -  waits: Fuses: next ring
        TOY-FUS-3  MAY              -           -      -  nothing cites it

      Not as expected (3 clauses, 1 waits, 2 uncited):
        TOY-FUS-1: a MUST that nothing cites, and that is not in the waiting list
      "
    `);
    expect(code).toBe(1);
  });

  test('of what nothing cites alone, with the reasons', async () => {
    const { code, out } = await switchover(['clauses', 'lamp', '--uncovered'], lamp);
    expect(out).toMatchInlineSnapshot(`
      "clause       level  transitions  properties  tests
      TOY-FUS                                             2 clauses, 1 waits, 1 uncited
        TOY-FUS-2  MUST             -           -      -  waits: Fuses: next ring
        TOY-FUS-3  MAY              -           -      -  nothing cites it

      All as expected: 6 clauses, 4 cited, 1 waits, 1 uncited.
      "
    `);
    expect(code).toBe(0);
  });

  test('is left out where nothing is uncovered', async () => {
    expect((await switchover(['clauses', 'TOY-LMP', '--uncovered'], lamp)).out).toBe(
      'All as expected: 3 clauses, 3 cited.\n',
    );
  });
});

describe('clauses in full', () => {
  test('are those that are named by their ids, with all that cites them', async () => {
    const { code, out } = await switchover(['clauses', 'TOY-FUS-1', 'TOY-LMP-1', 'TOY-FUS-3'], lamp);
    expect(out).toMatchInlineSnapshot(`
      "TOY-LMP-1  MUST
        A press changes the lamp.
        source: inferred: it is a lamp
        transitions:
          lamp: dark > Press -> lit
          lamp: lit > Press -> dark

      TOY-FUS-1  MUST
        A fuse ends a short circuit.
        source: inferred: it is a fuse
        tests:
          fuse.test.ts > a fuse ends a short circuit [TOY-FUS-1]

      TOY-FUS-3  MAY, option \`fuse.bell\`, nothing cites it
        A fuse rings.
        source: inferred: it is a fuse

      All as expected: 3 clauses, 2 cited, 1 uncited.
      "
    `);
    expect(code).toBe(0);
  });

  test('are all those that are selected, with `--verbose`', async () => {
    const { out } = await switchover(['clauses', 'TOY-FUS', '--verbose'], lamp);
    expect(out).toContain('TOY-FUS-2  MUST, waits: Fuses: next ring\n  A fuse is put back.\n');
  });
});

describe('the exit code', () => {
  test('is that of the selected clauses: what is wrong with others does not count', async () => {
    expect((await switchover(['clauses', 'TOY-LMP'], broken)).code).toBe(0);
    expect((await switchover(['clauses', 'TOY-LMP', 'TOY-FUS-1'], broken)).code).toBe(1);
  });

  test('does not depend on what is shown', async () => {
    const [protocol] = protocols;
    const waiting = [{ clause: 'TOY-LMP-2', reason: 'Breaking: next ring' }, ...(protocol?.waiting ?? [])];
    const traced = { citingTests, protocols: protocols.map((one) => ({ ...one, waiting })) };
    const { code, out } = await switchover(['clauses', '--uncovered'], { ...lamp, traced });
    expect(out).toContain(
      '  TOY-LMP-2: in the waiting list, but built: the transition "lamp: lit > Break -> dark" cites it',
    );
    expect(code).toBe(1);
  });
});

describe('refusals', () => {
  test('an id that is mistyped: what may have been meant, and what there is', async () => {
    expect(await switchover(['clauses', 'TOY-LMP-11'], lamp)).toMatchObject({
      code: 4,
      out: '',
      err: 'error: there is no protocol, family or clause "TOY-LMP-11"; did you mean TOY-LMP-1?\n  protocols: lamp\n  families:  TOY-LMP, TOY-FUS\n',
    });
  });

  test('a word that nothing is like, an unknown flag, and flags that do not go together', async () => {
    for (const [words, reason] of [
      [['everything'], /^error: there is no protocol, family or clause "everything"\n/u],
      [['--uncoverd'], /unknown option '--uncoverd'\n\(Did you mean --uncovered\?\)/u],
      [['--json', '--verbose'], /cannot be used with/u],
    ] as const) {
      const { code, out, err } = await switchover(['clauses', ...words], lamp);
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err).toMatch(reason);
    }
  });
});

test('of the protocols that there are, clauses of process-state are shown', async () => {
  const { out } = await switchover(['clauses', 'PSM-REG-5']);
  expect(out).toMatch(/^PSM-REG-5 {2}MUST\n/u);
  expect(out).toContain('  transitions:\n    entry: ');
});

test('the help has examples and the exit codes', async () => {
  const { code, out } = await switchover(['clauses', '--help']);
  expect(out).toContain('\nExamples:\n  switchover clauses ');
  expect(out).toContain('\nExit codes');
  expect(code).toBe(0);
});
