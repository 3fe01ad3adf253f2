import type { SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import { changedSince } from '../../machines/selective-replay/changed-by.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import {
  SECTION_COUNT,
  type Body,
  type Item,
  type ReplayedSection,
  type Section,
  type Sections,
} from '../../spec/selective-replay/sections.ts';

/**
 * The state of one channel, changed in place: what a change takes goes by what it changes, and not by what there is. Each section
 * knows the last change in it, so that what has changed since is told by a cookie, without a look at the content. RPL-55, RPL-58
 */
export class SectionedState {
  readonly #sections: Map<string, Item>[] = Array.from({ length: SECTION_COUNT }, () => new Map<string, Item>());
  readonly #changedBy: Position[] = Array.from({ length: SECTION_COUNT }, () => null);

  /** How many keys there are, in all sections. */
  get size(): number {
    return this.#sections.reduce((sum, { size }) => sum + size, 0);
  }

  /** The last change in each section, as it is now: later changes leave it as it is. RPL-58 */
  get changedBy(): readonly Position[] {
    return [...this.#changedBy];
  }

  /** What a section holds under a key; undefined where that is nothing. */
  get(section: number, key: string): Item | undefined {
    return this.#sections[section]?.get(key);
  }

  /** Makes the changes of an update, one after the other. RPL-22, RPL-32, RPL-37 */
  apply(opUid: Position, changes: Body): void {
    for (const { section: index, key, value, audience } of changes) {
      const section = this.#touched(index, opUid);
      // What is put anew is the last of its section, as in plain values.
      section.delete(key);
      if (value !== undefined) section.set(key, { value, audience });
    }
  }

  /** These sections hold from now on what a replay says, and nothing else; the others what they held. RPL-85 */
  overwrite(opUid: Position, replay: readonly ReplayedSection[]): void {
    for (const { index, content } of replay) {
      const section = this.#touched(index, opUid);
      section.clear();
      for (const [key, item] of Object.entries(content)) section.set(key, item);
    }
  }

  /** Nothing is in any section any more, which an update says that carries a whole state, or the loss of all. RPL-54, RPL-101 */
  clear(opUid: Position): void {
    for (let index = 0; index < SECTION_COUNT; index++) this.#touched(index, opUid).clear();
  }

  /** The sections that may differ from what they were at this op id, as bits: all in which anything was changed since. RPL-57, RPL-58 */
  changedSince(opUid: Position): SectionsCookie {
    return changedSince(this.#changedBy, opUid);
  }

  /** All that it holds, as plain values of its own: later changes leave them as they are. */
  whole(): Sections {
    return this.#sections.map((_, index) => this.section(index));
  }

  /** What one section holds, as plain values of its own. */
  section(index: number): Section {
    return Object.fromEntries(this.#sections[index] ?? []);
  }

  #touched(index: number, opUid: Position): Map<string, Item> {
    const section = this.#sections[index];
    if (section === undefined)
      throw new RangeError(`A state has sections 0 to ${SECTION_COUNT - 1}, and a change names ${index}.`);
    this.#changedBy[index] = opUid;
    return section;
  }
}
