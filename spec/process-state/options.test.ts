import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { options } from './options.ts';
import { waiting } from './waiting.ts';

const named = options.map((option) => [option.name, option] as const);

describe('the options of the process state manager', () => {
  it('are 20, each with a name of its own and without the prefix of the protocol', () => {
    expect(options).toHaveLength(20);
    expect(new Set(options.map(({ name }) => name)).size).toBe(20);
    for (const { name } of options) expect(name).toMatch(/^(?!psm\.)[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?$/);
  });

  it.each(named)('%s has a default among its values', (_name, option) => {
    if (option.values === 'positive integer') expect(option.default).toBeGreaterThan(0);
    else if (option.values === 'non-negative integer') expect(option.default).toBeGreaterThanOrEqual(0);
    else expect(option.default).toBe(option.values[0]);
  });

  it.each(named)('%s has a unit only where it is a number', (_name, option) => {
    if (Array.isArray(option.values)) expect(option).not.toHaveProperty('unit');
    else expect(option.default).toSatisfy(Number.isInteger);
  });

  it.each(named)('%s refers to clauses that exist', (_name, option) => {
    expect(option.clauses).not.toEqual([]);
    expect(option.clauses.filter((id) => !clauses.some((clause) => clause.id === id))).toEqual([]);
  });

  it('are named by the clauses as `psm.` and the name', () => {
    const mentioned = clauses.flatMap(({ text }) => [...text.matchAll(/`psm\.([\w.]+)/g)].map(([, name]) => name));
    expect(mentioned.length).toBeGreaterThan(0);
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(mentioned));
  });

  it('are built but for those with a clause that waits, and these have one', () => {
    const waitingIds = waiting.map(({ clause }) => clause);
    const unbuilt = options.filter(({ built }) => !built);
    const awaited = options.filter(({ clauses: ids }) => ids.some((id) => waitingIds.includes(id)));
    expect(unbuilt.map(({ name }) => name)).toEqual(awaited.map(({ name }) => name));
  });
});
