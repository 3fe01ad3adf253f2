import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';
import { player } from './charts.fixtures.ts';
import { NAME_HEIGHT, PADDING, stateBox } from './state-box.ts';
import { wordsPlace } from './words-place.ts';

// Goal: no arrow into a state runs through what is written at its top. Method: arrows drawn by hand.

const outline = outlineOf(player);
const [on] = outline.root.states.flatMap(({ states }) => states).filter(({ name }) => name === 'on');
if (on === undefined) throw new Error('the player has no state "on"');
const words = stateBox(on, outline, 300);
const box = { x: 100, y: 50, width: 400, height: 300 };
const into = (x: number): readonly { x: number; y: number }[] => [
  { x, y: 0 },
  { x, y: 200 },
];
const left = box.x + PADDING;

test('words stand at the left where nothing passes', () => {
  expect(wordsPlace(words, box, [])).toEqual({ nameX: left, linesX: left });
  expect(wordsPlace(words, box, [into(left + words.inside.width + 20)])).toEqual({ nameX: left, linesX: left });
});

test('words stand to the right of an arrow that would run through them', () => {
  const { nameX, linesX } = wordsPlace(words, box, [into(left + 5)]);
  expect(nameX).toBeGreaterThan(left + 5);
  expect(linesX).toBe(nameX);
});

test('an arrow that ends in the strip of the name leaves the lines where they are', () => {
  const short = [
    { x: left + 5, y: 0 },
    { x: left + 5, y: 50 + NAME_HEIGHT - 5 },
  ];
  expect(wordsPlace(words, box, [short]).linesX).toBe(left);
  expect(wordsPlace(words, box, [short]).nameX).toBeGreaterThan(left + 5);
});

test('where there is no room beside the arrows, words stand at the left', () => {
  const many = Array.from({ length: 40 }, (_, at) => into(105 + at * 10));
  expect(wordsPlace(words, box, many)).toEqual({ nameX: left, linesX: left });
});
