import fc from 'fast-check';
import { expect } from 'vitest';
import { changed, differenceOf, type Difference, type Entries } from '../../spec/restart-sync/entries.ts';
import { inTwoParts, type TableDifference } from './difference.ts';
import { TableFullError, type SourceTable } from './table.ts';

/** The data of one source as plain values, as the charts have it. */
export interface TableModel {
  current: Entries;
  temporary: Entries;
  unconfirmed: readonly string[];
  readonly capacity: number;
}

type Command = fc.Command<TableModel, SourceTable>;

/** How many records a table of the runs has room for: fewer than there are keys, so that it is full now and then. */
export const CAPACITY = 9;

// Some that a plain object would give a meaning or an order of its own.
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', '10', '9', '__proto__', 'constructor');
// Few, so that equal ones come often; the last two are one value to JSON.
const value = fc.constantFrom(1, 2, null, '', [1, 2], { x: 1, y: [] }, { y: [], x: 1 });
const change = fc.record({
  put: fc.array(fc.record({ k: key, v: value }), { maxLength: 5 }),
  remove: fc.array(key, { maxLength: 3 }),
});

/** One thing that is done to both, and the comparison of all that can be seen of them afterwards. */
abstract class Operation implements Command {
  check = (): boolean => true;

  run(model: TableModel, table: SourceTable): void {
    const before = model.current;
    const difference = this.apply(model, table);
    if (difference !== undefined) {
      expect(inTwoParts(difference)).toEqual(differenceOf(before, model.current));
      for (const { k } of difference.added) expect(Object.hasOwn(before, k)).toBe(false);
      for (const { k } of difference.changed) expect(Object.hasOwn(before, k)).toBe(true);
    }
    expectAlike(model, table);
  }

  protected abstract apply(model: TableModel, table: SourceTable): TableDifference | undefined;
  abstract toString(): string;
}

function expectAlike(model: TableModel, table: SourceTable): void {
  const entriesOf = (records: Iterable<{ readonly k: string; readonly v: unknown }>) =>
    [...records].map(({ k, v }) => [k, v] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = (entries: Entries) => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  expect(entriesOf(table.current())).toEqual(sorted(model.current));
  expect(entriesOf(table.temporary())).toEqual(sorted(model.temporary));
  const keys = Object.keys(model.current);
  expect(keys.filter((k) => !table.isConfirmed(k)).sort()).toEqual([...model.unconfirmed].sort());
  for (const k of keys) expect(table.get(k)).toEqual(model.current[k]);
  expect(table.sizes).toEqual({
    current: keys.length,
    temporary: Object.keys(model.temporary).length,
    unconfirmed: model.unconfirmed.length,
  });
}

/** A change of which there is too much is refused whole. */
function refused(model: TableModel, next: number, act: () => unknown): boolean {
  if (next <= model.capacity) return false;
  expect(act).toThrow(TableFullError);
  return true;
}

const sizeOf = (...parts: readonly Entries[]): number => parts.reduce((sum, part) => sum + Object.keys(part).length, 0);

class Take extends Operation {
  constructor(readonly change: Difference) {
    super();
  }
  protected apply(model: TableModel, table: SourceTable): TableDifference | undefined {
    const current = changed(model.current, this.change);
    if (refused(model, sizeOf(current, model.temporary), () => table.take(this.change))) return undefined;
    const touched = [...this.change.remove, ...this.change.put.map(({ k }) => k)];
    model.current = current;
    model.unconfirmed = model.unconfirmed.filter((k) => !touched.includes(k));
    return table.take(this.change);
  }
  toString(): string {
    return `take ${fc.stringify(this.change)}`;
  }
}

class Hold extends Operation {
  constructor(readonly change: Difference) {
    super();
  }
  protected apply(model: TableModel, table: SourceTable): undefined {
    const temporary = changed(model.temporary, this.change);
    if (refused(model, sizeOf(model.current, temporary), () => table.hold(this.change))) return;
    model.temporary = temporary;
    table.hold(this.change);
  }
  toString(): string {
    return `hold ${fc.stringify(this.change)}`;
  }
}

class MarkAll extends Operation {
  protected apply(model: TableModel, table: SourceTable): undefined {
    model.unconfirmed = Object.keys(model.current);
    table.markAll();
  }
  toString(): string {
    return 'mark all';
  }
}

class DropTemporary extends Operation {
  protected apply(model: TableModel, table: SourceTable): undefined {
    model.temporary = {};
    table.dropTemporary();
  }
  toString(): string {
    return 'drop what is temporary';
  }
}

class Synchronise extends Operation {
  protected apply(model: TableModel, table: SourceTable): TableDifference {
    Object.assign(model, { current: model.temporary, temporary: {}, unconfirmed: [] });
    return table.synchronise();
  }
  toString(): string {
    return 'synchronise';
  }
}

class Sweep extends Operation {
  protected apply(model: TableModel, table: SourceTable): TableDifference {
    const { current, unconfirmed } = model;
    const kept = Object.entries(current).filter(([k]) => !unconfirmed.includes(k));
    Object.assign(model, { current: Object.fromEntries(kept), unconfirmed: [] });
    return table.sweep();
  }
  toString(): string {
    return 'sweep';
  }
}

class Clear extends Operation {
  protected apply(model: TableModel, table: SourceTable): TableDifference {
    Object.assign(model, { current: {}, temporary: {}, unconfirmed: [] });
    return table.clear();
  }
  toString(): string {
    return 'clear';
  }
}

/** Runs of what may be done to a table, in any order: more takes and holds than ends. */
export const operations = fc.commands(
  [
    change.map((given) => new Take(given)),
    change.map((given) => new Hold(given)),
    fc.constantFrom(new MarkAll(), new DropTemporary()),
    fc.constantFrom(new Synchronise(), new Sweep()),
    fc.constant(new Clear()),
  ],
  { maxCommands: 60, size: 'max' },
);
