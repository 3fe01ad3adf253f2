import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { transitionsOf } from '../../properties/checker/coverage.ts';
import { canaries, systems } from '../../properties/systems.ts';
import { citingTests } from '../../properties/traceability/citing-tests.ts';
import { protocols } from '../../properties/traceability/protocols.ts';
import { contentOf } from './content.ts';
import { entryPointsOf } from './entry-points.ts';
import { places, propertyAnchor, systemAnchor, transitionAnchor } from './places.ts';
import { placesIn, plainText, targetsIn } from './plain-text.fixtures.ts';
import { reportsOf } from './reports.fixtures.ts';
import { subjects } from './subjects.ts';
import { isOf } from './telling.ts';

// Goal: the pages leave nothing out that the registries know, and lead nowhere that is not there.
// Method: the real registries, with reports that no check was run for.

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/u, '');
const fullScopes = readFileSync(`${root}/docs/results/full-scopes.md`, 'utf8');
const sources = { systems, canaries, citingTests, reports: reportsOf(systems, canaries), fullScopes };
const { pages, files } = await contentOf(subjects, sources, entryPointsOf(root), root);
const markdownOf = (path: string): string => {
  const page = pages.find((candidate) => candidate.path === path);
  if (page === undefined)
    throw new Error(`There is no page ${path}; there are ${pages.map((one) => one.path).join(', ')}.`);
  return page.markdown;
};

it('every protocol, every system and every canary has its pages', () => {
  expect(subjects.map(({ name }) => name)).toEqual(expect.arrayContaining(protocols.map(({ name }) => name)));
  const homeless = [...systems, ...canaries].filter(({ name }) => !subjects.some((subject) => isOf(subject, name)));
  expect(homeless.map(({ name }) => name)).toEqual([]);
});

