import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

// Goal: vitest itself tells the reporter of its runs as the reporter expects, and ends as failed where the reporter says so.
// Method: real runs of two small test files, the titles of which are made at run time, in a folder of their own.

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const reporter = (name: string) => `[${JSON.stringify(join(import.meta.dirname, name))}, options]`;
const files = {
  'vitest.config.mjs': `
    const file = ${JSON.stringify(join(folder, 'citing-tests.json'))};
    const protocols = async () => [{ name: 'lamp', clauses: [{ id: 'TOY-LMP-1' }, { id: 'TOY-LMP-2' }], propertyIds: /^S-/u }];
    const options = { file, protocols };
    const remakes = process.env.REMAKES === 'true';
    export default {
      test: { globals: true, include: ['*.test.js'], reporters: ['default', remakes ? ${reporter('remaker.ts')} : ${reporter('reporter.ts')}] },
    };`,
  'lit.test.js': `describe('a lamp', () => { test.each([1, 2])('is lit [TOY-LMP-%i]', () => {}); });`,
  'dark.test.js': `test('is dark [TOY-LMP-1]', () => {}); test.skip('is broken [TOY-LMP-2]', () => {});`,
  'citing-tests.json': '{}',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

function run(words: readonly string[] = [], env = {}): { readonly code: number | null; readonly err: string } {
  const { status, stderr } = spawnSync(process.execPath, [vitest, 'run', ...words], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { code: status, err: stderr };
}

test('all tests: stale, then made anew, then in date; some of them: nothing is asked', () => {
  expect(run(['lit'])).toEqual({ code: 0, err: '' });
  const stale = run();
  expect(stale.code).toBe(1);
  expect(stale.err).toContain('citing-tests.json is out of date; make it anew with `npm run clauses:remake`.');
  expect(run([], { REMAKES: 'true' }).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'citing-tests.json'), 'utf8'))).toEqual({
    'TOY-LMP-1': ['dark.test.js > is dark [TOY-LMP-1]', 'lit.test.js > a lamp > is lit [TOY-LMP-1]'],
    'TOY-LMP-2': ['lit.test.js > a lamp > is lit [TOY-LMP-2]'],
  });
  expect(run()).toEqual({ code: 0, err: '' });
});
