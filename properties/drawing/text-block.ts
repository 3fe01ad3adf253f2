import { textWidth, type Weight } from './text-width.ts';

/** How a piece of text looks; the stylesheet gives each its colour. */
export type Style = 'heading' | 'name' | 'event' | 'guard' | 'action' | 'quiet' | 'message' | 'alarm' | 'number';

export const STYLES: Readonly<Record<Style, { readonly size: number; readonly weight: Weight }>> = {
  heading: { size: 18, weight: 'bold' },
  name: { size: 14, weight: 'bold' },
  event: { size: 12, weight: 'bold' },
  guard: { size: 12, weight: 'regular' },
  action: { size: 12, weight: 'regular' },
  quiet: { size: 12, weight: 'regular' },
  message: { size: 13, weight: 'bold' },
  alarm: { size: 13, weight: 'bold' },
  number: { size: 11, weight: 'regular' },
};

/** A piece of text in one style; of a transition, where it tells of one. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  readonly transition?: string;
}

/** Spans that follow each other with a space between; lines after the first are set in by `hanging`. */
export interface Paragraph {
  readonly spans: readonly Span[];
  readonly hanging?: number;
  /** Room above it. */
  readonly above?: number;
}

/** A span at its place: the left end of its baseline, from the corner of its block. */
export interface PlacedSpan extends Span {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface TextBlock {
  readonly width: number;
  readonly height: number;
  readonly spans: readonly PlacedSpan[];
}

/** From baseline to baseline, as a multiple of the size. */
const LEADING = 1.35;
/** The part of a line above its baseline. */
const ASCENT = 1.02;

/** Sets paragraphs in lines of at most `room`; a word that is longer than that stands alone in a longer line. */
export function textBlock(paragraphs: readonly Paragraph[], room: number): TextBlock {
  const spans: PlacedSpan[] = [];
  let [width, height] = [0, 0];
  for (const { above = 0, ...paragraph } of paragraphs) {
    height += above;
    for (const line of linesOf(paragraph, room)) {
      const size = Math.max(...line.map(({ style }) => STYLES[style].size));
      for (const { x, width, text, ...span } of line) {
        spans.push({ ...span, text, x, width, y: rounded(height + ASCENT * size) });
      }
      width = Math.max(width, ...line.map((span) => span.x + span.width));
      height += LEADING * size;
    }
  }
  return { width: Math.ceil(width), height: Math.ceil(height), spans };
}

/** A paragraph of plain words in one style. */
export function plain(text: string, style: Style): Paragraph {
  return { spans: [{ text, style }] };
}

/** Three digits less are no difference to the eye, and the same on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

type LineSpan = Omit<PlacedSpan, 'y'>;

function linesOf({ spans, hanging = 0 }: Paragraph, room: number): readonly (readonly LineSpan[])[] {
  const lines: LineSpan[][] = [[]];
  let end = 0;
  for (const span of spans) {
    const { size, weight } = STYLES[span.style];
    const space = textWidth(' ', size, 'regular');
    for (const word of span.text.split(' ')) {
      const width = textWidth(word, size, weight);
      let line = lines.at(-1) ?? [];
      if (line.length > 0 && end + space + width > room) {
        line = [];
        lines.push(line);
      }
      const last = line.at(-1);
      const x = line.length > 0 ? end + space : lines.length > 1 ? hanging : 0;
      if (last?.style === span.style && last.transition === span.transition) {
        const text = `${last.text} ${word}`;
        line[line.length - 1] = { ...last, text, width: rounded(textWidth(text, size, weight)) };
        end = last.x + textWidth(text, size, weight);
      } else {
        line.push({ ...span, text: word, x: rounded(x), width: rounded(width) });
        end = x + width;
      }
    }
  }
  return lines;
}
