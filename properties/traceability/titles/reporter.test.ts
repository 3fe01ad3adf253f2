import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestModule, TestSpecification, Vitest } from 'vitest/node';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { lampProtocol } from '../lamp.fixtures.ts';
import Remaker from './remaker.ts';
import Reporter from './reporter.ts';

// Goal: a run of all tests is held against the file or makes it anew; of a run of some of them nothing is asked but that
// what it cites exists.
// Method: the reporter is told of runs as vitest would tell of them.

const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
const file = join(folder, 'citing-tests.json');
const inDate = { 'TOY-LMP-1': ['a.test.ts > a lamp [TOY-LMP-1]'] };
const stale = { 'TOY-LMP-2': ['a.test.ts > a lamp [TOY-LMP-2]'] };
beforeEach(() => {
  write(inDate);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly title?: string;
  readonly state?: 'passed' | 'failed' | 'skipped';
  readonly config?: object;
  /** Of the two test files, those that run, with what else is chosen in them. */
  readonly specifications?: readonly object[];
  readonly reason?: 'interrupted';
  readonly remakes?: boolean;
}

const bothFiles = [{ moduleId: '/toy/a.test.ts' }, { moduleId: '/toy/b.test.ts' }];

async function ended(run: Run): Promise<{ readonly failed: boolean; readonly said: string; readonly file: unknown }> {
  const { title = 'a lamp [TOY-LMP-1]', state = 'passed', config = {}, specifications = bothFiles } = run;
  let [failed, said] = [false, ''];
  const note = (text: string) => void (said += `${text}\n`);
  const options = { file, protocols: () => Promise.resolve([lampProtocol]), fail: () => void (failed = true) };
  const reporter = run.remakes === true ? new Remaker(options) : new Reporter(options);
  reporter.onInit({
    config: { root: '/toy', ...config },
    logger: { error: note, log: note },
    globTestSpecifications: () => Promise.resolve(bothFiles),
  } as unknown as Vitest);
  await reporter.onTestRunStart(specifications as readonly TestSpecification[]);
  const tests = [{ fullName: title, result: () => ({ state }) }];
  const module = { relativeModuleId: 'a.test.ts', children: { allTests: () => tests } } as unknown as TestModule;
  await reporter.onTestRunEnd([module], [], run.reason ?? (state === 'failed' ? 'failed' : 'passed'));
  return { failed, said, file: JSON.parse(readFileSync(file, 'utf8')) };
}

describe('a run of all tests', () => {
  test('passes in silence where the file is in date', async () => {
    expect(await ended({})).toEqual({ failed: false, said: '', file: inDate });
  });

  test('fails where the file is out of date, says what to do, and leaves the file as it was', async () => {
    write(stale);
    const { failed, said, file: left } = await ended({});
    expect(said).toContain('out of date; make it anew with `npm run clauses:remake`');
    expect({ failed, left }).toEqual({ failed: true, left: stale });
  });

  test('fails where a test of the file was skipped', async () => {
    expect((await ended({ state: 'skipped' })).said).toContain('in the file, but did not pass');
  });

  test('adds nothing to the failure of a test', async () => {
    expect(await ended({ state: 'failed' })).toMatchObject({ failed: false, said: '' });
  });

  test('that is interrupted is not judged', async () => {
    write(stale);
    expect(await ended({ reason: 'interrupted' })).toMatchObject({ failed: false, said: '' });
  });
});

describe('a run of some tests', () => {
  test.each([
    ['one file', { specifications: [bothFiles[0]] }],
    ['one line', { specifications: [{ ...bothFiles[0], testLines: [7] }, bothFiles[1]] }],
    ['a pattern of names', { config: { testNamePattern: /lamp/u } }],
    ['a tag', { config: { tagsFilter: ['slow'] } }],
    ['one folder', { config: { dir: '/toy/lamps' } }],
    ['all but some files', { config: { cliExclude: ['b.test.ts'] } }],
    ['one shard', { config: { shard: { index: 1, count: 2 } } }],
  ] as const)('by %s neither fails nor writes', async (_what, run) => {
    write(stale);
    expect(await ended(run as Run)).toEqual({ failed: false, said: '', file: stale });
  });

  test('makes nothing anew, and says so', async () => {
    write(stale);
    const { failed, said, file: left } = await ended({ remakes: true, specifications: bothFiles.slice(1) });
    expect(said).toBe('Not all tests ran: citing-tests.json is left as it was.\n');
    expect({ failed, left }).toEqual({ failed: true, left: stale });
  });
});

describe('a title that cites what does not exist', () => {
  test.each([
    ['all tests', bothFiles],
    ['some tests', bothFiles.slice(0, 1)],
  ])('fails a run of %s', async (_what, specifications) => {
    const { failed, said } = await ended({ title: 'a lamp [TOY-LMP-1] [TOY-LMP-11]', specifications });
    expect(said).toContain('cites TOY-LMP-11, and there is no such clause');
    expect(failed).toBe(true);
  });
});

describe('the file made anew', () => {
  test('says what passed', async () => {
    write(stale);
    expect(await ended({ remakes: true })).toMatchObject({ failed: false, file: inDate });
  });

  test('says nothing of what failed', async () => {
    expect(await ended({ remakes: true, state: 'failed' })).toMatchObject({ failed: false, file: {} });
  });
});

function write(content: object): void {
  writeFileSync(file, JSON.stringify(content));
}
