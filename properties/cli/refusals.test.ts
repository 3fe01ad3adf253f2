import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { switchover } from './command-line.fixtures.ts';

// Goal: what cannot be done is refused with its place, what was found there and what there is instead; never with a stack.
// Method: every way to hold the command wrong, with its exit code and its words.

const toys = './toys.fixtures.ts';
const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function refused(words: readonly string[], where?: string): Promise<string> {
  const { code, out, err } = await switchover(words, where === undefined ? {} : { folder: where });
  expect(err).not.toMatch(/^ +at /mu);
  return `${code}\n${out}${err}`;
}

async function refusedModule(text: string): Promise<string> {
  const name = `module-${Math.random().toString(36).slice(2)}.mjs`;
  writeFileSync(join(folder, name), text);
  return (await refused(['check', `./${name}`], folder)).replaceAll(name, 'module.mjs');
}

describe('usage, 4', () => {
  test('an unknown flag', async () => {
    expect(await refused(['check', '--scop', 'full'])).toBe(
      "4\nerror: unknown option '--scop'\n(Did you mean --scope?)\n",
    );
  });

  test('an unknown scope', async () => {
    expect(await refused(['check', '--scope', 'large'])).toMatch(/^4\nerror: .*Allowed choices are quick, full\.\n$/u);
  });

  test('an unknown command, and none', async () => {
    expect(await refused(['chek'])).toMatch(/^4\n.*unknown command 'chek'/u);
    expect(await refused([])).toMatch(/^4\nUsage: switchover/u);
  });

  test('an unknown selection, with what there is', async () => {
    const text = await refused(['check', 'two-fase-commit']);
    expect(text).toMatch(
      /^4\nerror: there is no protocol or system "two-fase-commit"; did you mean two-phase-commit\?\n/u,
    );
    expect(text).toMatch(/^ {2}systems: +two-phase-commit/mu);
  });

  test('a parameter out of its range, of nobody, and no number', async () => {
    expect(await refused(['check', '--participants', '11'])).toBe(
      '4\nerror: --participants 11 is out of range: two-phase-commit takes 1 to 10\n',
    );
    expect(await refused(['check', toys, '--participants', '3'])).toBe(
      '4\nerror: --participants belongs to no system that is selected\n  it belongs to two-phase-commit\n',
    );
    expect(await refused(['check', '--participants', 'many'])).toMatch(/^4\nerror: .*It is no whole number\.\n$/u);
  });

  test('flags that do not go together', async () => {
    expect(await refused(['check', '--canaries', '--scope', 'full'])).toMatch(/^4\nerror: .*cannot be used with/u);
    expect(await refused(['check', '--replay', 'file', '--json'])).toMatch(/^4\nerror: .*cannot be used with/u);
  });

  test('a name that a module does not have', async () => {
    expect(await refused(['check', `${toys}#nobody`])).toMatch(
      /^4\nerror: \.\/toys\.fixtures\.ts has no system "nobody"\n {2}it has a tally/u,
    );
  });

  test('canaries of a file', async () => {
    expect(await refused(['check', '--canaries', toys])).toMatch(/^4\nerror: \.\/toys\.fixtures\.ts is a file/u);
  });
});

describe('systems that cannot be checked, 6', () => {
  test('an undeclared action: where, what, and what to do', async () => {
    expect(await refused(['check', `${toys}#an undeclared action`])).toMatchInlineSnapshot(`
      "6
      Not as expected: an undeclared action: cannot be checked.
      error: an undeclared action > parts.loner > instance "undeclared" (chart undeclared) > state "idle"
        found: the undeclared action "notify", which XState would skip in silence
        fix:   Declare it in \`setup({ actions })\`.
      "
    `);
  });

  test('a context that is not JSON', async () => {
    expect(await refused(['check', `${toys}#a context that is not JSON`])).toMatchInlineSnapshot(`
      "6
      Not as expected: a context that is not JSON: cannot be checked.
      error: a context that is not JSON > parts.loner > instance "not-json" (chart not-json) > context.since
        found: an instance of Date
        fix:   Keep to null, booleans, finite numbers, strings, arrays and plain objects whose every key has a value.
      "
    `);
  });

  test('the others are checked all the same, and the document holds them', async () => {
    const words = ['check', `${toys}#an undeclared action`, `${toys}#a tally that counts`, '--json'];
    const { code, out } = await switchover(words);
    expect((JSON.parse(out) as { systems: { name: string }[] }).systems.map(({ name }) => name)).toEqual([
      'a tally that counts',
    ]);
    expect(code).toBe(6);
  });
});

