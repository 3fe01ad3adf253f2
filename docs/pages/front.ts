import { blocks, heading, link, list, table, words } from './markdown.ts';
import type { EntryPoint } from './entry-points.ts';
import type { Guides } from './guides.ts';
import type { Asset } from './page.ts';
import { places } from './places.ts';
import type { ToldSubject } from './told-subject.ts';
import { figure } from '../../properties/telling/figures.ts';

/** The first page of the site. */
export function frontPage(
  told: readonly ToldSubject[],
  { pages: [index, ...guides] }: Guides,
  entryPoints: readonly EntryPoint[],
): Asset {
  const systems = told.flatMap((subject) => subject.systems);
  const states = systems.reduce((sum, { report }) => sum + report.states, 0);
  const canaries = told.reduce((sum, subject) => sum + subject.canaries.length, 0);
  return {
    path: 'front.md',
    text: blocks(
      'Protocols by which redundant systems survive the death of a part, written as XState statecharts and **model-checked**: every reachable state of every composition, with crashes at every point, messages late, lost, doubled and overtaken. The very chart that is checked is what you import and run.',
      `When this site was built, ${systems.length} systems with ${figure(states)} states were explored exhaustively, and ${canaries} deliberate mistakes were found. All came out as expected.`,
      heading(2, 'Protocols'),
      table(
        ['', 'what it does', 'to read'],
        told.map(({ subject, clauses }) => [
          `**${link(words(subject.title), `${subject.name}/${places.overview}`)}**`,
          words(subject.summary),
          [
            link('charts', `${subject.name}/${places.charts}`),
            ...(clauses.length > 0 ? [link('clauses', `${subject.name}/${places.clauses}`)] : []),
            link('properties', `${subject.name}/${places.properties}`),
            link('systems', `${subject.name}/${places.systems}`),
          ].join(', '),
        ]),
      ),
      heading(2, link('Guides', index?.path ?? '')),
      list(guides.map(({ path, title }) => link(words(title), path))),
      heading(2, 'What programs import'),
      list(entryPoints.map(({ name, summary }) => `{@link "${name}" | ${name}}: ${words(summary)}`)),
    ),
  };
}
