import { describe, expect, test } from 'vitest';
import { expectingViolation, type CataloguedSystem } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import { switchover } from './command-line.fixtures.ts';
import { mendedTally, wrongTally } from './toys.fixtures.ts';

// Goal: `switchover check` says what was found, in words that a person can use and an exit code that a script can.
// Method: the whole command runs in this process, on systems whose answers are known.

const toys = './toys.fixtures.ts';

describe('systems', () => {
  test('a system that is as expected: its line, its table, what a larger scope adds, and the last line', async () => {
    const { code, out, err } = await switchover(['check', 'two-phase-commit']);
    expect(out).toMatchInlineSnapshot(`
      "two-phase-commit: holds, as expected (50,816 states, 0.00 s)

      system            parts  states  transitions  depth  properties  coverage  verdict               time
      two-phase-commit      7  50,816      256,001     19    5/5 hold     12/12  holds, as expected  0.00 s

      --scope full would add:
        two-phase-commit: 8 participants: 1,745,408 states, known from elsewhere

      All as expected: 1 system, 5 properties.
      "
    `);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('a parameter makes the system smaller, and `--verbose` names the witnesses', async () => {
    const { code, out } = await switchover(['check', 'two-phase-commit', '--participants', '3', '--verbose']);
    expect(out).toMatch(/^two-phase-commit +4 +288 /mu);
    expect(out).toContain('    Everyone commits (10 steps)\n');
    expect(code).toBe(0);
  });

  test('a violation is told in words and as a diagram, with how to see it again', async () => {
    const { code, out } = await switchover(['check', `${toys}#a tally that counts double`]);
    expect(out).toMatchInlineSnapshot(`
      "a tally that counts double: VIOLATED (3 states, 0.00 s)

      system                      parts  states  transitions  depth  properties  coverage  verdict     time
      a tally that counts double      2       3            2      2    2/4 hold       2/2  VIOLATED  0.00 s

      a tally that counts double: VIOLATED

      Nobody counts more steps than were taken
        guards:  TOY-1
        finding: The last state breaks it.

        1  walker chooses walk
             walker: standing → tired
             sends Step to counter
        2  counter takes Step from walker
             counter.count: 0 → 2

          walker          counter
       1     |* chooses walk |
       2     |-----Step----->|

      A step is counted
        finding: None of the 3 states shows it.

      Check it again: switchover check './toys.fixtures.ts#a tally that counts double'
      Keep its traces, to replay them: switchover check './toys.fixtures.ts#a tally that counts double' --traces DIR

      Not as expected: a tally that counts double: VIOLATED.
      "
    `);
    expect(code).toBe(1);
  });

  test('a bound that is hit is not finished', async () => {
    const { code, out } = await switchover(['check', 'two-phase-commit', '--max-states', '100']);
    expect(out).toContain('Not finished:\n  two-phase-commit: more than 100 states\n');
    expect(out).toMatch(/\nNot as expected: two-phase-commit: not finished\.\n$/u);
    expect(code).toBe(2);
  });

  test('a violation outweighs what is not finished', async () => {
    const words = ['check', 'two-phase-commit', `${toys}#a tally that counts double`, '--max-states', '100'];
    expect((await switchover(words)).code).toBe(1);
  });

  test('an interrupted search reports what it knows, and those after it as not finished', async () => {
    const words = ['check', 'two-phase-commit', `${toys}#a tally that counts`];
    const { code, out } = await switchover(words, { interrupt: true });
    expect(out).toContain('Not finished:\n  two-phase-commit, a tally that counts:\n    interrupted\n');
    expect(code).toBe(2);
  });

  test('long work shows where it is', async () => {
    const { progress } = await switchover(['check', 'two-phase-commit', '--participants', '7']);
    expect(progress[0]).toMatch(/^two-phase-commit: [\d,]+ states, [\d,]+\/s, depth \d+, [\d,]+ queued, [\d.]+ s$/u);
  });
});

describe('a catalogue', () => {
  const name = 'Nobody counts more steps than were taken';
  const catalogued = (system: string, build: () => System): CataloguedSystem => ({
    name: system,
    title: system,
    scopes: { quick: { reason: 'one step', build }, full: { reason: 'many steps', build } },
  });
  const deferred = [{ name: 'Every step is counted in the end', clauses: [], reason: 'liveness is not checked yet' }];
  const systems = [
    catalogued('toy/right', () => ({ ...mendedTally, deferred, faults: [{ restart: 'walker', times: 1 }] })),
    catalogued('toy/wrong', () => {
      const [agreement] = wrongTally.properties.filter((property) => property.name === name);
      const properties =
        agreement === undefined ? [] : [{ ...agreement, expect: 'violated' as const, reason: 'it doubles' }];
      return { ...wrongTally, properties, deferred };
    }),
    catalogued('other', () => expectingViolation(mendedTally, name, 'it was thought to double')),
  ];
  const catalogue = { systems, canaries: [] };

  test('a protocol is all its systems; what is expected, deferred or never happened is said', async () => {
    const { code, out } = await switchover(['check', 'toy'], { catalogue });
    expect(out).toMatchInlineSnapshot(`
      "toy/right: holds, as expected (3 states, 0.00 s)
      toy/wrong: violated, as expected (3 states, 0.00 s)

      system     parts  states  transitions  depth  properties  coverage  verdict                  time
      toy/right      2       3            2      2    4/4 hold       2/2  holds, as expected     0.00 s
      toy/wrong      2       3            2      2    2/3 hold       2/2  violated, as expected  0.00 s

      Violated, as expected:
        toy/wrong: Nobody counts more steps than were taken (2 steps): it doubles

      Deferred, not checked yet:
        toy/right, toy/wrong:
          Every step is counted in the end: liveness is not checked yet

      Declared, but never happened:
        toy/right: restart walker

      --scope full would add:
        toy/right, toy/wrong:
          many steps

      All as expected: 2 systems, 7 properties.
      "
    `);
    expect(code).toBe(0);
  });

  test('a property that holds although it is expected not to is a surprise', async () => {
    const { code, out } = await switchover(['check'], { catalogue });
    expect(out).toContain(`${name}\n  finding: It holds, but is expected to be violated: it was thought to double\n`);
    expect(out).toMatch(/\nNot as expected: other: HOLDS, unexpectedly\.\n$/u);
    expect(code).toBe(1);
  });

  test('an error that nobody foresaw is shown with its system; the others are checked, and it is the exit code', async () => {
    const faulty = catalogued('faulty', () => {
      throw new TypeError('there is nobody here');
    });
    const { code, out, err } = await switchover(['check'], {
      catalogue: { systems: [faulty, ...systems], canaries: [] },
    });
    expect(err).toMatch(
      /^error: faulty: An unexpected error: .*Please report it\.\nTypeError: there is nobody here\n +at /u,
    );
    expect(out).toMatch(/^toy\/right: holds, as expected/u);
    expect(out).toMatch(/\nNot as expected: other: HOLDS, unexpectedly; faulty: cannot be checked\.\n$/u);
    expect(code).toBe(70);
  });

  test('`--scope full` adds nothing more', async () => {
    const { out } = await switchover(['check', 'toy/right', '--scope', 'full'], { catalogue });
    expect(out).not.toContain('would add');
  });
});

describe('canaries', () => {
  test('each is found violated, with the steps that it takes', async () => {
    const { code, out } = await switchover(['check', 'two-phase-commit', '--canaries']);
    expect(out).toMatchInlineSnapshot(`
      "two-phase-commit canary: the manager commits without waiting for the votes: found violated (186 states, 0.00 s)

      canary                                    breaks                                    steps  verdict              time
      two-phase-commit canary: the manager      No resource manager has committed while       4  found violated     0.00 s
      commits without waiting for the votes     another has aborted

      All as expected: 1 canary was found violated.
      "
    `);
    expect(code).toBe(0);
  });

  test('one that is not found is the finding', async () => {
    const name = 'tally canary: nothing is wrong with it';
    const breaks = 'Nobody counts more steps than were taken';
    const canary = { name, breaks, build: () => mendedTally };
    const { code, out } = await switchover(['check', '--canaries'], { catalogue: { systems: [], canaries: [canary] } });
    expect(out).toContain(`${name}: NOT FOUND\n  breaks: ${breaks}\n`);
    expect(out).toContain(`check it again: switchover check --canaries '${name}'\n`);
    expect(code).toBe(1);
  });
});

test('`--list` names systems with their scopes and parameters, and canaries', async () => {
  const { code, out } = await switchover(['check', '--list', 'two-phase-commit']);
  expect(out).toMatchInlineSnapshot(`
    "two-phase-commit  Two-phase commit, the oracle of the state counts
      quick: 6 participants: 50,816 states, known from elsewhere
      full:  8 participants: 1,745,408 states, known from elsewhere
      --participants: resource managers of two-phase-commit (1 to 10, default 6)

    canaries
      two-phase-commit canary: the manager commits without waiting for the votes
        breaks: No resource manager has committed while another has aborted
    "
  `);
  expect(code).toBe(0);
});

describe('help', () => {
  test.each([[['--help']], [['check', '--help']]])('%j has examples and the exit codes', async (words) => {
    const { code, out } = await switchover(words);
    expect(out).toContain('\nExamples:\n  switchover check ');
    expect(out).toContain('\nExit codes');
    expect(out).toContain('   2  not finished: a bound was hit, or the search was interrupted\n');
    expect(code).toBe(0);
  });
});
