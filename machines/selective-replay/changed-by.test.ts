import { describe, expect, it } from 'vitest';
import { afterBody, afterChange, afterReplay, asKept, changedSince, nothingChanged } from './changed-by.ts';

const id = (seq: number) => ({ epoch: 2, seq });
const unchanged = nothingChanged('sections8');
const change = (section: number) => ({ section, key: 'a', value: 1, audience: 'all' as const });

describe('what was changed last in each section', () => {
  it('is nothing at first, and names by bits what was changed since [RPL-58]', () => {
    expect(changedSince(unchanged, null)).toBe(0);
    const twice = afterBody(afterBody(unchanged, id(1), [change(0), change(3)], false), id(2), [change(7)], false);
    expect([null, id(1), id(2)].map((since) => changedSince(twice, since))).toEqual([0b1000_1001, 0b1000_0000, 0]);
  });

  it('is a whole state in all of them, and a replay in those that it brings [RPL-54, RPL-85]', () => {
    const whole = afterBody(unchanged, id(1), [change(0)], true);
    expect(changedSince(whole, null)).toBe(255);
    expect(changedSince(afterReplay(whole, id(2), [{ index: 4, content: {} }]), id(1))).toBe(1 << 4);
  });

  it('is asked for only where there are cookies [RPL-55]', () => {
    const none = nothingChanged('none');
    expect(afterChange(none, id(1), 255)).toEqual([]);
    expect(asKept(none, unchanged)).toEqual([]);
    expect(asKept(unchanged, afterChange(unchanged, id(1), 2))).toEqual(afterChange(unchanged, id(1), 2));
    expect(asKept(unchanged, [])).toEqual(unchanged);
  });
});
