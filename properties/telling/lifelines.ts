import type { Row } from './sequence-rows.ts';

/** Where the lifelines of a message-sequence diagram stand, so that what is written between them fits as well as it can. */
export interface Lifelines {
  /** The column of each part's lifeline. */
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
}

/** Lifelines nearer than this leave no room for an arrow with a readable label. */
const NARROWEST = 10;
/** A longer note may run over the lifelines to its right: a missing bar is better than a cut word. */
const LONGEST_NOTE = 30;

/**
 * Gives each gap between neighbours what its labels ask for, then takes from the widest until all fit in `width`.
 * With so many parts that no gap can give any more, the diagram becomes wider than asked for.
 */
export function lifelinesOf(parts: readonly string[], rows: readonly Row[], left: number, width: number): Lifelines {
  const gaps = parts.map((_, at) => wantedGap(parts, rows, at));
  widenForLongArrows(parts, rows, gaps);
  const start = left + Math.floor((parts[0]?.length ?? 0) / 2);
  const total = (): number => start + gaps.reduce((sum, gap) => sum + gap, 0);
  while (total() > width) {
    const widest = gaps.indexOf(Math.max(...gaps));
    if ((gaps[widest] ?? 0) <= NARROWEST) break;
    gaps[widest] = (gaps[widest] ?? 0) - 1;
  }
  const columns = new Map<string, number>();
  let column = start;
  parts.forEach((part, at) => {
    columns.set(part, column);
    column += gaps[at] ?? 0;
  });
  return { columns, width: Math.max(width, column) };
}

/** The gap to the right of a lifeline; for the last one, the margin that its notes need. */
function wantedGap(parts: readonly string[], rows: readonly Row[], at: number): number {
  const [part, next] = [parts[at] ?? '', parts[at + 1]];
  const notes = rows.map((row) => (noteIsAt(row, part) ? row.text.length + 4 : 0));
  if (next === undefined) return Math.max(Math.ceil(part.length / 2) + 1, ...notes);
  const names = Math.ceil((part.length + next.length) / 2) + 2;
  const arrows = rows.map((row) => (joins(row, part, next) ? row.text.length + 9 : 0));
  return Math.max(NARROWEST, names, ...arrows, ...notes.map((length) => Math.min(length, LONGEST_NOTE)));
}

function widenForLongArrows(parts: readonly string[], rows: readonly Row[], gaps: number[]): void {
  for (const row of rows) {
    if (row.kind !== 'arrow') continue;
    const [from, to] = [parts.indexOf(row.from), parts.indexOf(row.to)];
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const room = gaps.slice(first, last).reduce((sum, gap) => sum + gap, 0);
    gaps[first] = (gaps[first] ?? 0) + Math.max(0, row.text.length + 9 - room);
  }
}

function joins(row: Row, one: string, other: string): row is Row & { readonly kind: 'arrow' } {
  return row.kind === 'arrow' && ((row.from === one && row.to === other) || (row.from === other && row.to === one));
}

function noteIsAt(row: Row, part: string): boolean {
  if (row.kind === 'note') return row.at === part;
  return (row.kind === 'down' || row.kind === 'up') && row.parts.at(-1) === part;
}
