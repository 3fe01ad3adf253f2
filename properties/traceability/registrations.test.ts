import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as machines from '../../machines/index.ts';
import * as spec from '../../spec/index.ts';
import { canaries, scenarios, systems } from '../systems.ts';
import { protocols, specifiedOnly } from './protocols.ts';

// Goal: a protocol that is registered in one place is registered in all, and none stands in its folders unknown to them.
// Method: the folders are compared with the registries; docs/add-a-protocol.md lists them in the order of the work.

const root = join(import.meta.dirname, '..', '..');
const names = protocols.map(({ name }) => name);

const foldersOf = (layer: string): readonly string[] =>
  readdirSync(join(root, layer), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

const { exports: exported } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Readonly<Record<string, unknown>>;
};

/** What judges a protocol whatever it is about; without one of these files, nobody would run what the others only define. */
const TESTS = ['systems', 'required', 'canaries', 'paths', 'delays'];
/** What a specification may have, and the test that then judges the protocol by it. */
const TESTS_OF_PARTS = ['options', 'traps'];
/** What the specification itself is judged by: without these, a clause may refer to what does not exist. */
const TESTS_OF_SPEC = ['clauses/clauses', 'properties/properties', 'messages', 'waiting', ...TESTS_OF_PARTS];

test('every folder of spec and machines is that of a traced protocol, but for those that are only specified yet', () => {
  expect(foldersOf('spec')).toEqual([...names, ...specifiedOnly].sort());
  expect(foldersOf('machines')).toEqual([...names].sort());
});

/** What a protocol and a layer are called in the exports of the package. */
const builtOf = (layer: string, name: string): string => `./dist/${layer}/${name}/index`;
const inWords = (name: string): string => name.replaceAll(/-(\w)/gu, (_dash, letter: string) => letter.toUpperCase());

test.each(specifiedOnly)('%s is exported by the package as a specification', (name) => {
  expect(Object.keys(spec)).toContain(inWords(name));
  const built = builtOf('spec', name);
  expect(exported[`./spec/${name}`]).toEqual({ types: `${built}.d.ts`, default: `${built}.js` });
});

describe.each(names)('%s', (name) => {
  const has = (file: string): boolean => existsSync(join(root, file));
  const isOwn = (one: { readonly name: string }): boolean => one.name.startsWith(`${name}/`);

  test('has its systems and canaries in properties/systems.ts, and its traps as scenarios', () => {
    expect(systems.some(isOwn)).toBe(true);
    expect(canaries.some(isOwn)).toBe(true);
    expect(scenarios.some(isOwn)).toBe(has(`spec/${name}/traps.ts`));
  });

  test.each(['spec', 'machines'])('is exported by the package from %s, beside all others and alone', (layer) => {
    expect(Object.keys(layer === 'spec' ? spec : machines)).toContain(inWords(name));
    const built = builtOf(layer, name);
    expect(exported[`./${layer}/${name}`]).toEqual({ types: `${built}.d.ts`, default: `${built}.js` });
  });

  test('is judged by the tests that judge every protocol', () => {
    const isSpecified = (part: string): boolean => has(`spec/${name}/${part}.ts`);
    const wanted = [
      ...[...TESTS, ...TESTS_OF_PARTS.filter(isSpecified)].map((subject) => `properties/${name}/${subject}.test.ts`),
      ...TESTS_OF_SPEC.filter((part) => !TESTS_OF_PARTS.includes(part) || isSpecified(part)).map(
        (part) => `spec/${name}/${part}.test.ts`,
      ),
    ];
    expect(wanted.filter((file) => !has(file))).toEqual([]);
  });
});