describe.each(subjects.map((subject) => [subject.name, subject] as const))('the pages of %s', (name, subject) => {
  const own = <Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] =>
    all.filter((one) => isOf(subject, one.name));
  const textOf = (place: string): string => plainText(markdownOf(`${name}/${place}`));
  const missing = (place: string, wanted: readonly string[]): readonly string[] => {
    const text = wanted.length === 0 ? '' : textOf(place);
    return wanted.filter((sentence) => !text.includes(sentence));
  };

  it('have every clause with its text and source', () => {
    const wanted = subject.clauses.flatMap(({ id, level, text, source }) => [
      `**${id}** · ${level}`,
      text,
      `Source: ${source}`,
    ]);
    expect(missing(places.clauses, wanted)).toEqual([]);
  });

  it.each(Object.entries(subject.charts))('have every state and transition of %s', (chart, machine) => {
    const transitions = transitionsOf(machine);
    const anchors = placesIn(markdownOf(`${name}/${places.chart(chart)}`));
    expect(transitions.map(([, transition]) => transitionAnchor(transition)).filter((id) => !anchors.has(id))).toEqual(
      [],
    );
    expect(
      missing(
        places.chart(chart),
        transitions.flatMap(([{ description }]) => description ?? []),
      ),
    ).toEqual([]);
    expect(files.map(({ path }) => path)).toContain(`${name}/${places.chartPicture(chart)}`);
  });

  it('have every property, and a picture for every canary that breaks one', () => {
    const sentences = own(systems).flatMap(({ scopes }) =>
      scopes.quick.build({}).properties.map((property) => property.name),
    );
    expect(missing(places.properties, sentences)).toEqual([]);
    const markdown = markdownOf(`${name}/${places.properties}`);
    const anchors = placesIn(markdown);
    const pictures = new Set(targetsIn(markdown));
    own(canaries).forEach((canary, at) => {
      expect(anchors).toContain(propertyAnchor(canary.breaks));
      expect(pictures).toContain(places.runPicture(canary.name, at));
    });
  });

  it('have every system with the reasons of its scopes', () => {
    const wanted = own(systems).flatMap(({ title, scopes }) => [title, scopes.quick.reason, scopes.full.reason]);
    expect(missing(places.systems, wanted)).toEqual([]);
    const anchors = placesIn(markdownOf(`${name}/${places.systems}`));
    expect(own(systems).filter((system) => !anchors.has(systemAnchor(system.name)))).toEqual([]);
  });

  it('have every message with its fields, every option and every trap', () => {
    expect(
      missing(
        places.messages,
        Object.keys(subject.messages).map((type) => `## ${type}\n`),
      ),
    ).toEqual([]);
    expect(
      missing(
        places.options,
        subject.options.flatMap((option) => [option.name, option.source]),
      ),
    ).toEqual([]);
    expect(
      missing(
        places.traps,
        subject.traps.flatMap(({ id, events, wrong }) => [id, events, wrong]),
      ),
    ).toEqual([]);
  });

  it('say which options a host chooses, and of no other', () => {
    const hosts = subject.options.filter(({ chosenBy }) => chosenBy === 'host').map((option) => option.name);
    // A protocol without options has no page of them.
    const page = subject.options.length === 0 ? '' : markdownOf(`${name}/${places.options}`);
    const line = /^Chosen by the host.*$/mu.exec(page)?.[0] ?? '';
    expect([...line.matchAll(/`(?<option>[^`]+)`/gu)].map(({ groups }) => groups?.option)).toEqual(hosts);
  });

  it('have every golden run with its stages and its picture', () => {
    const runs = (subject.golden?.runs ?? []).map((run) => ({ ...run, ...run.walk() }));
    const wanted = runs.flatMap(({ title, shows, stages }) => [
      title,
      shows,
      ...stages.flatMap(({ event, cells }) => [plainText(event), ...cells]),
    ]);
    expect(missing(places.golden, wanted)).toEqual([]);
    const paths = files.map(({ path }) => path);
    const pictures = runs.map((run) => `${name}/${places.goldenRun(run.name)}`);
    expect(paths).toEqual(expect.arrayContaining(pictures.flatMap((path) => [`${path}.svg`, `${path}.mmd`])));
  });

  it('show the golden run that is to stand first, as a picture', () => {
    const { shown } = subject.golden ?? {};
    const page = markdownOf(`${name}/${places.overview}`);
    const pictures = [...page.matchAll(/<img src="(?<path>golden\/[^"]+)"/gu)].map(({ groups }) => groups?.path);
    expect(pictures).toEqual(shown === undefined ? [] : [`${places.goldenRun(shown)}.svg`]);
  });

  it('say what is not there', () => {
    const wanted = subject.waiting.flatMap(({ clause, reason }) => [clause, reason]);
    expect(missing(places.overview, [...wanted, ...subject.notModelled.map(plainText)])).toEqual([]);
  });
});

describe.each(files.filter(({ path }) => path.endsWith('.md')).map(({ path, text }) => [path, text] as const))(
  'the page %s',
  (path, text) => {
    it('leads to what is there', () => {
      const lost = targetsIn(text).filter((target) => {
        if (/^[a-z]+:/u.test(target)) return false;
        const [file = '', place] = target.split('#', 2);
        const led = file === '' ? path : posix.join(posix.dirname(path), file);
        const found = files.find((candidate) => candidate.path === led);
        return found === undefined || (place !== undefined && !placesIn(found.text).has(place));
      });
      expect(lost).toEqual([]);
    });

    it('has no anchor twice', () => {
      const ids = [...text.matchAll(/<a id="([^"]+)">/gu)].map(([, id]) => id);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    });

    it('has as many cells in each row as its table has columns', () => {
      const bars = (line: string): number => line.replaceAll('\\|', '').split('|').length;
      const lines = text.split('\n');
      const uneven = lines.filter((line, at) => {
        const above = lines[at - 1];
        return line.startsWith('|') && above?.startsWith('|') === true && bars(line) !== bars(above);
      });
      expect(uneven).toEqual([]);
    });
  },
);
