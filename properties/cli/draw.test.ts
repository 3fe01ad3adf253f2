import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectingViolation, type Canary, type CataloguedSystem } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import { readSvg } from '../drawing/markup.fixtures.ts';
import { twoPhaseCommitCanaries, twoPhaseCommitSystems } from '../examples/two-phase-commit/catalogue.ts';
import { switchover, type Ending } from './command-line.fixtures.ts';
import modules, { mendedTally, wrongTally } from './toys.fixtures.ts';

// Goal: `switchover draw` puts pictures where they are looked for, says which, and refuses what it cannot do.
// Method: the whole command runs in this process, into a folder of its own.

const breaks = 'Nobody counts more steps than were taken';
const systems: readonly CataloguedSystem[] = [
  ...twoPhaseCommitSystems,
  {
    name: 'toy/tally',
    title: 'Somebody walks',
    scopes: {
      quick: { reason: 'one step', build: () => mendedTally },
      full: { reason: 'one step', build: () => mendedTally },
    },
  },
];
const canaries: readonly Canary[] = [
  ...twoPhaseCommitCanaries,
  {
    name: 'toy/tally canary: a step counts "double" / <twice>',
    breaks,
    build: () => expectingViolation(wrongTally, breaks, 'it doubles'),
  },
];
const catalogue = { systems, canaries };
const toys = join(import.meta.dirname, 'toys.fixtures.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchover-draw-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const draw = (...words: readonly string[]): Promise<Ending> => switchover(['draw', ...words], { folder, catalogue });

function filesBelow(path: string): readonly string[] {
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, path, file)).isFile())
    .sort();
}

const both = (...paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => [`${path}.mmd`, `${path}.svg`]);

