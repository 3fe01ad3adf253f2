import type { Rectangle } from './rectangle.ts';
import { NUMBERS, type Column } from './run-columns.ts';
import type { ScriptRow } from './run-script.ts';
import { plain, textBlock, type Paragraph, type Span, type TextBlock } from './text-block.ts';
import type { Row } from '../telling/sequence-rows.ts';

type Labelled = Rectangle & { readonly block: TextBlock };

/** A row at its place. */
export interface PlacedRow {
  readonly scripted: ScriptRow;
  readonly top: number;
  readonly bottom: number;
  /** Height of the arrow, the cross or the line across. */
  readonly line: number;
  /** Where an arrow begins and ends, or a line across. */
  readonly from: number;
  readonly to: number;
  /** Nothing where a row follows another of its step. */
  readonly number: Labelled | undefined;
  /** What is written at the line. */
  readonly label?: Labelled;
  /** What changed, in a box beside a lifeline. */
  readonly note?: Labelled;
}

/** Between a lifeline and a box beside it. */
const ASIDE = 12;
/** Inside the box of a note. */
export const NOTE_PADDING = 7;
/** How far from its aim a lost message ends. */
const SHORT_OF = 34;
/** Between an arrow's label and its shaft. */
const ABOVE_ARROW = 6;

export function placeRow(scripted: ScriptRow, columns: readonly Column[], top: number, width: number): PlacedRow {
  const { row } = scripted;
  const [left, right] = [columns[0]?.x ?? NUMBERS, columns.at(-1)?.x ?? width];
  switch (row.kind) {
    case 'arrow': {
      const [from, to] = [columnOf(row.from, columns), columnOf(row.to, columns)];
      const end = endOf(row, from, to);
      const block = textBlock(arrowWords(scripted), Math.abs(end - from) - 30);
      const label = { ...sized(block), x: (from + end - block.width) / 2, y: top };
      const line = top + block.height + ABOVE_ARROW;
      return finished(scripted, columns, { top, line, from, to: end, label }, line + 8, width);
    }
    case 'across': {
      const block = textBlock([plain(row.text, 'quiet')], Infinity);
      const line = top + block.height / 2;
      const middle = (Math.min(left, right - 60) + right) / 2;
      const label = { ...sized(block), x: Math.max(NUMBERS, middle - block.width / 2), y: top };
      return finished(
        scripted,
        columns,
        { top, line, from: left - 14, to: right + 14, label },
        top + block.height + 4,
        width,
      );
    }
    case 'note': {
      const at = columnOf(row.at, columns);
      return finished(scripted, columns, { top, line: top + 12, from: at, to: at }, top, width, scripted.text);
    }
    default: {
      const part = row.parts.at(-1) ?? '';
      const at = columnOf(part, columns);
      const block = textBlock([plain(row.text, row.kind === 'down' ? 'alarm' : 'name')], Infinity);
      const line = top + block.height / 2;
      const x = at === right && columns.length > 1 ? at - ASIDE - block.width : at + ASIDE;
      const label = { ...sized(block), x, y: top };
      return finished(scripted, columns, { top, line, from: at, to: at, label }, top + block.height + 4, width);
    }
  }
}

function arrowWords({ row, text, fields = '', sent }: ScriptRow): readonly Paragraph[] {
  const name: Span[] = [{ text, style: 'message' }];
  if (isLost(row)) name.push({ text: 'is lost', style: 'alarm' });
  if (sent !== undefined) name.push({ text: `· ${sent}`, style: 'number' });
  return [{ spans: name }, ...(fields === '' ? [] : [plain(fields, 'action')])];
}

type Unfinished = Pick<PlacedRow, 'top' | 'line' | 'from' | 'to' | 'label'>;

/** Adds the number, and the note that stands below the line. */
function finished(
  scripted: ScriptRow,
  columns: readonly Column[],
  begun: Unfinished,
  below: number,
  width: number,
  heading?: string,
): PlacedRow {
  const digits = textBlock([plain(scripted.row.label, 'number')], Infinity);
  const number =
    scripted.row.follows === true ? undefined : { ...sized(digits), x: 0, y: begun.line - digits.height / 2 };
  const paragraphs: Paragraph[] = [
    ...(heading === undefined ? [] : [plain(heading, 'name')]),
    ...scripted.notes.map((line): Paragraph => ({ ...plain(line, 'action'), hanging: 10, above: 1 })),
  ];
  if (paragraphs.length === 0) return { scripted, ...begun, number, bottom: Math.max(below, begun.line + 4) };
  const at = scripted.row.kind === 'note' ? scripted.row.at : (scripted.at ?? '');
  const note = noteAt(at, columns, paragraphs, below, width);
  return { scripted, ...begun, number, note, bottom: note.y + note.height };
}

/** To the right of its lifeline; to the left of the last one, where the paper ends. */
function noteAt(
  part: string,
  columns: readonly Column[],
  paragraphs: readonly Paragraph[],
  y: number,
  width: number,
): Labelled {
  const index = Math.max(
    0,
    columns.findIndex((column) => column.part === part),
  );
  const x = columns[index]?.x ?? NUMBERS;
  const isLast = index === columns.length - 1 && columns.length > 1;
  const neighbour = isLast ? (columns[index - 1]?.x ?? 0) : (columns[index + 1]?.x ?? width + ASIDE);
  const room = Math.abs(neighbour - x) - 2 * ASIDE - 2 * NOTE_PADDING;
  const block = textBlock(paragraphs, room);
  const box = { width: block.width + 2 * NOTE_PADDING, height: block.height + 2 * NOTE_PADDING - 2, block };
  return { ...box, x: isLast ? x - ASIDE - box.width : x + ASIDE, y };
}

function columnOf(part: string, columns: readonly Column[]): number {
  return columns.find((column) => column.part === part)?.x ?? NUMBERS;
}

function sized(block: TextBlock): Pick<Labelled, 'width' | 'height' | 'block'> {
  return { width: block.width, height: block.height, block };
}

/** A message that is lost does not get all the way. */
function endOf(row: Row, from: number, to: number): number {
  return isLost(row) ? to - Math.sign(to - from) * SHORT_OF : to;
}

/** Whether a row shows a message that does not get through. */
export function isLost(row: Row): boolean {
  return row.kind === 'arrow' && row.end === 'lost';
}
