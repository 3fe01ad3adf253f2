import { counted } from '../../../properties/telling/figures.ts';
import { blocks, code, heading, link, list, table, words } from '../markdown.ts';
import { clauseLinks, places } from '../places.ts';
import type { ToldSubject } from '../told-subject.ts';
import { shownRun } from './golden.ts';

/** The first page of a subject: what it is for, who takes part, what there is to read, and what it does not do. */
export function overviewSection(told: ToldSubject): string {
  const { subject, properties, systems } = told;
  const safety = properties.filter(({ kind }) => kind !== 'sometimes');
  const broken = safety.filter(({ canaries }) => canaries.length > 0).length;
  const roles = subject.roles.map(({ name, does, charts }) => [
    words(name),
    does,
    charts.map((chart) => link(code(chart), places.chart(chart))).join(', '),
  ]);
  return blocks(
    heading(1, words(subject.title)),
    ...subject.purpose,
    ...shownRun(told),
    heading(2, 'Who takes part'),
    table(['role', 'what it does', 'charts'], roles),
    heading(2, 'What there is'),
    table(['page', 'what stands there'], contents(told)),
    heading(2, 'What is shown'),
    `${counted(safety.length, 'property', 'properties')} ${safety.length === 1 ? 'is' : 'are'} checked in ${counted(systems.length, 'system')}, and ${broken === safety.length ? 'each' : `${broken} of them`} has been seen to fail in a deliberately wrong variant. ` +
      `${counted(properties.length - safety.length, 'situation')} that must be reached, so that a pass means something, ${properties.length - safety.length === 1 ? 'is' : 'are'} reached. All is as expected: ${link('the results', places.systems)}.`,
    heading(2, 'Known limits'),
    ...limits(told),
  );
}

function contents({
  subject,
  clauses,
  canaries,
  systems,
  properties,
  golden,
}: ToldSubject): readonly (readonly string[])[] {
  const { field } = subject;
  const rows: readonly (readonly [string, string, string, number])[] = [
    ['Charts', places.charts, 'statecharts, drawn and in tables', Object.keys(subject.charts).length],
    ['Messages', places.messages, 'messages with their fields', Object.keys(subject.messages).length],
    ['Options', places.options, 'options with their values and defaults', subject.options.length],
    ['Clauses', places.clauses, 'clauses with their sources and all that cites them', clauses.length],
    [
      'Properties',
      places.properties,
      `properties, and the runs of ${canaries.length} canaries that break them`,
      properties.length,
    ],
    ['Systems', places.systems, 'compositions with faults, and what the checks found', systems.length],
    ['Traps', places.traps, 'runs that break naive implementations', subject.traps.length],
    ['Golden runs', places.golden, 'runs that are told step for step, drawn', golden.length],
    [
      field?.title ?? '',
      places.field,
      'settings, that of the text first, each with the verdict on every safety property',
      field?.columns.length ?? 0,
    ],
  ];
  return rows
    .filter(([, , , count]) => count > 0)
    .map(([title, place, what, count]) => [link(title, place), `${count} ${what}`]);
}

function limits({ subject, deferred, systems }: ToldSubject): readonly string[] {
  const never = neverTaken({ subject, systems });
  return [
    blocks(heading(3, 'Not modelled'), list(subject.notModelled)),
    ...(subject.waiting.length === 0
      ? []
      : [
          blocks(
            heading(3, 'Specified, and not built yet'),
            list(subject.waiting.map(({ clause, reason }) => `${clauseLinks([clause], subject)}: ${words(reason)}.`)),
          ),
        ]),
    ...(deferred.length === 0
      ? []
      : [
          blocks(
            heading(3, 'Stated, and not checked yet'),
            list(
              deferred.map(
                ({ name, clauses, reason }) => `${words(name)} (${clauseLinks(clauses, subject)}): ${words(reason)}.`,
              ),
            ),
          ),
        ]),
    blocks(
      heading(3, 'Transitions that no system takes'),
      never.length === 0 ? 'None: the quick scopes together take every transition of every chart.' : list(never),
    ),
  ];
}

/** What no quick scope takes; the reason is that of the registry. */
function neverTaken({ subject, systems }: Pick<ToldSubject, 'subject' | 'systems'>): readonly string[] {
  const charts = Object.values(subject.charts).map(({ id }) => id);
  return charts.flatMap((chart) => {
    const missed = systems.flatMap(({ report }) => {
      const coverage = report.coverage[chart];
      return coverage === undefined ? [] : [coverage.missed];
    });
    const [first = [], ...others] = missed;
    return first
      .filter((transition) => others.every((other) => other.includes(transition)))
      .map((transition) => {
        const listed = subject.unreachable.find((one) => one.chart === chart && one.transition === transition);
        return `${code(`${chart}: ${transition}`)}${listed === undefined ? '' : `: ${words(listed.reason)}`}`;
      });
  });
}
