import { join } from 'node:path';
import type { Page } from './page.ts';
import { places } from './places.ts';
import { chartSection } from './sections/chart.ts';
import { chartsSection } from './sections/charts.ts';
import { clausesSection } from './sections/clauses.ts';
import { fieldSection } from './sections/field.ts';
import { goldenSection } from './sections/golden.ts';
import { messagesSection } from './sections/messages.ts';
import { optionsSection } from './sections/options.ts';
import { overviewSection } from './sections/overview.ts';
import { propertiesSection } from './sections/properties.ts';
import { systemsSection } from './sections/systems.ts';
import { trapsSection } from './sections/traps.ts';
import type { ToldSubject } from './told-subject.ts';

/** All pages of a subject, its first page first; `root` is the folder of the project, for the comments in its sources. */
export function subjectPages(told: ToldSubject, root: string): readonly Page[] {
  const { subject, monitors, clauses } = told;
  const at = (place: string): string => `${subject.name}/${place}`;
  const charts = Object.entries({ ...subject.charts, ...monitors }).map(([chart, machine]): Page => ({
    path: at(places.chart(chart)),
    title: chart,
    markdown: chartSection(chart, machine, subject),
  }));
  const { messageFolder, golden, field } = subject;
  const sections: readonly Page[] = [
    {
      path: at(places.charts),
      title: 'Charts',
      markdown: chartsSection(told),
      children: charts.map(({ path }) => path),
    },
    ...(messageFolder === undefined
      ? []
      : [{ path: at(places.messages), title: 'Messages', markdown: messagesSection(told, join(root, messageFolder)) }]),
    ...(subject.options.length === 0
      ? []
      : [{ path: at(places.options), title: 'Options', markdown: optionsSection(told) }]),
    ...(clauses.length === 0 ? [] : [{ path: at(places.clauses), title: 'Clauses', markdown: clausesSection(told) }]),
    { path: at(places.properties), title: 'Properties', markdown: propertiesSection(told) },
    { path: at(places.systems), title: 'Systems', markdown: systemsSection(told) },
    ...(subject.traps.length === 0 ? [] : [{ path: at(places.traps), title: 'Traps', markdown: trapsSection(told) }]),
    ...(golden === undefined
      ? []
      : [{ path: at(places.golden), title: 'Golden runs', markdown: goldenSection(told, golden) }]),
    ...(field === undefined
      ? []
      : [{ path: at(places.field), title: field.title, markdown: fieldSection(told, field) }]),
  ];
  const overview: Page = {
    path: at(places.overview),
    title: subject.title,
    markdown: overviewSection(told),
    children: sections.map(({ path }) => path),
  };
  return [overview, ...sections, ...charts];
}
