import { counted } from '../../../properties/telling/figures.ts';
import { fieldRows, propertyOf, toldOf, type FieldCell, type FieldRow } from '../field-rows.ts';
import { blocks, code, heading, link, list, picture, table, words } from '../markdown.ts';
import { clauseLinks, places, propertyAnchor, systemLink } from '../places.ts';
import type { FieldStory, SubjectField } from '../subject.ts';
import type { ToldSubject } from '../told-subject.ts';

/** How implementations that were seen at work compare with the text: their settings, what the checks found, what was seen. */
export function fieldSection(told: ToldSubject, field: SubjectField): string {
  const { columns, observed, stories, unchecked } = field;
  const titles = columns.map(({ title, version }) => words(version === undefined ? title : `${title} ${version}`));
  return blocks(
    heading(1, words(field.title)),
    ...field.introduction,
    heading(2, 'The settings'),
    table(['option', ...titles], settingRows(field)),
    `Each setting is a system of its own: ${columns.map(({ title, system }) => `${words(title)} ${systemLink(system)}`).join(', ')}.`,
    heading(2, 'What the checks found'),
    'Each property in each of these systems, as it came out when this site was built. What is violated leads to the shortest run that shows it.',
    table(
      ['', 'property', ...titles],
      fieldRows(field, told).map((row) => verdictRow(row, told)),
    ),
    ...(unchecked.length === 0 ? [] : [heading(3, 'Not checked'), list(unchecked)]),
    heading(2, 'What was seen in the field'),
    observed.introduction,
    table(['', ...titles], observed.rows),
    heading(2, 'The runs that tell most'),
    ...stories.map((story) => storyBlock(story, told)),
  );
}

function settingRows({ columns }: SubjectField): readonly (readonly string[])[] {
  const names = [...new Set(columns.flatMap(({ setting }) => Object.keys(setting)))];
  return names.map((name) => [
    link(code(name), places.options),
    ...columns.map(({ setting }) => code(String(setting[name]))),
  ]);
}

function verdictRow(row: FieldRow, { subject }: ToldSubject): readonly string[] {
  const { id, names, clauses, cells, elsewhere } = row;
  const isCompared = cells.some((cell) => cell !== undefined);
  return [
    code(id),
    blocks(
      ...names.map((name) =>
        isCompared || elsewhere.systems.length > 0
          ? link(words(name), `${places.properties}#${propertyAnchor(name)}`)
          : words(name),
      ),
      isCompared ? undefined : `*${elsewhereText(elsewhere)}*`,
      clauses.length === 0 ? undefined : `Clauses: ${clauseLinks(clauses, subject)}`,
    ),
    ...cells.map((cell) => (cell === undefined ? '–' : verdictCell(id, cell))),
  ];
}

function elsewhereText({ systems, reason }: FieldRow['elsewhere']): string {
  if (systems.length > 0) return `Needs another system than these: checked in ${systems.map(systemLink).join(', ')}.`;
  return `Not checked: ${words(reason ?? 'no system has it')}.`;
}

function verdictCell(id: string, { column, property: { verdict, counterexample } }: FieldCell): string {
  if (counterexample === undefined) return verdict;
  return `${link(`**${verdict}**`, `${places.fieldRun(column.system, id)}.svg`)}, ${counted(counterexample.steps.length, 'step')}`;
}

function storyBlock({ system, propertyId, words: told }: FieldStory, { subject, systems }: ToldSubject): string {
  const title = subject.field?.columns.find((column) => column.system === system)?.title ?? system;
  const property = propertyOf(propertyId, toldOf(system, systems));
  if (property?.counterexample === undefined)
    throw new Error(`${propertyId} is not violated in ${system}: there is no run to tell on the page.`);
  const place = places.fieldRun(system, propertyId);
  return blocks(
    heading(3, `${words(title)} and ${propertyId}`),
    told,
    picture(
      `${place}.svg`,
      `Sequence diagram of the ${counted(property.counterexample.steps.length, 'step')} that violate: ${property.name}`,
    ),
    link('The same as Mermaid', `${place}.mmd`),
  );
}
