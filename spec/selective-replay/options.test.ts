import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { options } from './options.ts';
import { waiting } from './waiting.ts';

const named = options.map((option) => [option.name, option] as const);

describe('the options of selective replay', () => {
  it('are 33, each with a name of its own and without the prefix of the protocol', () => {
    expect(options).toHaveLength(33);
    expect(new Set(options.map(({ name }) => name)).size).toBe(33);
    for (const { name } of options) expect(name).toMatch(/^(?!rpl\.)[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?$/);
  });

  it.each(named)('%s has a default among its values', (_name, option) => {
    if (option.values === 'positive integer') expect(option.default).toBeGreaterThan(0);
    else if (option.values === 'non-negative integer') expect(option.default).toBeGreaterThanOrEqual(0);
    else if (option.values === 'from 0 to 1') expect([0, 1]).toContain(option.default);
    else expect(option.default).toBe(option.values[0]);
  });

  it.each(named)('%s has a unit only where it is a number', (_name, option) => {
    const isCounted = option.values === 'positive integer' || option.values === 'non-negative integer';
    expect(Object.hasOwn(option, 'unit')).toBe(isCounted);
  });

  it.each(named)('%s refers to clauses that exist', (_name, option) => {
    expect(option.clauses).not.toEqual([]);
    expect(option.clauses.filter((id) => !clauses.some((clause) => clause.id === id))).toEqual([]);
  });

  it('are named by the clauses as `rpl.` and the name, with values that they have', () => {
    const mentioned = clauses.flatMap(({ id, text }) =>
      [...text.matchAll(/`rpl\.([\w.]+)(?: = ([\w-]+))?`/g)].map(([, name, value]) => ({ id, name, value })),
    );
    expect(mentioned.length).toBeGreaterThan(0);
    for (const { id, name, value } of mentioned) {
      const option = options.find((candidate) => candidate.name === name);
      expect(option, `${id}: ${String(name)}`).toBeDefined();
      if (value !== undefined && Array.isArray(option?.values)) {
        expect(option.values.map(String), `${id}: ${String(name)}`).toContain(value);
      }
    }
  });

  it('are built but for those with a clause that waits, and these have one', () => {
    const waitingIds = waiting.map(({ clause }) => clause);
    const unbuilt = options.filter(({ built }) => !built);
    const awaited = options.filter(({ clauses: ids }) => ids.some((id) => waitingIds.includes(id)));
    expect(unbuilt.map(({ name }) => name)).toEqual(awaited.map(({ name }) => name));
  });
});
