import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { benchCommand, type Measures } from './command.ts';
import type { BenchOptions } from './figures.ts';

// Goal: `switchover bench` measures what it is asked to, and says whether the targets are met, by words and by its exit code.
// Method: the real command with measures that measure nothing; what they are given is noted.

interface Ending {
  readonly code: number | undefined;
  readonly out: string;
  readonly progress: readonly (string | undefined)[];
  readonly measured: readonly (readonly [string, Omit<BenchOptions, 'tell'>])[];
}

async function bench(words: readonly string[], memory = 39.6): Promise<Ending> {
  let [code, out]: [number | undefined, string] = [undefined, ''];
  const progress: (string | undefined)[] = [];
  const measured: (readonly [string, Omit<BenchOptions, 'tell'>])[] = [];
  const measures: Measures = {
    graph: ({ tell, participants, graphParticipants, rounds }) => {
      tell('graph: under way');
      measured.push(['graph', { participants, graphParticipants, rounds }]);
      return { name: 'graph', what: 'the graph of a toy', measured: 123.4, unit: 'times', target: { atLeast: 100 } };
    },
    memory: ({ participants, graphParticipants, rounds }) => {
      measured.push(['memory', { participants, graphParticipants, rounds }]);
      return { name: 'memory', what: 'the bytes of a toy', measured: memory, unit: 'bytes', target: { atMost: 40 } };
    },
  };
  const terminal = { out: (text: string) => void (out += text), progress: (line?: string) => void progress.push(line) };
  const command = benchCommand(terminal, (given) => (code = given), measures)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.out });
  try {
    await command.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode;
  }
  return { code, out, progress, measured };
}

describe('the words', () => {
  test('all targets met', async () => {
    const { code, out, progress } = await bench([]);
    expect(out).toMatchInlineSnapshot(`
      "graph: 123 times, target at least 100: met
        the graph of a toy
      memory: 39.6 bytes, target at most 40: met
        the bytes of a toy
      --large measures memory with 9 participants.
      "
    `);
    expect({ code, progress }).toEqual({ code: 0, progress: ['graph: under way', undefined] });
  });

  test('a target missed: said beside the others, and by the exit code', async () => {
    const { code, out } = await bench([], 40.4);
    expect(out).toMatch(/^graph: .* at least 100: met$/mu);
    expect(out).toMatch(/^memory: 40\.4 bytes, target at most 40: MISSED$/mu);
    expect(code).toBe(1);
  });

  test('a small ratio is told with its fraction', async () => {
    expect((await bench(['--only', 'memory'], 2.345)).out).toMatch(/^memory: 2\.35 bytes, target at most 40: met$/mu);
  });

  test('one JSON document, and nothing else', async () => {
    const { code, out } = await bench(['--json'], 40.4);
    const { figures } = JSON.parse(out) as { figures: { name: string; measured: number; met: boolean }[] };
    expect(figures.map(({ name, measured, met }) => [name, measured, met])).toEqual([
      ['graph', 123.4, true],
      ['memory', 40.4, false],
    ]);
    expect(code).toBe(1);
  });
});

describe('what is measured', () => {
  const usual = { participants: 8, graphParticipants: 5, rounds: 5 };

  test('everything in its usual size', async () => {
    expect((await bench([])).measured).toEqual([
      ['graph', usual],
      ['memory', usual],
    ]);
  });

  test('one figure alone, in the size that was asked for', async () => {
    const words = ['--only', 'graph', '--graph-participants', '3', '--rounds', '2', '--participants', '4'];
    const { out, measured } = await bench(words);
    expect(measured).toEqual([['graph', { participants: 4, graphParticipants: 3, rounds: 2 }]]);
    expect(out).not.toContain('--large');
  });

  test('`--large` enlarges memory and nothing else', async () => {
    const { out, measured } = await bench(['--large']);
    expect(measured).toEqual([
      ['graph', usual],
      ['memory', { ...usual, participants: 9 }],
    ]);
    expect(out).not.toContain('--large');
  });
});

describe('refusals', () => {
  test.each([
    [['--only', 'speed'], /Allowed choices are graph, memory\./u],
    [['--participants', '10'], /Give a whole number from 1 to 9\./u],
    [['--graph-participants', '7'], /Give a whole number from 1 to 6\./u],
    [['--rounds', 'many'], /Give a whole number from 1 to 100\./u],
    [['--rounds', '1.5'], /Give a whole number from 1 to 100\./u],
    [['--larg'], /unknown option '--larg'/u],
    [['memory'], /too many arguments/u],
  ])('%j: nothing is measured', async (words, reason) => {
    const { out, measured } = await bench(words);
    expect(out).toMatch(reason);
    expect(measured).toEqual([]);
  });
});

test('the help names every figure, an example and the exit codes', async () => {
  const { code, out } = await bench(['--help']);
  expect(out).toContain('choices: "graph", "memory"');
  expect(out).toContain('Exit codes: 0 all targets met, 1 one is missed');
  expect(code).toBe(0);
});
