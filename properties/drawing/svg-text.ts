import { element, escaped } from './svg-element.ts';
import type { PlacedSpan, TextBlock } from './text-block.ts';

/** A block of text with its upper left corner at (x, y). */
export function textMarkup({ spans }: TextBlock, x: number, y: number): string {
  return spans.map((span) => spanMarkup(span, x, y)).join('');
}

/** The same in groups: the spans of one transition, or of none, each as `wrap` makes it. */
export function groupedMarkup(
  { spans }: TextBlock,
  x: number,
  y: number,
  wrap: (transition: string, markup: string) => string,
): string {
  const groups = new Map<string, PlacedSpan[]>();
  spans.forEach((span, at) => {
    // What belongs to no transition stays where it stands among the others, for those who listen rather than see.
    const key = span.transition === undefined ? `apart ${at}` : `of ${span.transition}`;
    groups.set(key, [...(groups.get(key) ?? []), span]);
  });
  return [...groups.values()]
    .map((own) => {
      const markup = own.map((span) => spanMarkup(span, x, y)).join('');
      const transition = own[0]?.transition;
      return transition === undefined ? markup : wrap(transition, markup);
    })
    .join('');
}

/** `textLength` keeps a text in the room that was measured for it, whatever font the reader has. */
function spanMarkup({ text, style, width, x: left, y: baseline }: PlacedSpan, x: number, y: number): string {
  return element(
    'text',
    { class: style, x: x + left, y: y + baseline, textLength: text.length > 1 ? width : undefined },
    [escaped(text)],
  );
}
