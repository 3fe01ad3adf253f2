import { lifelinesOf } from '../telling/lifelines.ts';
import type { Script } from './run-script.ts';
import { plain, textBlock, type TextBlock } from './text-block.ts';

/** A lifeline, with the name of its part in a box at its top. */
export interface Column {
  readonly part: string;
  readonly x: number;
  readonly name: TextBlock;
}

/** As wide as a page of a repository shows without scaling, less the margins of the paper. */
const PAGE = 850;
/** Room at the left for the numbers of steps. */
export const NUMBERS = 40;
/** Labels and notes between two lifelines need at least this. */
const NARROWEST = 190;
/** Between a name and the border of its box. */
export const NAME_PADDING = 12;
/** Columns of text that fit the page: what the gaps of a diagram in plain text are measured in. */
const CHARACTERS = 100;

/** The lifelines, as far apart as their labels ask for; with many parts the picture is wider than a page. */
export function columnsOf({ parts, rows }: Script): readonly Column[] {
  const names = parts.map((part) => textBlock([plain(part, 'name')], Infinity));
  const [first, last] = [halfOf(names.at(0)), halfOf(names.at(-1))];
  const inText = lifelinesOf(
    parts,
    rows.map(({ row }) => row),
    0,
    CHARACTERS,
  ).columns;
  const wanted = parts.slice(1).map((part, at) => (inText.get(part) ?? 0) - (inText.get(parts[at] ?? '') ?? 0));
  const total = wanted.reduce((sum, gap) => sum + gap, 0);
  const spare = Math.max(0, PAGE - NUMBERS - first - last - wanted.length * NARROWEST);
  let x = NUMBERS + first;
  return parts.map((part, at) => {
    if (at > 0) x += NARROWEST + (spare * (wanted[at - 1] ?? 0)) / total;
    return { part, x: Math.round(x), name: names[at] as TextBlock };
  });
}

/** The room that the names of the outermost parts need beside their lifelines. */
function halfOf(name: TextBlock | undefined): number {
  return (name?.width ?? 0) / 2 + NAME_PADDING;
}
