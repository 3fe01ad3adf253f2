import { z } from 'zod';
import { sameValue } from '../same-value.ts';

/** How many sections the state of a process for one channel has: a bit of a cookie for each. RPL-55. */
export const SECTION_COUNT = 8;

/** Names a section. */
export const sectionIndex = z
  .int()
  .min(0)
  .max(SECTION_COUNT - 1);

/** Who may have it: control units and clients, or control units alone. RPL-28. */
export const audience = z.enum(['all', 'control']);

/** What a section holds under a key. */
export const item = z.strictObject({ value: z.json(), audience });
/** What a section holds under a key: a value that processes alone understand, and who may have it. */
export type Item = z.infer<typeof item>;

/** The content of one section, by key. */
export const section = z.record(z.string().min(1), item).readonly();
/** The content of one section, by key. */
export type Section = z.infer<typeof section>;

/** The state of a process for one channel, section by section. */
export type Sections = readonly Section[];

/** One part of a change: a value under a key, or the removal of that key; exactly one of the two. RPL-45. */
export const change = z
  .strictObject({
    section: sectionIndex,
    key: z.string().min(1),
    value: z.json().exactOptional(),
    removed: z.literal(true).exactOptional(),
    audience,
  })
  .refine((one) => 'value' in one !== 'removed' in one, {
    path: ['value'],
    message: 'Expected exactly one of value and removed',
  })
  // What the refinement says, for readers of the JSON Schema.
  .meta({ oneOf: [{ required: ['value'] }, { required: ['removed'] }] });
/** One part of a change: a value under a key, or the removal of that key. */
export type Change = z.infer<typeof change>;

/** What an update says: opaque to the operating systems, which only carry it. RPL-45. */
export const body = z.array(change).readonly();
/** The changes that one update makes, in order. */
export type Body = z.infer<typeof body>;

/** A section of a state replay, with all that it holds: a key that is not there is removed at the client. RPL-85. */
export const replayedSection = z.strictObject({ index: sectionIndex, content: section });
/** A section of a state replay. */
export type ReplayedSection = z.infer<typeof replayedSection>;

/** Nothing in any section. */
export const emptySections: Sections = Array.from({ length: SECTION_COUNT }, () => ({}));

/** The state after an update, its changes made one after the other. RPL-22, RPL-32, RPL-37. */
export function updated(sections: Sections, changes: Body): Sections {
  return changes.reduce<Sections>(
    (state, one) => state.map((content, index) => (index === one.section ? changedBy(content, one) : content)),
    sections,
  );
}

/** The state after a replay: the sections that it names hold what it says and nothing else, the others what they held. RPL-85. */
export function replayed(sections: Sections, replay: readonly ReplayedSection[]): Sections {
  return sections.map((content, at) => replay.find(({ index }) => index === at)?.content ?? content);
}

/** The sections of a state replay that brings everything. RPL-80, RPL-82. */
export function wholeOf(sections: Sections): readonly ReplayedSection[] {
  return sections.map((content, index) => ({ index, content }));
}

/** The subset of a state that clients may have. RPL-28. */
export function forClient(sections: Sections): Sections {
  return sections.map((content) =>
    Object.fromEntries(Object.entries(content).filter(([, held]) => held.audience === 'all')),
  );
}

/** The subset of an update that clients may have. RPL-28. */
export function bodyForClient(changes: Body): Body {
  return changes.filter((one) => one.audience === 'all');
}

/** The update that makes a whole state out of nothing. RPL-115 */
export function bodyOf(sections: Sections): Body {
  return sections.flatMap((content, index) =>
    Object.keys(content)
      .sort()
      .flatMap((key) => {
        const held = content[key];
        return held === undefined ? [] : [{ section: index, key, ...held }];
      }),
  );
}

/** The sections that two states hold different things in. RPL-57. */
export function differingSections(a: Sections, b: Sections): readonly number[] {
  return Array.from({ length: SECTION_COUNT }, (_, index) => index).filter(
    (index) => !sameValue(a[index] ?? {}, b[index] ?? {}),
  );
}

/** Whether two states hold the same. */
export function sameSections(a: Sections, b: Sections): boolean {
  return differingSections(a, b).length === 0;
}

function changedBy(content: Section, one: Change): Section {
  const rest = Object.entries(content).filter(([key]) => key !== one.key);
  if (one.value === undefined) return Object.fromEntries(rest);
  return Object.fromEntries([...rest, [one.key, { value: one.value, audience: one.audience }]]);
}
