import { chartTransitions } from '../../../properties/traceability/citations.ts';
import { counted } from '../../../properties/telling/figures.ts';
import { isUncited, type TracedClause } from '../../../properties/traceability/traced-clauses.ts';
import { anchor, blocks, code, folded, heading, link, list, slug, words } from '../markdown.ts';
import { places, propertyAnchor, transitionAnchor, withClauseLinks } from '../places.ts';
import type { Subject } from '../subject.ts';
import type { ToldSubject } from '../told-subject.ts';

/** Every clause, family by family, with its source and with what cites it. */
export function clausesSection({ subject, clauses }: ToldSubject): string {
  const families = [...new Set(clauses.map(({ family }) => family))];
  const links = transitionLinks(subject);
  const example = clauses[0]?.id ?? '';
  return blocks(
    heading(1, 'Clauses'),
    'What must hold, sentence by sentence. Ids never change meaning: charts, properties and tests cite them. ' +
      'A MUST binds; a SHOULD is advice; a MAY is a variant behind an option. ' +
      `Inside a text ${code(short(example))} is short for ${code(example)} and the like.`,
    ...families.map((family) =>
      blocks(
        heading(2, family),
        ...clauses.filter((clause) => clause.family === family).map((clause) => clauseBlock(clause, links, subject)),
      ),
    ),
  );
}

/** `REG-1` for `PSM-REG-1`. */
function short(id: string): string {
  return id.split('-').slice(1).join('-');
}

function clauseBlock(clause: TracedClause, links: ReadonlyMap<string, string>, subject: Subject): string {
  const { id, level, text, source, option, waiting, transitions, properties, tests } = clause;
  const cited = [
    ...transitions.map((by) => links.get(by) ?? code(by)),
    ...properties.map((by) => link(words(by), `${places.properties}#${propertyAnchor(by)}`)),
    ...tests.map((by) => words(by)),
  ];
  const counts = [
    ...(transitions.length > 0 ? [counted(transitions.length, 'transition')] : []),
    ...(properties.length > 0 ? [counted(properties.length, 'property', 'properties')] : []),
    ...(tests.length > 0 ? [counted(tests.length, 'test')] : []),
  ].join(', ');
  return blocks(
    `${anchor(slug(id))}**${id}** · ${level}${option === undefined ? '' : ` · option ${link(code(option), `${places.options}#option-${slug(option)}`)}`}`,
    `${withClauseLinks(text, subject)}<br><small>Source: ${words(source)}</small>`,
    waiting === undefined ? undefined : `**Not built yet:** ${words(waiting)}.`,
    isUncited(clause) ? undefined : folded(`cited by ${counts}`, list(cited)),
    isUncited(clause) && waiting === undefined ? '<small>Nothing cites it.</small>' : undefined,
  );
}

/** Links to the transitions of the charts, by the names under which they cite. */
function transitionLinks(subject: Subject): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(subject.charts).flatMap(([chart, machine]) =>
      chartTransitions({ charts: { [chart]: machine } }).map(({ name }) => {
        const own = name.slice(chart.length + 2).replace(' > ', ': ');
        return [name, link(code(name), `${places.chart(chart)}#${transitionAnchor(own)}`)] as const;
      }),
    ),
  );
}
