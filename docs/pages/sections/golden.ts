import { beginningOf } from '../../../properties/golden/drawn-golden-run.ts';
import { counted } from '../../../properties/telling/figures.ts';
import { anchor, blocks, folded, heading, link, picture, slug, table, words } from '../markdown.ts';
import { clauseLinks, places } from '../places.ts';
import type { SubjectGolden, SubjectGoldenTable } from '../subject.ts';
import type { ToldGoldenRun, ToldSubject } from '../told-subject.ts';

/** The runs that the specification tells step for step, as the charts take them. */
export function goldenSection(told: ToldSubject, { introduction, tables }: SubjectGolden): string {
  return blocks(
    heading(1, 'Golden runs'),
    ...introduction,
    ...tables.map((one) => sourceTable(one, told.golden)),
    ...told.golden.map((one) => runBlock(one, told)),
  );
}

function sourceTable(
  { title, run, stage, column, head, rowOf }: SubjectGoldenTable,
  golden: ToldSubject['golden'],
): string {
  const walked = golden.find((one) => one.run.name === run)?.walked;
  const cell = walked?.stages.at(stage)?.cells[walked.columns.indexOf(column)];
  if (cell === undefined)
    throw new Error(`${title} is to be read from ${run}, stage ${stage}, column "${column}", which is not there.`);
  return blocks(
    heading(2, words(title)),
    table(
      head,
      cell.split(', ').map((entry) => rowOf(entry).map((text) => words(text))),
    ),
  );
}

function runBlock(one: ToldGoldenRun, { subject }: ToldSubject): string {
  const { name, title, shows, clauses } = one.run;
  const { steps, columns, stages } = one.walked;
  const begin = beginningOf(name, stages);
  return blocks(
    anchor(slug(name)),
    heading(2, words(`${name.slice(name.lastIndexOf(' ') + 1)}: ${title}`)),
    `${words(shows)}. Clauses: ${clauseLinks(clauses, subject)}`,
    table(
      ['after step', 'what happens', ...columns.map((column) => words(column))],
      stages.map(({ event, after, cells }) => [
        String(after - begin),
        words(event),
        ...cells.map((text) => words(text)),
      ]),
    ),
    folded(`the ${counted(steps.length - begin, 'step')}, drawn`, drawn(one)),
  );
}

/** The golden run that stands on the first page of its subject, drawn; nothing where it has none. */
export function shownRun({ subject, golden }: ToldSubject): readonly string[] {
  const name = subject.golden?.shown;
  if (name === undefined) return [];
  const one = golden.find(({ run }) => run.name === name);
  if (one === undefined) throw new Error(`${subject.name} is to show the golden run ${name}, which it does not have.`);
  const { title, shows } = one.run;
  return [
    heading(2, 'An example'),
    `One of the ${link('golden runs', places.golden)}: ${words(title)}. ${words(shows)}.`,
    drawn(one),
  ];
}

/** Its sequence diagram, in both forms. */
function drawn({ run: { name, shows }, walked: { steps, stages } }: ToldGoldenRun): string {
  const place = places.goldenRun(name);
  const taken = counted(steps.length - beginningOf(name, stages), 'step');
  return blocks(
    picture(`${place}.svg`, `Sequence diagram of ${taken}: ${shows}`),
    link('The same as Mermaid', `${place}.mmd`),
  );
}
