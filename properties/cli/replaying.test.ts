import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { replay, ReplayError } from '../checker/index.ts';
import type { CataloguedSystem } from '../catalogue.ts';
import { canaries } from '../systems.ts';
import { switchover } from './command-line.fixtures.ts';
import { mendedTally, wrongTally } from './toys.fixtures.ts';

// Goal: a counterexample that was written to a file can be followed again, on the same system and on a mended one.
// Method: traces are taken by the command itself and replayed by it.

const toys = './toys.fixtures.ts';
const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The paths of the traces that a check writes. */
async function traces(words: readonly string[]): Promise<readonly string[]> {
  const { out } = await switchover(['check', ...words, '--traces', folder]);
  return [...out.matchAll(/^ {2}trace: (.*)$/gmu)].map(([, path]) => path ?? '');
}

describe('the trace of a canary', () => {
  test('is a file named by system and property, and names the canary without a scope', async () => {
    const [, path = ''] = await traces(['--canaries', 'two-phase-commit']);
    expect(path).toBe(
      join(
        folder,
        'two-phase-commit-canary-the-manager-commits-without-waiting-for-the-votes.no-resource-manager-has-committed-while-another-has-aborted.json',
      ),
    );
    expect(readFileSync(path, 'utf8')).toMatchInlineSnapshot(`
      "{
        "format": "switchover-trace/1",
        "system": "two-phase-commit canary: the manager commits without waiting for the votes",
        "parameters": {},
        "property": "No resource manager has committed while another has aborted",
        "steps": [
          {
            "kind": "choice",
            "part": "manager",
            "instance": "two-phase-commit/transaction-manager",
            "choice": "choice.commit"
          },
          {
            "kind": "choice",
            "part": "rm1",
            "instance": "two-phase-commit/resource-manager",
            "choice": "choice.prepare"
          },
          {
            "kind": "choice",
            "part": "rm2",
            "instance": "two-phase-commit/resource-manager",
            "choice": "choice.abort"
          },
          {
            "kind": "deliver",
            "part": "rm1",
            "from": "manager",
            "message": {
              "type": "Commit"
            }
          }
        ]
      }
      "
    `);
  });

  test('still breaks its property', async () => {
    const [, path = ''] = await traces(['--canaries', 'two-phase-commit']);
    const { code, out } = await switchover(['check', '--replay', path]);
    expect(out.replaceAll(path, 'FILE')).toMatchInlineSnapshot(`
      "Replay of FILE on two-phase-commit canary: the manager commits without waiting for the votes

      No resource manager has committed while another has aborted
        finding: The last state breaks it.

        1  manager chooses commit
             transaction-manager: collecting → committed
             sends Commit to rm1, rm2, rm3
        2  rm1 chooses prepare
             resource-manager: working → prepared
             sends Prepared to manager
        3  rm2 chooses abort
             resource-manager: working → aborted
        4  rm1 takes Commit from manager
             resource-manager: prepared → committed

      Still under way:
        Commit from manager to rm1, rm2, rm3
        Prepared from rm1 to manager

          manager             rm1                rm2
       1     |* chooses commit |                  |
       2     |                 |* chooses prepare |
       3     |                 |                  |* chooses abort
       4     |-----Commit----->|                  |

      still violated: No resource manager has committed while another has aborted
      "
    `);
    expect(code).toBe(1);
  });
});

