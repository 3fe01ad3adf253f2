import { expect, it } from 'vitest';
import { cellsOf, columns } from './row-words.ts';

// Goal: a row of the golden example says what each process has, what is stale, and who is down.

const row = {
  interfaces: ['1', '3'],
  fromInterfaces: { current: ['1', '2'], temporary: ['1', '3'], stale: true },
  routing: ['1.1.1.1→1'],
  routes: { current: ['1.1.1.1→1'], stale: true },
  delivers: ['1'],
};

it('has a cell for each column', () => {
  expect(cellsOf(row)).toEqual(['1, 3', '1, 2, stale; beside it 1, 3', '1.1.1.1→1', '1.1.1.1→1, stale', '1']);
  expect(cellsOf(row)).toHaveLength(columns.length);
});

it('tells those that are down from those that have nothing', () => {
  const nothing = { current: [], temporary: [], stale: false };
  expect(cellsOf({ interfaces: [], fromInterfaces: nothing, routing: [], routes: nothing, delivers: [] })).toEqual(
    columns.map(() => 'nothing'),
  );
  const down = { interfaces: undefined, fromInterfaces: undefined, routing: undefined };
  expect(cellsOf({ ...down, routes: undefined, delivers: undefined })).toEqual(columns.map(() => 'down'));
});
