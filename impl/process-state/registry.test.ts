import { describe, expect, it } from 'vitest';
import { Registry } from './registry.ts';

// Goal: rows keep what they are given while the registry grows around them.

const key = (pid: number, incarnation = 1) => ({ epoch: 1, pid, incarnation });

describe('a registry', () => {
  it('gives each name one row, in the order in which they were first mentioned', () => {
    const registry = new Registry();
    expect(['T', 'P', 'T', 'Q'].map((name) => registry.rowOf(name))).toEqual([0, 1, 0, 2]);
    expect([registry.size, registry.find('P'), registry.find('R')]).toEqual([3, 1, undefined]);
    expect([0, 1, 2].map((row) => registry.nameOf(row))).toEqual(['T', 'P', 'Q']);
  });

  it.each([0, 1, 1000])('keeps a thousand rows apart that began with room for %d', (capacity) => {
    const registry = new Registry(capacity);
    for (let row = 0; row < 1000; row++) {
      expect(registry.rowOf(`process ${row}`)).toBe(row);
      registry.takeInstance(row, { token: row + 2, address: `address ${row}`, element: row % 7, osId: 3 * row });
      registry.takeKey(row, key(row + 1, 4));
      registry.takeRound(row, row % 3);
      registry.takeCause(row, (['silence', 'superseded', 'exit'] as const)[row % 3] ?? 'exit');
      if (row % 2 === 0) registry.noteListAsked(row);
    }
    for (let row = 0; row < 1000; row++) {
      expect(registry.keyOf(row)).toEqual(key(row + 1, 4));
      expect(registry.keys.ownerOf(key(row + 1))).toBe(row);
      expect([registry.addressOf(row), registry.causeOf(row)]).toEqual([
        `address ${row}`,
        ['silence', 'superseded', 'exit'][row % 3],
      ]);
      const numbers = (['token', 'element', 'osId', 'round', 'listAsked'] as const).map((field) =>
        registry.get(row, field),
      );
      expect(numbers).toEqual([row + 2, row % 7, 3 * row, row % 3, row % 2 === 0 ? 1 : 0]);
    }
  });

  it('forgets that a list was asked for before an instance registered', () => {
    const registry = new Registry();
    const row = registry.rowOf('T');
    registry.noteListAsked(row);
    registry.takeInstance(row, { token: 1, address: 'T', element: 0, osId: 7 });
    expect(registry.get(row, 'listAsked')).toBe(0);
  });

  it('takes over what was kept over a restart, and leaves a name that never had a key without one', () => {
    const registry = new Registry();
    registry.restore(registry.rowOf('T'), { ...key(5, 2), token: 100 });
    registry.restore(registry.rowOf('P'), { epoch: 0, pid: 0, incarnation: 0, token: 0 });
    expect([registry.keyOf(0), registry.get(0, 'token'), registry.keys.ownerOf(key(5))]).toEqual([key(5, 2), 100, 0]);
    expect(registry.get(1, 'pid')).toBe(0);
  });

  it('tells whom an instance follows, and itself not', () => {
    const registry = new Registry();
    for (const name of ['P', 'Q', 'R', 'T']) registry.rowOf(name);
    registry.takeKey(3, key(9));
    registry.takeInstance(3, { token: 1, address: 'T', element: 0, osId: 7 });
    for (const row of [2, 0, 3]) registry.interest.add(row, { process: 'T', key: key(9) });
    registry.interest.add(1, { process: 'elsewhere', key: key(8) });
    expect(registry.followedBy(3)).toEqual(['P', 'R']);
  });

  it('refuses a row that it does not have', () => {
    const registry = new Registry(1);
    registry.rowOf('T');
    for (const ask of [() => registry.nameOf(1), () => registry.addressOf(1), () => registry.get(1, 'pid')])
      expect(ask).toThrow('The registry has no row 1: it has 1 names. Ask for rows with rowOf or find.');
  });
});
