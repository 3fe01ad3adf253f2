import { expect, test } from 'vitest';
import { switchover } from './command-line.fixtures.ts';

// Goal: `switchover bench` is a command of this program like the others. What it measures has tests of its own.

test('a wrong flag or size is wrong usage, 4', async () => {
  for (const words of [
    ['--rouds', '1'],
    ['--rounds', '0'],
    ['--only', 'speed'],
  ]) {
    const { code, out, err } = await switchover(['bench', ...words]);
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toMatch(/^error: /u);
  }
});

test('its help is printed, with the figures that there are', async () => {
  const { code, out } = await switchover(['bench', '--help']);
  expect(out).toContain('choices: "hand-written", "graph", "memory"');
  expect(code).toBe(0);
});
