import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ended, started } from './child-process.fixtures.ts';
import { switchover, type Ending } from './command-line.fixtures.ts';
import * as catalogue from './small-catalogue.fixtures.ts';
import { unruly } from './unruly.fixtures.ts';

// Goal: worker threads make a check faster and change nothing that it says; one that dies takes nothing else with it.
// Method: the same command lines with one worker and with several; systems that end, fill or confuse their thread.

const toys = './toys.fixtures.ts';
const mixed = [
  ...['two-phase-commit', `${toys}#a tally that counts double`, `${toys}#an undeclared action`],
  ...['street/march', 'street/parade', `${toys}#a tally that counts`],
];

const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function check(words: readonly string[], workers: number, interrupt = false): Promise<Ending> {
  return switchover(['check', ...words, '--workers', `${workers}`], { catalogue, interrupt });
}

/** What stands in the files of a folder, by their names. */
function filesIn(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

function withoutTimes(json: string): string {
  return json.replaceAll(/"seconds": [\d.e-]+/gu, '"seconds": 0');
}

describe('two workers say what one says', () => {
  test.each([
    ['systems', [...mixed, '--participants', '5']],
    ['systems that are not finished', [...mixed, '--max-states', '100']],
    ['canaries', ['two-phase-commit', 'street/march', 'street/parade', '--canaries']],
    ['scenarios', ['street/march', 'street/parade', '--scenarios']],
  ])('in the document, byte by byte apart from the times: %s', async (_, words) => {
    const [one, two] = [await check([...words, '--json'], 1), await check([...words, '--json'], 2)];
    expect((JSON.parse(two.out) as { systems: object[] }).systems.length).toBeGreaterThan(1);
    expect(withoutTimes(two.out)).toBe(withoutTimes(one.out));
    expect({ code: two.code, err: two.err }).toEqual({ code: one.code, err: one.err });
  });

  test('in words and in trace files, in the order of the selection', async () => {
    const traces = (count: number): string => join(folder, `${count}`);
    const [one, two] = [
      await check([...mixed, '--traces', traces(1)], 1),
      await check([...mixed, '--traces', traces(2)], 2),
    ];
    expect(two.out.replaceAll(traces(2), traces(1))).toBe(one.out);
    expect({ code: two.code, err: two.err }).toEqual({ code: one.code, err: one.err });
    expect(filesIn(traces(2))).toEqual(filesIn(traces(1)));
    expect(Object.keys(filesIn(traces(2)))).toHaveLength(1);
  });

  test('after Ctrl-C: each system has its line', async () => {
    const words = ['two-phase-commit', 'street/march', `${toys}#a tally that counts`];
    const [one, two] = [await check(words, 1, true), await check(words, 2, true)];
    expect(two.out).toContain(`Not finished:\n  ${words[0]}, ${words[1]}, a tally that counts:\n    interrupted\n`);
    expect({ ...two, progress: [] }).toEqual({ ...one, progress: [] });
  });
});

describe('the progress line', () => {
  test('tells how many systems are done, and what is at work', async () => {
    const { progress } = await check(['two-phase-commit', '--participants', '7', `${toys}#a tally that counts`], 2);
    expect(progress.slice(0, 2)).toEqual([
      '0 of 2 done, 1 running: two-phase-commit (0 states)',
      '0 of 2 done, 2 running: two-phase-commit (0 states), a tally that counts (0 states)',
    ]);
    expect(progress.at(-1)).toMatch(/^[01] of 2 done, [12] running: two-phase-commit \([1-9][\d,]* states\)/u);
  });
});

describe('a system that its thread does not bear', () => {
  test('by ending it: the system is named, the others are checked by a new one', async () => {
    const { code, out, err } = await check([`${unruly}#a tally that leaves`, ...mixed.slice(0, 2), '--json'], 2);
    const { systems: reported } = JSON.parse(out) as { systems: { name: string }[] };
    expect(reported.map(({ name }) => name)).toEqual(['two-phase-commit', 'a tally that counts double']);
    expect(err).toMatchInlineSnapshot(`
      "error: a tally that leaves
        found: its worker thread was ended from inside, with exit code 3
        fix:   A system is data and pure functions: let neither it nor its module end the program.
      "
    `);
    expect(code).toBe(70);
  });

  test('for its heap: how large that was, and what to do', async () => {
    const words = ['check', `${unruly}#a tally that hoards`, 'two-phase-commit', '--workers', '2'];
    const { code, out, err } = await ended(started(words, { flagsOfNode: ['--max-old-space-size=128'] }));
    expect(err.replace(/\d+ MiB/u, 'N MiB')).toMatchInlineSnapshot(`
      "error: a tally that hoards is too large for the memory
        found: the heap of its worker thread, N MiB, was full
        fix:   Check it in a smaller scope or with smaller parameters, end it with --max-states, let fewer --workers share
               the memory, or give each a larger heap: NODE_OPTIONS=--max-old-space-size=MEBIBYTES.
      "
    `);
    expect(out).toMatch(/^two-phase-commit: holds, as expected/u);
    expect(out).toMatch(/^Not as expected: a tally that hoards: cannot be checked\.$/mu);
    expect(code).toBe(6);
  });

  test.each([1, 2])('for want of memory outside the heap, workers: %i', async (workers) => {
    const { code, err } = await check([`${unruly}#a tally without a table`, `${toys}#a tally that counts`], workers);
    expect(err).toMatch(/^error: a tally without a table/u);
    expect(code).toBe(6);
  });
});

test('a system that no thread finds is checked in the main one', async () => {
  const words = [`${unruly}#a tally of the main thread`, `${toys}#a tally that counts`];
  const [one, two] = [await check(words, 1), await check(words, 2)];
  expect(two.out).toMatch(/^a tally of the main thread: holds, as expected/u);
  expect({ ...two, progress: [] }).toEqual({ ...one, progress: [] });
});

test('the number of workers is a number, and not none', async () => {
  for (const workers of ['0', '-1', 'all']) {
    const { code, err } = await switchover(['check', '--workers', workers], { catalogue });
    expect(err).toMatch(
      /^error: option '--workers <number>' argument '.+' is invalid\. It (?:is no whole number|must be at least 1)\.\n$/u,
    );
    expect(code).toBe(4);
  }
});
