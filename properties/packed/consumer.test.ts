import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Goal: the package works for a stranger, who has the tarball and nothing of this tree.
// Method: pack it, install it into an empty folder, compile a strict program of the stranger's own against it, run that.

const root = join(import.meta.dirname, '..', '..');

const tsconfig = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['*.ts'],
};

/** The programs of the guide, by the file name in their first line: what it says must compile, and do what it says. */
const guide = Object.fromEntries(
  [
    ...readFileSync(join(root, 'docs', 'check-your-own-charts.md'), 'utf8').matchAll(
      /^```ts\n\/\/ (\S+\.ts)\n(.*?)^```$/gms,
    ),
  ].map(([, name = '', code = '']) => [name, code] as const),
);

const program = `
import { createActor } from 'xstate';
import { check } from 'switchover/checker';
import { process } from 'switchover/machines/process-state';
import type { Clause } from 'switchover/spec';
import { clauses } from 'switchover/spec/process-state';
import mended from './mended.js';
import trade from './system.js';

const actor = createActor(process, { input: { name: 'A', manager: 'manager', element: 1, osId: 1, operatingSystem: null, targets: [], heartbeatPeriod: 1, registerRetry: 3, superseded: 'exit', earlierStarts: 0, boot: 1 } });
actor.on('*', (sent) => {
  console.log('A starts and sends ' + sent.type);
});
actor.start();
actor.stop();

for (const system of [trade, mended]) {
  const { name, verdict, properties } = check(system);
  const broken = properties.find((property) => property.verdict === 'violated');
  console.log(name + ': ' + verdict + ', ' + String(broken?.counterexample?.steps.length ?? 0) + ' steps');
}

const first: Clause | undefined = clauses.find(({ id }) => id === 'PSM-REG-1');
console.log('PSM-REG-1 is a ' + (first?.level ?? 'lost clause'));
`;

let stranger: string;

/** Runs a command to its end and returns what it printed; a failure shows everything that it printed. */
function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0)
    throw new Error(`${[command, ...args].join(' ')} ended with ${String(status)}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** A development dependency at the very version that this tree is tested with. */
function sameVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return `${name}@${version}`;
}

beforeAll(() => {
  stranger = mkdtempSync(join(tmpdir(), 'switchover-consumer-'));
  // Packing builds first: the `prepare` script runs.
  run(root, 'npm', 'pack', '--pack-destination', stranger);
  const tarball = readdirSync(stranger).find((name) => name.endsWith('.tgz')) ?? 'nothing was packed';

  const manifest = { name: 'stranger', version: '1.0.0', private: true, type: 'module' };
  writeFileSync(join(stranger, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(stranger, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const [name, code] of Object.entries(guide)) writeFileSync(join(stranger, name), code);
  writeFileSync(join(stranger, 'program.ts'), program);
  const packages = [`./${tarball}`, sameVersion('xstate'), sameVersion('typescript')];
  run(stranger, 'npm', 'install', ...packages, '--no-audit', '--no-fund');
});

afterAll(() => {
  rmSync(stranger, { recursive: true, force: true });
});

describe('the package, packed and installed', () => {
  test('holds the program, its licence and its changelog, and neither tests nor build state', () => {
    const installed = join(stranger, 'node_modules', 'switchover');
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'README.md', 'package.json']));
    const names = /\.(test|fixtures)\.|tsbuildinfo$|lint-canaries|(^|\/)properties\/packed|\.ts$/;
    expect(files.filter((file) => names.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  });

  test('shares one xstate with the consumer', () => {
    expect(run(stranger, 'npm', 'ls', 'xstate', '--parseable').trim().split('\n')).toHaveLength(1);
  });

  test('type-checks, compiles and runs in a strict program: a chart, the systems of the guide, the clauses', () => {
    run(stranger, 'npx', '--no', '--', 'tsc', '--project', '.');
    expect(run(stranger, 'node', 'program.js').trim().split('\n')).toEqual([
      'A starts and sends RegisterRequest',
      'trade: violated, 5 steps',
      'mended trade: holds, 0 steps',
      'PSM-REG-1 is a MUST',
    ]);
  });

  test('brings something at every entry point', () => {
    const { exports: exported } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Readonly<Record<string, unknown>>;
    };
    const names = Object.keys(exported).filter((path) => !path.endsWith('.json'));
    const imported = names.map((path) => `switchover${path.slice(1)}`);
    writeFileSync(
      join(stranger, 'entry-points.js'),
      `for (const name of ${JSON.stringify(imported)}) if (Object.keys(await import(name)).length > 0) console.log(name);\n`,
    );
    expect(run(stranger, 'node', 'entry-points.js').trim().split('\n')).toEqual(imported);
  });

  test('gives real types: a wrong system does not compile', () => {
    const wrong = join(stranger, 'wrong.ts');
    writeFileSync(
      wrong,
      "import { check } from 'switchover/checker';\nimport trade from './system.js';\n\ncheck({ ...trade, parts: 7 });\n",
    );
    try {
      expect(() => run(stranger, 'npx', '--no', '--', 'tsc', '--project', '.', '--noEmit')).toThrow(
        /wrong\.ts\(4,\d+\): error TS2322/,
      );
    } finally {
      rmSync(wrong);
    }
  });

  test('brings the command, which explains itself and checks the systems of the guide', () => {
    expect(run(stranger, 'npx', '--no', '--', 'switchover', '--help')).toMatch(/^Usage: switchover /m);
    expect(run(stranger, 'npx', '--no', '--', 'switchover', 'check', './mended.js')).toMatch(/^All as expected: /m);
    expect(() => run(stranger, 'npx', '--no', '--', 'switchover', 'check', './system.js')).toThrow(/ended with 1:/);
  });

  test('brings the worker threads of the command, which find the stranger’s systems and its own', () => {
    const words = ['check', './mended.js', 'two-phase-commit', '--workers', '2'];
    const told = run(stranger, 'npx', '--no', '--', 'switchover', ...words).split('\n');
    expect(told.slice(0, 2)).toEqual([
      expect.stringMatching(/^mended trade: holds, as expected/),
      expect.stringMatching(/^two-phase-commit: holds, as expected \(50,816 states/),
    ]);
  });

  test('knows the tests that cite a clause, although it brings none', () => {
    const told = run(stranger, 'npx', '--no', '--', 'switchover', 'clauses', 'PSM-REG-20');
    expect(told).toMatch(/^ {2}tests:\n {4}properties\/.+\.test\.ts > /m);
  });
});
