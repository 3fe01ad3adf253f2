import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookie, cookieOf, mergedCookies, sectionsOf } from './cookie.ts';

const bits = fc.integer({ min: 0, max: 255 });

describe('a cookie', () => {
  it('of an update has the bits of the sections that it changes [RPL-55]', () => {
    const change = { key: 'a', value: 1, audience: 'all' as const };
    expect(cookieOf([])).toBe(0);
    expect(cookieOf([0, 3, 7, 3].map((section) => ({ ...change, section })))).toBe(0b1000_1001);
  });

  it('of several updates names the sections of each, and no other [RPL-56]', () => {
    fc.assert(
      fc.property(fc.array(bits), (cookies) => {
        const all = new Set(cookies.flatMap((one) => sectionsOf(one)));
        expect(sectionsOf(mergedCookies(cookies))).toEqual([...all].sort());
      }),
    );
  });

  it('names the sections of its bits, from 0 to 7 [RPL-57]', () => {
    expect(sectionsOf(0)).toEqual([]);
    expect(sectionsOf(255)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(sectionsOf(0b1000_0001)).toEqual([0, 7]);
  });

  it.each([-1, 256, 1.5, '', null])('%j is none', (bad) => {
    expect(cookie.safeParse(bad).success).toBe(false);
  });
});
