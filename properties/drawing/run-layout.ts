import { initiallyUp } from '../telling/participants.ts';
import type { Rectangle } from './rectangle.ts';
import { columnsOf, NAME_PADDING, NUMBERS, type Column } from './run-columns.ts';
import { placeRow, type PlacedRow } from './run-rows.ts';
import { ENDING_WORDS, scriptOf, type DrawnRun } from './run-script.ts';
import { plain, textBlock, type Paragraph, type TextBlock } from './text-block.ts';

/** A stretch of a lifeline, while its part was up or down. */
export interface Stretch {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly isUp: boolean;
}

export interface RunLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly stretches: readonly Stretch[];
  readonly rows: readonly PlacedRow[];
  /** What the run breaks. */
  readonly end: Rectangle & { readonly block: TextBlock };
}

/** Height of the boxes with the names of parts. */
export const NAMES_HEIGHT = 30;
/** Between two steps. */
const GAP = 14;
/** Inside the box at the end. */
export const END_PADDING = 12;

/** Finds a place for everything in the picture of a run, from top to bottom. */
export function layoutOfRun(run: DrawnRun): RunLayout {
  const script = scriptOf(run);
  const columns = columnsOf(script);
  const last = columns.at(-1);
  const half = (last?.name.width ?? 0) / 2 + NAME_PADDING;
  // A part that is alone has its notes to its right.
  const width = Math.max((last?.x ?? NUMBERS) + half, columns.length < 2 ? 560 : 0);
  const rows: PlacedRow[] = [];
  let y = NAMES_HEIGHT + GAP;
  for (const scripted of script.rows) {
    const placed = placeRow(scripted, columns, y, width);
    rows.push(placed);
    y = placed.bottom + GAP;
  }
  const block = textBlock(endOf(run, script.started), width - 2 * END_PADDING);
  const end = { x: 0, y: y + GAP / 2, width, height: block.height + 2 * END_PADDING, block };
  return {
    width,
    height: end.y + end.height,
    columns,
    stretches: columns.flatMap((column) => stretchesOf(column, rows, end.y - 4, run)),
    rows,
    end,
  };
}

function stretchesOf(
  { part, x }: Column,
  rows: readonly PlacedRow[],
  bottom: number,
  run: DrawnRun,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const { steps, endedAtStart = [] } = run.counterexample;
  const isUpAtFirst = initiallyUp(steps, [part]).has(part) && endedAtStart.every((ended) => ended.part !== part);
  let [top, isUp] = [NAMES_HEIGHT, isUpAtFirst];
  for (const { scripted, line } of rows) {
    const { row } = scripted;
    if ((row.kind !== 'down' && row.kind !== 'up') || !row.parts.includes(part)) continue;
    stretches.push({ x, top, bottom: line, isUp });
    [top, isUp] = [line, row.kind === 'up'];
  }
  return [...stretches, { x, top, bottom, isUp }];
}

function endOf(
  { property, clauses, counterexample, ending = 'violated' }: DrawnRun,
  started: readonly string[],
): readonly Paragraph[] {
  return [
    plain(ENDING_WORDS[ending], ending === 'violated' ? 'alarm' : 'name'),
    { ...plain(property, 'name'), above: 4 },
    ...(clauses.length === 0 ? [] : [{ ...plain(clauses.join(', '), 'quiet'), above: 4 }]),
    ...(ending === 'violated' ? [{ ...plain(counterexample.finding, 'quiet'), above: 4 }] : []),
    ...started.map((line) => ({ ...plain(`At the start: ${line}`, 'quiet'), above: 4 })),
  ];
}
