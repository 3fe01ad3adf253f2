import { describe, expect, it } from 'vitest';
import { allProperties, liveness } from './index.ts';

const numbers = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);

describe('the properties of the process state manager', () => {
  it('guard all 19 safety properties of the catalogue', () => {
    const guarded = new Set(allProperties.flatMap(({ clauses }) => clauses));
    expect(numbers('S-PSM', 19).filter((id) => !guarded.has(id))).toEqual([]);
    expect([...guarded].filter((id) => id.startsWith('S-') && !numbers('S-PSM', 19).includes(id))).toEqual([]);
  });

  it('defer all 8 liveness properties, each with its reason', () => {
    expect(liveness.flatMap(({ clauses }) => clauses)).toEqual(numbers('L-PSM', 8));
    for (const { reason } of liveness) expect(reason).not.toBe('');
  });

  it('each have a sentence of their own', () => {
    const names = allProperties.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
