import { describe, expect, it } from 'vitest';
import { clauses } from '../clauses/index.ts';
import { allProperties, deferred, liveness } from './index.ts';

const numbers = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);

describe('the properties of selective replay', () => {
  it('guard the 22 safety properties of the catalogue', () => {
    const guarded = new Set(allProperties.flatMap((property) => property.clauses));
    expect(numbers('S-RPL', 22).filter((id) => !guarded.has(id))).toEqual([]);
    expect([...guarded].filter((id) => id.startsWith('S-') && !numbers('S-RPL', 22).includes(id))).toEqual([]);
  });

  it('defer the liveness properties, each with its reason, but for the one that is a bound and is checked', () => {
    const bounded = allProperties.flatMap((property) => property.clauses).filter((id) => id.startsWith('L-'));
    expect(bounded).toEqual(['L-RPL-3']);
    expect([...liveness.flatMap((property) => property.clauses), ...bounded].sort()).toEqual(numbers('L-RPL', 7));
    for (const { reason } of deferred) expect(reason).not.toBe('');
  });

  it.each(allProperties.map((property) => [property.name, property.clauses] as const))(
    'cite clauses that exist: %s',
    (_name, cited) => {
      const ids = clauses.map(({ id }) => id);
      const ofClauses = cited.filter((id) => !/^[LS]-/u.test(id));
      expect(ofClauses).not.toEqual([]);
      expect(ofClauses.filter((id) => !ids.includes(id))).toEqual([]);
      expect(new Set(cited).size).toBe(cited.length);
    },
  );

  it('each have a sentence of their own', () => {
    const names = [...allProperties, ...deferred].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
