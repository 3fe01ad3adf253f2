import { mermaidLines, mermaidText, mermaidTitle } from './mermaid-text.ts';
import { ENDING_WORDS, scriptOf, type DrawnRun, type ScriptRow } from './run-script.ts';

/** A run as a Mermaid `sequenceDiagram`, with what the SVG shows. */
export function runMermaid(run: DrawnRun): string {
  const script = scriptOf(run);
  const { property, clauses, ending = 'violated' } = run;
  const names = new Map(script.parts.map((part, at) => [part, `part${at + 1}`]));
  const all = [...new Set([names.get(script.parts[0] ?? ''), names.get(script.parts.at(-1) ?? '')])].join(',');
  const cited = clauses.length === 0 ? [] : [clauses.join(', ')];
  const end = [ENDING_WORDS[ending], property, ...cited];
  const body = [
    ...script.parts.map((part) => `participant ${names.get(part) ?? ''} as ${mermaidText(part)}`),
    ...script.rows.flatMap((scripted) => rowLines(scripted, names, all)),
    // Without a part there is nothing to hang a note on.
    ...(all === '' ? [`participant part1 as ${mermaidText(run.title)}`] : []),
    `Note over ${all === '' ? 'part1' : all}: ${mermaidLines(end)}`,
  ];
  return [...mermaidTitle(run.title), 'sequenceDiagram', ...body.map((line) => `  ${line}`), ''].join('\n');
}

function rowLines(scripted: ScriptRow, names: ReadonlyMap<string, string>, all: string): readonly string[] {
  const { row, text, fields = '', sent, notes } = scripted;
  const nameOf = (part: string | undefined): string => names.get(part ?? '') ?? all;
  const numbered = row.follows === true ? text : `${row.label}. ${text}`;
  if (row.kind === 'arrow') {
    const shaft = { taken: '->>', kept: '-->>', lost: '-x' }[row.end];
    const words = [`${numbered}${row.end === 'lost' ? ' is lost' : ''}`, fields, sent ?? ''].filter(
      (line) => line !== '',
    );
    return [
      `${nameOf(row.from)}${shaft}${nameOf(row.to)}: ${mermaidLines(words)}`,
      ...(notes.length === 0 ? [] : [`Note over ${nameOf(scripted.at)}: ${mermaidLines(notes)}`]),
    ];
  }
  const over = row.kind === 'across' ? all : nameOf(row.kind === 'note' ? row.at : row.parts.at(-1));
  return [`Note over ${over}: ${mermaidLines([numbered, ...notes])}`];
}
