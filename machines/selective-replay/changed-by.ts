import type { CookieMode } from '../../spec/selective-replay/cookie-encoding.ts';
import { ALL_SECTIONS, cookieOf, mergedCookies, type SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import { isLater, type Position } from '../../spec/selective-replay/operation-id.ts';
import { SECTION_COUNT, type Body, type ReplayedSection } from '../../spec/selective-replay/sections.ts';

/** The last change in each section of a state; empty where no cookies are, since nothing is asked of it there. RPL-58 */
export type ChangedBy = readonly Position[];

/** Nothing is changed yet. */
export function nothingChanged(cookieMode: CookieMode): ChangedBy {
  return cookieMode === 'none' ? [] : Array.from({ length: SECTION_COUNT }, () => null);
}

/** The same after a change in these sections. RPL-58 */
export function afterChange(changedBy: ChangedBy, opUid: Position, sections: SectionsCookie): ChangedBy {
  return changedBy.map((last, index) => ((sections & (1 << index)) === 0 ? last : opUid));
}

/** The same after an update: one that carries a whole state changes all sections. RPL-54, RPL-58 */
export function afterBody(changedBy: ChangedBy, opUid: Position, body: Body, isWhole: boolean): ChangedBy {
  return afterChange(changedBy, opUid, isWhole ? ALL_SECTIONS : cookieOf(body));
}

/** The same after a replay of sections. RPL-58, RPL-85 */
export function afterReplay(
  changedBy: ChangedBy,
  replayUid: Position,
  sections: readonly ReplayedSection[],
): ChangedBy {
  return afterChange(changedBy, replayUid, mergedCookies(sections.map(({ index }) => 1 << index)));
}

/** What an implementation knows of it, where anything is asked of it. */
export function asKept(changedBy: ChangedBy, elsewhere: ChangedBy): ChangedBy {
  return changedBy.map((_, index) => elsewhere[index] ?? null);
}

/** The sections in which anything was changed since. RPL-57, RPL-58 */
export function changedSince(changedBy: ChangedBy, since: Position): SectionsCookie {
  return changedBy.reduce((bits, last, index) => (isLater(last, since) ? bits | (1 << index) : bits), 0);
}
