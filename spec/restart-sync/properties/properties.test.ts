import { describe, expect, it } from 'vitest';
import type { OriginOf } from '../view.ts';
import {
  byChoice,
  byDefault,
  deferred,
  liveness,
  ofChains,
  ofReceivers,
  ofSeveralSources,
  ofSources,
} from './index.ts';

const numbers = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);

const untold: OriginOf = () => undefined;
const all = [
  ...ofReceivers(untold),
  ...ofSources,
  ...ofChains,
  ...ofSeveralSources,
  ...Object.values(byDefault).flat(),
  ...Object.values(byChoice(untold)).flat(),
];

describe('the properties of restart synchronisation', () => {
  it('guard the 19 safety properties of the catalogue, but for the one that compares two runs', () => {
    const guarded = new Set([...all, ...deferred].flatMap(({ clauses }) => clauses));
    expect(numbers('S-SYNC', 19).filter((id) => !guarded.has(id))).toEqual([]);
    expect([...guarded].filter((id) => id.startsWith('S-') && !numbers('S-SYNC', 19).includes(id))).toEqual([]);
  });

  it('defer all 5 liveness properties, each with its reason', () => {
    expect(liveness.flatMap(({ clauses }) => clauses)).toEqual(numbers('L-SYNC', 5));
    for (const { reason } of deferred) expect(reason).not.toBe('');
  });

  it('each have a sentence of their own', () => {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
