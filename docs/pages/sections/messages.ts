import { z } from 'zod';
import { docstringsIn, type Docstring } from '../docstrings.ts';
import { fieldWords, type FieldSchema } from '../field-words.ts';
import { anchor, blocks, code, heading, link, slug, table, words } from '../markdown.ts';
import { withClauseLinks } from '../places.ts';
import type { Subject } from '../subject.ts';
import type { ToldSubject, ToldSystem } from '../told-subject.ts';

/** Every message with its fields; the words are those of the comments on the schemas. */
export function messagesSection({ subject, systems }: ToldSubject, folder: string): string {
  const docstrings = docstringsIn(folder);
  const constants = docstrings.get('messages')?.fields ?? {};
  const told = Object.entries(subject.messages).map(([type, schema]) => {
    const docstring = docstrings.get(constants[type]?.of ?? '');
    if (docstring === undefined) throw new Error(`No comment on the message ${type} is found in ${folder}.`);
    return { type, schema, docstring };
  });
  return blocks(
    heading(1, 'Messages'),
    'A message is an event of the charts under the same name. A field that a schema does not know is refused.',
    table(
      ['message', 'what it says', 'fields'],
      told.map(({ type, schema, docstring }) => [
        link(code(type), `#message-${slug(type)}`),
        withClauseLinks(docstring.text, subject),
        Object.keys(schemaOf(schema).properties ?? {})
          .filter((field) => field !== 'type')
          .map(code)
          .join(', '),
      ]),
    ),
    ...told.map(({ type, schema, docstring }) =>
      blocks(
        anchor(`message-${slug(type)}`),
        heading(2, type),
        withClauseLinks(docstring.text, subject),
        fieldTable(schemaOf(schema), docstring, docstrings, subject),
        carriers(type, systems),
      ),
    ),
  );
}

function schemaOf(schema: z.ZodType): FieldSchema {
  return z.toJSONSchema(schema) as FieldSchema;
}

function fieldTable(
  { properties = {}, required = [] }: FieldSchema,
  { fields }: Docstring,
  docstrings: ReadonlyMap<string, Docstring>,
  subject: Subject,
): string {
  const rows = Object.entries(properties)
    .filter(([field]) => field !== 'type')
    .map(([field, schema]) => {
      const { text = '', of = '' } = fields[field] ?? {};
      const meaning = text === '' ? (docstrings.get(of)?.text ?? '') : text;
      return [
        `${code(field)}${required.includes(field) ? '' : ' (optional)'}`,
        words(fieldWords(schema)),
        withClauseLinks(meaning, subject),
      ];
    });
  return rows.length === 0 ? 'It has no fields.' : table(['field', 'holds', 'meaning'], rows);
}

/** Between which roles it travels in the systems that are checked. */
function carriers(type: string, systems: readonly ToldSystem[]): string | undefined {
  const ways = systems.flatMap(({ system: { parts, channels } }) =>
    channels
      .filter(({ carries }) => carries.includes(type))
      .flatMap(({ from, to, kind }) =>
        [from].flat().flatMap((sender) =>
          [to].flat().map((receiver) => {
            const [one, other] = [sender, receiver].map((part) =>
              words(parts[part]?.role.name.replace(/^.*\//u, '') ?? part),
            );
            return [`${one ?? ''} → ${other ?? ''}`, kind] as const;
          }),
        ),
      ),
  );
  if (ways.length === 0) return undefined;
  const kinds = [...new Set(ways.map(([, kind]) => code(kind)))].sort();
  return `In the systems: ${[...new Set(ways.map(([way]) => way))].join(', ')}; over channels of the kind ${kinds.join(', ')}.`;
}
