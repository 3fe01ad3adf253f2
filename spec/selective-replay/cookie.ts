import { z } from 'zod';
import { SECTION_COUNT, type Body } from './sections.ts';

/** Bit i says that section i was changed. RPL-55. */
export const sectionsCookie = z
  .int()
  .min(0)
  .max(2 ** SECTION_COUNT - 1);
/** Which sections were changed: bit i for section i. */
export type SectionsCookie = z.infer<typeof sectionsCookie>;

/** Which parts of a state were changed: the bits of its sections, or an encoding that the process alone understands. RPL-55, RPL-59. */
export const cookie = z.union([sectionsCookie, z.string().min(1)], {
  error: 'Expected the bits of 8 sections, 0 to 255, or the text of a custom encoding',
});
/** Which parts of a state were changed. */
export type Cookie = z.infer<typeof cookie>;

/** The cookie that names every section. RPL-54, RPL-55. */
export const ALL_SECTIONS: SectionsCookie = 2 ** SECTION_COUNT - 1;

/** The cookie of an update: the sections that its changes are in. RPL-55. */
export function cookieOf(changes: Body): SectionsCookie {
  return mergedCookies(changes.map((one) => 1 << one.section));
}

/** The sections of any of several cookies. RPL-56, RPL-58. */
export function mergedCookies(cookies: readonly SectionsCookie[]): SectionsCookie {
  return cookies.reduce((merged, one) => merged | one, 0);
}

/** The sections that a cookie names, in order. RPL-57. */
export function sectionsOf(bits: SectionsCookie): readonly number[] {
  return Array.from({ length: SECTION_COUNT }, (_, index) => index).filter((index) => (bits & (1 << index)) !== 0);
}
