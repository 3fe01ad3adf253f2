import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { communicationKey, laterKey, sameKey } from './communication-key.ts';
import type { CommunicationKey } from './communication-key.ts';

const small = fc.nat({ max: 3 });
const anyKey = fc.record({ epoch: small, pid: small, incarnation: small });

/** Three keys of one name: within an epoch they share their pid, a new epoch may issue another. */
const keysOfOneName = fc
  .tuple(fc.tuple(small, small, small, small), fc.array(fc.tuple(small, small), { minLength: 3, maxLength: 3 }))
  .map(([pids, parts]) => parts.map(([epoch, incarnation]) => ({ epoch, pid: pids[epoch] ?? 0, incarnation })))
  .map((keys) => keys as [CommunicationKey, CommunicationKey, CommunicationKey]);

describe('sameKey', () => {
  it.each(['epoch', 'pid', 'incarnation'] as const)('tells keys apart by %s alone (PSM-KEY-6)', (part) => {
    const key = { epoch: 1, pid: 1, incarnation: 1 };
    expect(sameKey(key, { ...key })).toBe(true);
    expect(sameKey(key, { ...key, [part]: 2 })).toBe(false);
  });

  test.prop([anyKey, anyKey])('holds exactly of keys with equal parts (PSM-KEY-6)', (a, b) => {
    expect(sameKey(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
  });
});

describe('laterKey', () => {
  it('orders by epoch before incarnation (PSM-KEY-3, PSM-KEY-16)', () => {
    expect(laterKey({ epoch: 1, pid: 7, incarnation: 1 }, { epoch: 0, pid: 9, incarnation: 5 })).toBe(true);
    expect(laterKey({ epoch: 0, pid: 9, incarnation: 5 }, { epoch: 1, pid: 7, incarnation: 1 })).toBe(false);
    expect(laterKey({ epoch: 0, pid: 9, incarnation: 2 }, { epoch: 0, pid: 9, incarnation: 1 })).toBe(true);
  });

  test.prop([keysOfOneName])('never holds of a key and itself (PSM-KEY-3)', ([a]) => {
    expect(laterKey(a, { ...a })).toBe(false);
  });

  test.prop([keysOfOneName])('holds one way, or the keys of one name are the same (PSM-KEY-3)', ([a, b]) => {
    expect([laterKey(a, b), laterKey(b, a), sameKey(a, b)].filter(Boolean)).toHaveLength(1);
  });

  test.prop([keysOfOneName])('carries over from key to key of one name (PSM-KEY-3)', ([a, b, c]) => {
    fc.pre(laterKey(a, b) && laterKey(b, c));
    expect(laterKey(a, c)).toBe(true);
  });
});

describe('the schema of a key', () => {
  it('accepts a key of three numbers (PSM-KEY-1, PSM-KEY-16)', () => {
    const key = { epoch: 0, pid: 1, incarnation: 1 };
    expect(communicationKey.parse(key)).toEqual(key);
  });

  it.each([
    ['a missing part', { epoch: 0, pid: 1 }, ['incarnation']],
    ['a negative part', { epoch: 0, pid: -1, incarnation: 1 }, ['pid']],
    ['a fraction', { epoch: 0.5, pid: 1, incarnation: 1 }, ['epoch']],
    ['an unknown part', { epoch: 0, pid: 1, incarnation: 1, inc: 1 }, []],
  ])('refuses %s, saying where (PSM-KEY-1)', (_what, key, path) => {
    expect(communicationKey.safeParse(key).error?.issues.map((issue) => issue.path)).toEqual([path]);
  });
});
