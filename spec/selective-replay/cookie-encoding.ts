import { ALL_SECTIONS, mergedCookies, sectionsCookie, type Cookie, type SectionsCookie } from './cookie.ts';

/** Whether messages carry cookies, and in which encoding. RPL-55, RPL-59 */
export type CookieMode = 'none' | 'sections8' | 'custom';

/** How a process says which sections of its state were changed. RPL-55, RPL-59 */
export interface CookieEncoding {
  /** What stands for these sections, and perhaps for more. */
  readonly encode: (sections: SectionsCookie) => Cookie;
  /** All sections that a cookie stands for; undefined where it is none of this encoding. */
  readonly decode: (cookie: Cookie) => SectionsCookie | undefined;
}

/** The sections of each half of a state, by the name of the half. */
const halves: Readonly<Record<string, SectionsCookie>> = { neither: 0, lower: 0x0f, upper: 0xf0, both: ALL_SECTIONS };

/** By the mode that chooses it: a bit for each section, or as an encoding of its own the name of the half that was changed. */
export const cookieEncodings: Readonly<Record<Exclude<CookieMode, 'none'>, CookieEncoding>> = {
  sections8: {
    encode: (sections) => sections,
    decode: (cookie) => sectionsCookie.safeParse(cookie).data,
  },
  custom: {
    encode: (sections) =>
      Object.keys(halves).find((half) => mergedCookies([halves[half] ?? 0, sections]) === halves[half]) ?? 'both',
    decode: (cookie) => (typeof cookie === 'string' && Object.hasOwn(halves, cookie) ? halves[cookie] : undefined),
  },
};

/** The cookie of these sections; undefined where messages carry none. RPL-55, RPL-59 */
export function encodedCookie(mode: CookieMode, sections: SectionsCookie): Cookie | undefined {
  return mode === 'none' ? undefined : cookieEncodings[mode].encode(sections);
}

/** All sections that any of several cookies stands for; undefined where one is missing, or of no encoding that is known. RPL-56, RPL-60 */
export function decodedCookies(mode: CookieMode, cookies: readonly (Cookie | undefined)[]): SectionsCookie | undefined {
  let sections: SectionsCookie = 0;
  for (const cookie of cookies) {
    const named = mode === 'none' || cookie === undefined ? undefined : cookieEncodings[mode].decode(cookie);
    if (named === undefined) return undefined;
    sections = mergedCookies([sections, named]);
  }
  return sections;
}

/** The field of a message that carries a cookie; nothing where there is none. RPL-44, RPL-45 */
export function carrying(cookie: Cookie | undefined): { readonly cookie?: Cookie } {
  return cookie === undefined ? {} : { cookie };
}
