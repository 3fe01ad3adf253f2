import { expect, it } from 'vitest';
import { WatchedProcesses } from './watched-processes.ts';

// Goal: an exit concerns exactly those that run under its identifier now.

it('rows are found under the identifier that they had last, and no other', () => {
  const watched = new WatchedProcesses();
  for (const row of [2, 0, 1]) watched.watch(row, 7);
  watched.watch(2, 7);
  expect(watched.under(7)).toEqual([0, 1, 2]);
  watched.watch(1, 8);
  expect([watched.under(7), watched.under(8)]).toEqual([[0, 2], [1]]);
  watched.forget(0);
  watched.forget(0);
  watched.forget(5);
  expect([watched.under(7), watched.under(9)]).toEqual([[2], []]);
});
