import { expect, it } from 'vitest';
import { check } from '../checker/index.ts';
import { storyOf, verdictOn } from '../examples/toys/toy.fixtures.ts';
import { charts } from './charts.ts';
import { oneClient } from './compositions/core.ts';
import { selectiveReplay } from './system.ts';

// Goal: a system that comes to rest although nobody reigns is no pass.
// Method: a standby that does not take the end of a reign for its own affair, and the sound one beside it.

const served = (guards: Readonly<Record<string, () => boolean>>) =>
  check(selectiveReplay(oneClient(1, 0), { ...charts, controlUnit: charts.controlUnit.provide({ guards }) }));

it('a standby that waits for its heir, which is itself, is found at rest, where nobody reigns [RPL-69]', () => {
  const report = served({ isHeir: () => false });
  expect(verdictOn(report, 'deadlock')).toBe('violated');
  expect(storyOf(report, 'deadlock').at(-1)).toContain('FailoverEvent');
});

it('one that takes over is not', () => {
  expect(verdictOn(served({}), 'deadlock')).toBe('holds');
});
