import { describe, expect, test } from 'vitest';
import { switchover, type Ending } from './command-line.fixtures.ts';
import { module, simulations, systems } from './simulations.fixtures.ts';

// Goal: worker threads make simulations faster and change nothing that they say; one that dies takes no other simulation with it.
// Method: the same command lines with one worker and with several; simulations that end or confuse their thread.

const catalogue = { systems, canaries: [], simulations, module, simulationModule: module };

function simulate(words: readonly string[], workers: number, interrupt = false): Promise<Ending> {
  return switchover(['simulate', ...words, '--workers', `${workers}`], { catalogue, interrupt });
}

describe('several workers say what one says, byte by byte', () => {
  test.each([
    ['in words, with the smallest failures', ['toys/good', 'toys/failing', '--seeds', '5']],
    ['in the document', ['toys', '--seeds', '3', '--ticks', '20', '--json']],
    ['of a simulation that no thread finds', ['unruly/of the main thread', '--seeds', '3']],
  ])('%s', async (_, words) => {
    const [one, two] = [await simulate(words, 1), await simulate(words, 2)];
    expect(one.out).not.toBe('');
    expect({ ...two, progress: [] }).toEqual({ ...one, progress: [] });
  });

  test('after Ctrl-C', async () => {
    const [one, two] = [await simulate(['toys'], 1, true), await simulate(['toys'], 2, true)];
    expect(two.out).toContain('3 simulations not begun');
    expect({ ...two, progress: [] }).toEqual({ ...one, progress: [] });
  });
});

test('the progress line tells which seeds are at work', async () => {
  const { progress } = await simulate(['toys/good', '--seeds', '4'], 2);
  expect(progress.slice(0, 2)).toEqual([
    expect.stringMatching(/^toys\/good: seed 1, 1 of 4 runs, 0 events, /u),
    expect.stringMatching(/^toys\/good: seeds 1, 2, 2 of 4 runs, 0 events, /u),
  ]);
});

test('a simulation that ends its thread is named, and the others are run', async () => {
  const { code, out, err } = await simulate(['unruly/leaving', 'toys/good', '--seeds', '3'], 2);
  expect(out).toMatch(/^toys\/good: holds/u);
  expect(out).toContain('Not as expected: unruly/leaving: cannot be run.');
  expect(err).toMatchInlineSnapshot(`
    "error: unruly/leaving
      found: its worker thread was ended from inside, with exit code 3
      fix:   A system is data and pure functions: let neither it nor its module end the program.
    "
  `);
  expect(code).toBe(70);
});

test('a system of the catalogue is run by threads as well', async () => {
  const words = ['listed/beacons', '--seeds', '4'];
  const [one, two] = [await simulate(words, 1), await simulate(words, 2)];
  expect(one.out).toContain('listed/beacons: holds');
  expect({ ...two, progress: [] }).toEqual({ ...one, progress: [] });
});
