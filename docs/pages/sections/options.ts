import { anchor, blocks, code, heading, slug, table, words } from '../markdown.ts';
import { clauseLinks } from '../places.ts';
import type { SubjectOption } from '../subject.ts';
import type { ToldSubject } from '../told-subject.ts';

/** What a deployment may choose. */
export function optionsSection({ subject }: ToldSubject): string {
  const rows = subject.options.map((option) => [
    `${anchor(`option-${slug(option.name)}`)}${code(option.name)}`,
    valuesOf(option),
    `${code(String(option.default))}${option.unit === undefined ? '' : ` ${words(option.unit)}`}`,
    words(option.source),
    clauseLinks(option.clauses, subject),
  ]);
  const hosts = subject.options.filter(({ chosenBy }) => chosenBy === 'host');
  const missing = subject.options.filter(({ built }) => !built);
  return blocks(
    heading(1, 'Options'),
    'What the specification leaves to a deployment. It is chosen once, and stays as it is while the system runs.',
    table(['option', 'values', 'default', 'source', 'clauses'], rows),
    hosts.length === 0
      ? undefined
      : `Chosen by the host, which runs the charts, and not by them: ${hosts.map(({ name }) => code(name)).join(', ')}. The checker tries every order of what may happen at once, and knows no memory, so that what it finds holds of each value.`,
    missing.length === 0
      ? undefined
      : `Not read by the charts yet, and at their defaults: ${missing.map(({ name }) => code(name)).join(', ')}.`,
  );
}

function valuesOf({ values }: SubjectOption): string {
  return typeof values === 'string' ? words(values) : values.map((value) => code(String(value))).join(', ');
}
