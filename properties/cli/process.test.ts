import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { ended, started } from './child-process.fixtures.ts';

// Goal: the command is a good process: it ends with its code, minds Ctrl-C, and bears a reader that goes away.
// Method: real child processes.

test('a refusal ends with its code, and stands on standard error alone', async () => {
  const { code, out, err } = await ended(started(['check', 'nothing'], { program: 'switchover.ts' }));
  expect({ code, out }).toEqual({ code: 4, out: '' });
  expect(err).toMatch(/^error: there is no protocol or system "nothing"/u);
});

test('the version is that of the package', async () => {
  const child = started(['--version'], { program: 'switchover.ts' });
  expect(await ended(child)).toEqual({ code: 0, out: `${packageFile.version}\n`, err: '' });
});

test.each(['1', '2'])('Ctrl-C ends a long search with what is known so far, workers: %s', async (count) => {
  const workers = ['--workers', count];
  const toy = './properties/cli/toys.fixtures.ts#a tally that counts';
  const child = started(['check', toy, 'two-phase-commit', '--participants', '10', ...workers]);
  const ending = ended(child);
  // The line of the first system tells that the second has begun.
  child.stdout.once('data', () => child.kill('SIGINT'));
  const { code, out } = await ending;
  expect(out).toMatch(/^two-phase-commit: not finished \([\d,]+ states/mu);
  expect(out).toContain('Not finished:\n  two-phase-commit: interrupted\n');
  expect(code).toBe(2);
});

test('a reader that has enough is no error to shout about, and no success', async () => {
  const child = started(['check', 'two-phase-commit']);
  child.stdout.destroy();
  expect(await ended(child)).toEqual({ code: 2, out: '', err: '' });
});