describe('pictures', () => {
  test('of everything: each chart once, and a run for each canary', async () => {
    const { code, out, err } = await draw();
    expect(filesBelow('drawings')).toEqual(
      both(
        'toy/counterexamples/a-step-counts-double-twice',
        'toy/tally/counter',
        'toy/tally/walker',
        'two-phase-commit/counterexamples/the-manager-commits-without-waiting-for-the-votes',
        'two-phase-commit/resource-manager',
        'two-phase-commit/transaction-manager',
      ),
    );
    expect(out).toMatchInlineSnapshot(`
      "drawings/two-phase-commit: transaction-manager, resource-manager
      drawings/toy/tally: walker, counter
      drawings/two-phase-commit/counterexamples: the-manager-commits-without-waiting-for-the-votes
      drawings/toy/counterexamples: a-step-counts-double-twice
      Wrote 6 pictures, each as .svg and .mmd.
      "
    `);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('are whole documents', async () => {
    await draw();
    for (const file of filesBelow('drawings')) {
      const text = readFileSync(join(folder, 'drawings', file), 'utf8');
      if (file.endsWith('.svg')) expect(readSvg(text).at(-1)?.name, file).toBe('svg');
      else expect(text, file).toMatch(/^---\ntitle: ".*"\n---\n(stateDiagram-v2|sequenceDiagram)\n/u);
    }
  });

  test('of a protocol, of an example, of one canary, in a folder of choice', async () => {
    await draw('toy', '--out', 'a');
    expect(filesBelow('a')).toEqual(
      both('toy/counterexamples/a-step-counts-double-twice', 'toy/tally/counter', 'toy/tally/walker'),
    );
    await draw(canaries[0]?.name ?? '', '--out', 'b/c');
    expect(filesBelow('b')).toEqual(
      both('c/two-phase-commit/counterexamples/the-manager-commits-without-waiting-for-the-votes'),
    );
  });

  test('of a module: the charts of its systems', async () => {
    const { code } = await draw(`${toys}#a tally that counts`);
    expect(filesBelow('drawings')).toEqual(both('a-tally-that-counts/counter', 'a-tally-that-counts/walker'));
    expect(code).toBe(0);
  });

  test('are the same when they are drawn again', async () => {
    await draw('toy', '--out', 'once');
    await draw('toy', '--out', 'again');
    const contents = (of: string) => filesBelow(of).map((file) => readFileSync(join(folder, of, file), 'utf8'));
    expect(contents('again')).toEqual(contents('once'));
  });

  test('replace older ones as a whole, and leave nothing unfinished behind', async () => {
    await draw('toy');
    const file = join(folder, 'drawings/toy/tally/walker.svg');
    const before = statSync(file).ino;
    writeFileSync(file, 'old');
    await draw('toy');
    expect(readFileSync(file, 'utf8')).toContain('The chart walker');
    expect(statSync(file).ino).not.toBe(before);
    expect(filesBelow('drawings').filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('`--json` lists the files, as they were written', async () => {
    const { out } = await draw('toy', '--json');
    const { files } = JSON.parse(out) as { files: readonly string[] };
    expect(files.map((file) => file.replace(/^drawings\//u, '')).toSorted()).toEqual(filesBelow('drawings'));
  });
});

describe('traces', () => {
  const toy = `${toys}#a tally that counts double`;

  test('the run of a trace file is drawn, and nothing else', async () => {
    await switchover(['check', toy, '--traces', 'traces'], { folder, catalogue });
    const [trace = ''] = filesBelow('traces');
    const { code } = await draw(join('traces', trace));
    const [mermaid = '', svg = ''] = filesBelow('drawings');
    expect([mermaid, svg].map((file) => file.replace(/^.*\//u, ''))).toEqual([
      trace
        .replace(/\.json$/u, '.mmd')
        .replaceAll('.', '-')
        .replace(/-mmd$/u, '.mmd'),
      trace
        .replace(/\.json$/u, '.svg')
        .replaceAll('.', '-')
        .replace(/-svg$/u, '.svg'),
    ]);
    expect(svg).toMatch(/^a-tally-that-counts-double\/counterexamples\//u);
    expect(readFileSync(join(folder, 'drawings', svg), 'utf8')).toContain('>Violated<');
    expect(code).toBe(0);
  });

  test('a trace that breaks nothing any more is drawn as such; one that is no run is refused', async () => {
    await switchover(['check', toy, '--traces', 'traces'], { folder, catalogue });
    const [name = ''] = filesBelow('traces');
    const trace = JSON.parse(readFileSync(join(folder, 'traces', name), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(folder, 'mended.json'), JSON.stringify({ ...trace, system: `${toys}#a tally that counts` }));
    expect((await draw('mended.json')).code).toBe(0);
    const svg = readFileSync(join(folder, 'drawings/a-tally-that-counts/counterexamples/mended.svg'), 'utf8');
    expect(svg).toContain('>Not violated by this run<');
    writeFileSync(join(folder, 'astray.json'), JSON.stringify({ ...trace, steps: [{ kind: 'tick', clock: 'all' }] }));
    const { code, err } = await draw('astray.json');
    expect(err).toMatch(
      /^error: astray\.json is no run of a tally that counts double: its step 1 is not possible there\n/u,
    );
    expect(code).toBe(7);
  });

  test('a file that is no trace', async () => {
    const { code, err } = await draw('nowhere.json');
    expect(err).toBe('error: nowhere.json cannot be read as a trace: there is no such file\n');
    expect(code).toBe(7);
  });
});

describe('refusals', () => {
  test('an unknown selection, with what may have been meant; nothing is written', async () => {
    const { code, err } = await draw('two-fase-commit');
    expect(err).toMatch(/^error: there is no protocol or system "two-fase-commit"; did you mean two-phase-commit\?\n/u);
    expect(code).toBe(4);
    expect(existsSync(join(folder, 'drawings'))).toBe(false);
  });

  test('an unknown canary, with the one that may have been meant', async () => {
    const { code, err } = await draw('two-phase-commit canary: the manager commits without waiting for votes');
    expect(err).toMatch(
      /^error: there is no canary ".*"; did you mean two-phase-commit canary: the manager commits without waiting for the votes\?\n/u,
    );
    expect(code).toBe(4);
  });

  test('a folder that is a file, before anything is checked', async () => {
    writeFileSync(join(folder, 'occupied'), 'mine');
    const { code, err, progress } = await draw('--out', 'occupied');
    expect(err).toMatch(/^error: occupied cannot be written: /u);
    expect({ code, progress }).toEqual({ code: 7, progress: [] });
    expect(readFileSync(join(folder, 'occupied'), 'utf8')).toBe('mine');
  });

  test('a place in the folder that is taken by a file or a folder', async () => {
    await draw('two-phase-commit', '--out', 'a');
    writeFileSync(join(folder, 'a/toy'), 'mine');
    const { code, err } = await draw('toy', '--out', 'a');
    expect(err).toMatch(/^error: a\/toy\/tally\/walker\.svg cannot be written: /u);
    expect(code).toBe(7);
  });

  // Who may do everything is refused nothing.
  test.skipIf(process.getuid?.() === 0)('a folder in which nothing can be made', async () => {
    chmodSync(folder, 0o500);
    const { code, err } = await draw();
    expect(err).toMatch(/^error: drawings cannot be written: EACCES/u);
    expect(code).toBe(7);
  });

  test('a canary that is not found violated is told, and the rest is drawn', async () => {
    const tame: Canary = { name: 'toy/tally canary: nothing is wrong', breaks, build: () => mendedTally };
    const { code, err } = await switchover(['draw', 'toy'], {
      folder,
      catalogue: { systems, canaries: [...canaries, tame] },
    });
    expect(err).toBe('error: toy/tally canary: nothing is wrong is not found violated\n');
    expect(code).toBe(1);
    expect(filesBelow('drawings')).toHaveLength(6);
  });

  test('a canary that cannot be checked does not keep the others from being drawn', async () => {
    const undeclared = modules.find(({ name }) => name === 'an undeclared action') as System;
    const broken: Canary = { name: 'toy/tally canary: an action is missing', breaks, build: () => undeclared };
    const { code, err } = await switchover(['draw', 'toy'], {
      folder,
      catalogue: { systems, canaries: [broken, ...canaries] },
    });
    expect(err).toMatch(/^error: an undeclared action > parts\.loner/u);
    expect(code).toBe(6);
    expect(filesBelow('drawings')).toHaveLength(6);
  });

  test('Ctrl-C ends it as not finished', async () => {
    const { code } = await switchover(['draw', 'toy'], { folder, catalogue, interrupt: true });
    expect(code).toBe(2);
  });
});

test('`--help` has examples and the exit codes', async () => {
  const { code, out } = await draw('--help');
  expect(out).toContain('\nExamples:\n  switchover draw ');
  expect(out).toContain('\nExit codes');
  expect(code).toBe(0);
});
