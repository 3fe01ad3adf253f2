import { expect, test } from 'vitest';
import { rounded, textBlock } from './text-block.ts';
import { NO_BREAK, textWidth } from './text-width.ts';

// Goal: text takes the room that it was given. Method: widths that are known from the metrics of Helvetica.

const words = (text: string) => ({ spans: [{ text, style: 'quiet' as const }] });

test('widths are those of Helvetica', () => {
  expect(textWidth('Wi', 1000)).toBe(944 + 222);
  expect(textWidth('Wi', 1000, 'bold')).toBe(944 + 278);
  expect(textWidth(NO_BREAK, 1000)).toBe(278);
  expect(textWidth('→', 10)).toBe(10);
});

test('a line breaks where it is full, and never between words that belong together', () => {
  const lines = ({ spans }: ReturnType<typeof textBlock>): readonly string[] => spans.map(({ text }) => text);
  expect(lines(textBlock([words('one two three')], textWidth('one two', 12)))).toEqual(['one two', 'three']);
  expect(lines(textBlock([words(`one two${NO_BREAK}three`)], textWidth('one two', 12)))).toEqual([
    'one',
    `two${NO_BREAK}three`,
  ]);
});

test('a word that is too long stands alone, and the block says how wide it is', () => {
  const { width, spans } = textBlock([words('a incomprehensible b')], 20);
  expect(spans.map(({ x }) => x)).toEqual([0, 0, 0]);
  expect(width).toBe(Math.ceil(rounded(textWidth('incomprehensible', 12))));
});

test('lines after the first are set in', () => {
  const { spans } = textBlock([{ ...words('one two'), hanging: 7 }], 20);
  expect(spans.map(({ x }) => x)).toEqual([0, 7]);
});