describe('the trace of a module', () => {
  const wrong = `${toys}#a tally that counts double`;

  test('is replayed on that module', async () => {
    const [path = ''] = await traces([wrong]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ system: wrong, parameters: {} });
    expect((await switchover(['check', '--replay', path])).code).toBe(1);
  });

  test('no longer breaks its property once that is mended', async () => {
    const [path = ''] = await traces([wrong]);
    const { code, out } = await switchover(['check', `${toys}#a tally that counts`, '--replay', path]);
    expect(out).toMatch(/\nno longer violated: Nobody counts more steps than were taken\n$/u);
    expect(code).toBe(0);
  });

  test('on a system that has another property, or cannot take its steps, says nothing', async () => {
    const [path = ''] = await traces([wrong]);
    const trace = JSON.parse(readFileSync(path, 'utf8')) as object;
    const stale = join(folder, 'stale.json');
    writeFileSync(stale, JSON.stringify({ ...trace, property: 'All is well' }));
    const other = await switchover(['check', '--replay', stale]);
    expect(other.err).toMatch(/^error: a tally that counts double has no property "All is well"/u);
    expect(other.code).toBe(7);
    const silent = await switchover(['check', `${toys}#a tally that nobody walks for`, '--replay', path]);
    expect(silent.err.replaceAll(path, 'FILE')).toMatchInlineSnapshot(`
      "error: FILE is no run of a tally that nobody walks for: its step 1 is not possible there
        wanted:   walker chooses walk
        possible: nothing
        The trace was taken of ./toys.fixtures.ts#a tally that counts double; if that has changed since, check it again.
      "
    `);
    expect(silent.code).toBe(7);
  });

  test('of a system that nobody knows any more', async () => {
    const [path = ''] = await traces([wrong]);
    const trace = JSON.parse(readFileSync(path, 'utf8')) as object;
    const stale = join(folder, 'unknown.json');
    writeFileSync(stale, JSON.stringify({ ...trace, system: 'two-phase-comit', scope: 'quick' }));
    const { code, err } = await switchover(['check', '--replay', stale]);
    expect(err).toMatch(/^error: there is no protocol or system "two-phase-comit"; did you mean two-phase-commit\?/u);
    expect(code).toBe(4);
  });
});

test('the trace of a system whose name begins the names of others is of that system', async () => {
  const named = (name: string): CataloguedSystem => {
    const scope = { reason: 'one step', build: () => wrongTally };
    return { name, title: name, scopes: { quick: scope, full: scope } };
  };
  const catalogue = { systems: [named('tally'), named('tally/twice')], canaries: [] };
  const into = join(folder, 'begins');
  const { out } = await switchover(['check', 'tally', '--traces', into], { catalogue });
  const [, path = ''] = /^ {2}trace: (.*)$/mu.exec(out) ?? [];
  expect((await switchover(['check', '--replay', path], { catalogue })).out).toMatch(/^Replay of .* on tally\n/u);
});

describe('replay', () => {
  const walk = { kind: 'choice', part: 'walker', instance: 'walker', choice: 'choice.walk' } as const;
  const count = { kind: 'deliver', part: 'counter', from: 'walker', message: { type: 'Step' } } as const;
  const broken = (system: typeof wrongTally, steps: Parameters<typeof replay>[1]) =>
    replay(system, steps).properties.flatMap(({ name, broken: how }) => (how === undefined ? [] : [{ name, ...how }]));

  test('tells what a run breaks, and after how many steps', () => {
    expect(broken(wrongTally, [])).toEqual([]);
    expect(broken(wrongTally, [walk])).toEqual([]);
    expect(broken(wrongTally, [walk, count])).toEqual([
      { name: 'Nobody counts more steps than were taken', step: 2, finding: 'The last state breaks it.' },
    ]);
    expect(broken(mendedTally, [walk, count])).toEqual([]);
  });

  test('the keys of a step may stand in any order', () => {
    const { choice, instance, part, kind } = walk;
    expect(replay(wrongTally, [{ choice, instance, part, kind }]).steps).toHaveLength(1);
  });

  test('a deadlock is seen where nothing can happen any more', () => {
    const needsMore = { ...mendedTally, quiescent: () => false };
    expect(broken(needsMore, [walk, count]).map(({ step }) => step)).toEqual([2]);
  });

  test('an unexpected reception is seen in the step in which it happens', () => {
    const canary = canaries.find(({ name }) => name.startsWith('two-phase-commit'))?.build();
    const instance = 'two-phase-commit/transaction-manager';
    const commit = { kind: 'choice', part: 'manager', instance, choice: 'choice.commit' } as const;
    const take = { kind: 'deliver', part: 'rm1', from: 'manager', message: { type: 'Commit' } } as const;
    const findings = broken(canary ?? wrongTally, [commit, take]).map(({ step, finding }) => ({ step, finding }));
    expect(findings).toEqual([
      {
        step: 2,
        finding: 'Commit was not expected: "two-phase-commit/resource-manager" has no transition for it in its state.',
      },
    ]);
  });

  test('a step that is not possible is named with those that are', () => {
    const attempt = () => replay(wrongTally, [walk, walk]);
    expect(attempt).toThrow(ReplayError);
    expect(attempt).toThrow(/^step 2 is not possible there: .*choice\.walk.*; possible: .*"kind":"deliver"/u);
  });
});
