import type { Counterexample } from '../checker/index.ts';
import { lifelinesOf, type Lifelines } from './lifelines.ts';
import { initiallyUp, partsIn } from './participants.ts';
import { rowsOf, type Row } from './sequence-rows.ts';
import { castOf } from './step-words.ts';

/** Wide enough for three or four parts, narrow enough for a terminal and a code review. */
const WIDTH = 100;

/**
 * A run as a message-sequence diagram in plain text: a lifeline for each part that takes part, arrows where messages are
 * delivered (`>`), delivered and kept (`=`) or lost (`x`), `X` where a part goes down and `O` where it comes up.
 *
 * @param parts all parts of the system, in the order in which their lifelines shall stand
 */
export function sequence(
  { steps, endedAtStart = [] }: Pick<Counterexample, 'steps' | 'endedAtStart'>,
  parts: readonly string[],
  width = WIDTH,
): string {
  const cast = castOf(
    steps.map(({ step }) => step),
    steps.flatMap(({ changes }) => changes),
  );
  const rows = rowsOf(steps, cast);
  const shown = partsIn(steps, rows, parts);
  if (shown.length === 0) return rows.map(({ label, text }) => `${label}  ${text}`).join('\n');
  const margin = Math.max(...rows.map(({ label }) => label.length)) + 3;
  const lifelines = lifelinesOf(shown, rows, margin, width);
  const up = initiallyUp(steps, shown);
  for (const { part } of endedAtStart) up.delete(part);
  const lines = [header(shown, lifelines)];
  for (const row of rows) {
    const cells = bars(up, lifelines);
    draw(row, cells, lifelines);
    if (row.follows !== true) write(cells, margin - 2 - row.label.length, row.label);
    lines.push(lineOf(cells, lifelines));
    if (row.kind === 'down') for (const part of row.parts) up.delete(part);
    if (row.kind === 'up') for (const part of row.parts) up.add(part);
  }
  return lines.join('\n');
}

function header(parts: readonly string[], lifelines: Lifelines): string {
  const cells: string[] = [];
  parts.forEach((part, at) => {
    const column = columnOf(part, lifelines);
    const room = Math.min(
      ...[parts[at - 1], parts[at + 1]].flatMap((neighbour) =>
        neighbour === undefined ? [] : [Math.abs(columnOf(neighbour, lifelines) - column) - 2],
      ),
      part.length,
    );
    const name = abbreviated(part, room);
    write(cells, column - Math.floor(name.length / 2), name);
  });
  return lineOf(cells, lifelines);
}

function bars(up: ReadonlySet<string>, { columns }: Lifelines): string[] {
  const cells: string[] = [];
  for (const [part, column] of columns) if (up.has(part)) write(cells, column, '|');
  return cells;
}

function draw(row: Row, cells: string[], lifelines: Lifelines): void {
  switch (row.kind) {
    case 'arrow':
      drawArrow(row, cells, lifelines);
      return;
    case 'note':
      write(cells, columnOf(row.at, lifelines), row.text.startsWith('<') ? `|${row.text} ` : `|* ${row.text} `);
      return;
    case 'across':
      drawAcross(row, cells, lifelines);
      return;
    default:
      for (const part of row.parts) write(cells, columnOf(part, lifelines), row.kind === 'down' ? 'X' : 'O');
      write(cells, columnOf(row.parts.at(-1) ?? '', lifelines) + 2, `${row.text} `);
  }
}

/** `|---Heartbeat--->|`, `|<===Heartbeat (stays)===|`, `|---Heartbeat--x  |`. */
function drawArrow(row: Row & { readonly kind: 'arrow' }, cells: string[], lifelines: Lifelines): void {
  const [from, to] = [columnOf(row.from, lifelines), columnOf(row.to, lifelines)];
  const towards = Math.sign(to - from);
  const dash = row.end === 'kept' ? '=' : '-';
  const tip = row.end === 'lost' ? to - 3 * towards : to - towards;
  for (let column = from + towards; column !== to; column += towards) {
    const isShaft = (tip - column) * towards > 0;
    cells[column] = isShaft ? dash : column !== tip ? ' ' : row.end === 'lost' ? 'x' : towards > 0 ? '>' : '<';
  }
  const shaft = Math.abs(tip - from) - 1;
  const text = shortened(row.text, shaft - 2);
  write(cells, Math.min(from + towards, tip - shaft * towards, tip + 1) + Math.floor((shaft - text.length) / 2), text);
}

/** Time passes for all: dots over the whole width. What happens to a link, or to a host without parts, is a wavy line. */
function drawAcross(row: Row & { readonly kind: 'across' }, cells: string[], lifelines: Lifelines): void {
  const columns = [...lifelines.columns.values()];
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const end = Math.max(last, first + row.text.length + 6);
  const start = first + Math.floor((end - first + 1 - row.text.length) / 2);
  const stop = start + row.text.length;
  for (let column = first; column <= end; column++) {
    // Dots stand at every other column, counted from the text to both sides.
    const distance = column < start ? start - column : column - stop + 1;
    cells[column] =
      distance === 1 || (row.line === 'time' && distance % 2 === 1) ? ' ' : row.line === 'time' ? '.' : '~';
  }
  write(cells, start, row.text);
}

function columnOf(part: string, { columns }: Lifelines): number {
  return columns.get(part) ?? 0;
}

function shortened(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1))}…`;
}

/** Names of parts often differ in their ends alone: `proce…-12`. */
function abbreviated(name: string, room: number): string {
  return name.length <= room ? name : `${name.slice(0, Math.max(0, room - 4))}…${name.slice(-3)}`;
}

function write(cells: string[], column: number, text: string): void {
  Array.from(text).forEach((character, at) => (cells[column + at] = character));
}

function lineOf(cells: readonly string[], { width }: Lifelines): string {
  const line = Array.from(cells, (cell) => (cell as string | undefined) ?? ' ').join('');
  return shortened(line.trimEnd(), width);
}
