import { code, link, slug, words } from './markdown.ts';
import type { Subject } from './subject.ts';

/** Where things stand in the pages of a subject: all of them are in one folder, so that a link needs no path. */
export const places = {
  overview: 'overview.md',
  charts: 'charts.md',
  messages: 'messages.md',
  options: 'options.md',
  clauses: 'clauses.md',
  properties: 'properties.md',
  systems: 'systems.md',
  traps: 'traps.md',
  golden: 'golden.md',
  field: 'field.md',
  chart: (chart: string) => `chart-${slug(chart)}.md`,
  chartPicture: (chart: string) => `pictures/${slug(chart)}.svg`,
  /** `at` keeps apart canaries whose names are alike. */
  runPicture: (canary: string, at: number) => `runs/${String(at + 1)}-${slug(canary).slice(0, 100)}.svg`,
  /** A picture and its Mermaid, without the ending of the file. */
  goldenRun: (run: string) => `golden/${slug(run)}`,
  fieldRun: (system: string, id: string) => `field/${slug(system)}-${slug(id)}`,
} as const;

/** Clauses as links to their texts; what is no clause, as the id of a property in the protocol's catalogue, is only named. */
export function clauseLinks(ids: readonly string[], { clauses }: Pick<Subject, 'clauses'>): string {
  const known = new Set(clauses.map(({ id }) => id));
  return ids.map((id) => (known.has(id) ? link(id, `${places.clauses}#${slug(id)}`) : code(id))).join(', ');
}

/** Words in which the ids of clauses are links, in full or in the short form that texts use: `REG-1` for `PSM-REG-1`. */
export function withClauseLinks(text: string, subject: Pick<Subject, 'clauses'>): string {
  const [protocol = ''] = (subject.clauses[0]?.id ?? '').split('-');
  const known = new Set(subject.clauses.map(({ id }) => id));
  return words(text, (markdown) =>
    markdown.replace(/(?<![\w-])[A-Z]+(?:-[A-Z]+)*-\d+(?![\w-])/gu, (id) => {
      const clause = [id, `${protocol}-${id}`].find((candidate) => known.has(candidate));
      return clause === undefined ? id : link(id, `${places.clauses}#${slug(clause)}`);
    }),
  );
}

/** The anchor of a property: its sentence may be long, and two may begin alike. */
export function propertyAnchor(name: string): string {
  return `property-${slug(name)}`;
}

export function systemAnchor(name: string): string {
  return `system-${slug(name)}`;
}

export function systemLink(name: string): string {
  return link(code(name.slice(name.indexOf('/') + 1)), `${places.systems}#${systemAnchor(name)}`);
}

/** The anchor of a transition on the page of its chart, by the name that reports give it. */
export function transitionAnchor(name: string): string {
  return `transition-${slug(name.replaceAll('->', ' to '))}`;
}
