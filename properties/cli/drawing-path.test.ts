import { expect, test } from 'vitest';
import { apart, drawingPath, fileName } from './drawing-path.ts';

// Goal: a picture goes where its name says, and never anywhere else.

test('ids of charts are paths as they are; of other names the letters and digits stay', () => {
  expect(drawingPath('process-state/monitors/silence')).toBe('process-state/monitors/silence');
  expect(drawingPath('A tally / that "counts"')).toBe('a-tally/that-counts');
});

test('no name leads out of the folder, and none is empty', () => {
  expect(['../../etc/passwd', '/root', '..', '', '//'].map(drawingPath)).toEqual([
    'etc/passwd',
    'root',
    'chart',
    'chart',
    'chart',
  ]);
});

test('a long name is cut after a word', () => {
  const name = fileName(`${'word '.repeat(32)}and-a-long-word-at-the-end`);
  expect(name).toBe(`${'word-'.repeat(32)}and-a`);
  expect(fileName('x'.repeat(200))).toHaveLength(165);
});

test('pictures of the same name are numbered', () => {
  const drawing = { path: 'a', svg: '', mermaid: '' };
  expect(apart([drawing, drawing, { ...drawing, path: 'a-2' }, drawing]).map(({ path }) => path)).toEqual([
    'a',
    'a-2',
    'a-2-2',
    'a-3',
  ]);
});