describe('files, 7', () => {
  test('no such module', async () => {
    expect(await refused(['check', './nowhere.js'], folder)).toBe(
      `7\nerror: ./nowhere.js does not exist\n  looked for in ${folder}\n`,
    );
  });

  test('a module that does not parse, throws, or has no default export', async () => {
    expect(await refusedModule('export default {')).toMatch(/^7\nerror: \.\/module\.mjs cannot be loaded: /u);
    expect(await refusedModule('throw new Error("no luck")')).toMatch(
      /^7\nerror: .*cannot be loaded: Error: no luck\n/u,
    );
    expect(await refusedModule('export const system = {}')).toMatch(
      /^7\nerror: .*has no default export; it exports system\n/u,
    );
    expect(await refusedModule('export default () => { throw new Error("no luck") }')).toMatch(
      /^7\n.*threw: no luck\n/u,
    );
  });

  test('a module that has something else', async () => {
    expect(await refusedModule('export default () => [{ name: "half a system", hosts: [], parts: {}, channels: {} }]'))
      .toMatchInlineSnapshot(`
      "7
      error: ./module.mjs is no system module
        default export[0].channels: expected array, received object
        default export[0].view: expected a function
        default export[0].properties: expected array, received undefined
        A system module has as its default export a System, an array of Systems, or a function that returns one of these.
      "
    `);
  });

  test('a module with two systems of one name, which nothing could tell apart', async () => {
    const system = '{ name: "twin", hosts: [], parts: {}, channels: [], view: () => 1, properties: [] }';
    expect(await refusedModule(`export default [${system}, ${system}]`)).toMatchInlineSnapshot(`
      "7
      error: ./module.mjs has two systems "twin"
        Give each a name of its own: traces, worker threads and \`MODULE#NAME\` find it by that.
      "
    `);
  });

  test('no such trace, no JSON, and JSON that is no trace', async () => {
    expect(await refused(['check', '--replay', 'nowhere.json'], folder)).toBe(
      '7\nerror: nowhere.json cannot be read as a trace: there is no such file\n',
    );
    writeFileSync(join(folder, 'text.json'), 'Once upon a time');
    expect(await refused(['check', '--replay', 'text.json'], folder)).toMatch(
      /^7\nerror: text\.json cannot be read as a trace: /u,
    );
    const trace = { format: 'switchover-trace/1', system: 'two-phase-commit', parameters: {}, property: 'P' };
    writeFileSync(
      join(folder, 'almost.json'),
      JSON.stringify({
        ...trace,
        steps: [
          { kind: 'tick', clock: 'all' },
          { kind: 'deliver', part: 'rm1' },
        ],
      }),
    );
    expect(await refused(['check', '--replay', 'almost.json'], folder)).toMatchInlineSnapshot(`
      "7
      error: almost.json is no trace
        trace.steps.1.from: expected string, received undefined
        trace.steps.1.message: expected object, received undefined
        A trace is what \`switchover check --traces DIR\` writes.
      "
    `);
  });

  test('a folder for traces that is a file', async () => {
    writeFileSync(join(folder, 'occupied'), '');
    expect(await refused(['check', '--canaries', 'two-phase-commit', '--traces', 'occupied'], folder)).toMatch(
      /^7\n[^]*error: occupied\/.* cannot be written: /u,
    );
  });
});
