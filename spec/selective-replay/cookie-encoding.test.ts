import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrying, cookieEncodings, decodedCookies, encodedCookie } from './cookie-encoding.ts';
import { ALL_SECTIONS, cookie } from './cookie.ts';

const bits = fc.integer({ min: 0, max: ALL_SECTIONS });

describe.each(Object.entries(cookieEncodings))('the encoding of cookies %s', (mode, { encode, decode }) => {
  it('names at least the sections that it was given, in a cookie that messages may carry [RPL-55, RPL-59]', () => {
    fc.assert(
      fc.property(bits, (sections) => {
        const encoded = encode(sections);
        expect(cookie.safeParse(encoded).success).toBe(true);
        expect((decode(encoded) ?? 0) & sections).toBe(sections);
        // To say it once more adds nothing.
        expect(encode(decode(encoded) ?? 0)).toBe(encoded);
      }),
    );
  });

  it('of several cookies stands for the sections of each, and for nothing where one is missing [RPL-56, RPL-60]', () => {
    fc.assert(
      fc.property(fc.array(bits), (several) => {
        const cookies = several.map((sections) => encode(sections));
        const of = mode as 'sections8' | 'custom';
        const merged = cookies.reduce<number>((sofar, one) => sofar | (decode(one) ?? 0), 0);
        expect(decodedCookies(of, cookies)).toBe(merged);
        expect(decodedCookies(of, [...cookies, undefined])).toBeUndefined();
      }),
    );
  });
});

describe('cookies', () => {
  it('of no encoding that is known stand for nothing [RPL-60]', () => {
    expect(decodedCookies('sections8', ['lower'])).toBeUndefined();
    expect(decodedCookies('custom', [3])).toBeUndefined();
    expect(decodedCookies('custom', ['toString'])).toBeUndefined();
    expect(decodedCookies('none', [3])).toBeUndefined();
  });

  it('are not carried where there are none [RPL-44, RPL-45]', () => {
    expect(carrying(encodedCookie('none', 3))).toEqual({});
    expect(carrying(encodedCookie('sections8', 3))).toEqual({ cookie: 3 });
    expect(carrying(encodedCookie('custom', 3))).toEqual({ cookie: 'lower' });
  });
});
