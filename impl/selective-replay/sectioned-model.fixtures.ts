import fc from 'fast-check';
import { expect } from 'vitest';
import { cookieOf, mergedCookies, sectionsOf } from '../../spec/selective-replay/cookie.ts';
import type { OperationId } from '../../spec/selective-replay/operation-id.ts';
import {
  differingSections,
  emptySections,
  replayed,
  SECTION_COUNT,
  updated,
  type Body,
  type Change,
  type ReplayedSection,
  type Section,
  type Sections,
} from '../../spec/selective-replay/sections.ts';
import type { SectionedState } from './sectioned-state.ts';

/** The state as plain values, and as it was after each change, with the sections that the change named. */
export interface SectionsModel {
  state: Sections;
  readonly past: { readonly opUid: OperationId | null; readonly state: Sections; readonly cookie: number }[];
}

/** Nothing is in any section. */
export function emptyModel(): SectionsModel {
  return { state: emptySections, past: [{ opUid: null, state: emptySections, cookie: 0 }] };
}

// Some that a plain object would give a meaning or an order of its own.
const key = fc.constantFrom('a', 'b', '10', '9', '__proto__', 'constructor');
// Few, so that equal ones come often.
const value = fc.constantFrom<NonNullable<Change['value']>>(1, 2, '', [1], { x: 1 });
const section = fc.nat({ max: SECTION_COUNT - 1 });
const audience = fc.constantFrom<Change['audience']>('all', 'control');
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ section, key, value, audience }) },
  { weight: 1, arbitrary: fc.record({ section, key, removed: fc.constant(true as const), audience }) },
);
const content: fc.Arbitrary<Section> = fc
  .array(fc.tuple(key, fc.record({ value, audience })), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
const replay: fc.Arbitrary<readonly ReplayedSection[]> = fc.uniqueArray(fc.record({ index: section, content }), {
  selector: ({ index }) => index,
  maxLength: SECTION_COUNT,
});

/** One thing that is done to both under an op id of its own, and the comparison of all that can be seen of them afterwards. */
class Operation implements fc.Command<SectionsModel, SectionedState> {
  constructor(
    private readonly name: string,
    private readonly cookie: number,
    private readonly next: (state: Sections) => Sections,
    private readonly act: (real: SectionedState, opUid: OperationId) => void,
  ) {}

  check(): boolean {
    return true;
  }

  run(model: SectionsModel, real: SectionedState): void {
    const opUid = { epoch: 2, seq: model.past.length };
    const before = real.whole();
    this.act(real, opUid);
    expect(before).toEqual(model.state);
    model.state = this.next(model.state);
    model.past.push({ opUid, state: model.state, cookie: this.cookie });
    expect(real.whole()).toEqual(model.state);
    expect(real.size).toBe(model.state.reduce((sum, held) => sum + Object.keys(held).length, 0));
    for (const [at, point] of model.past.entries()) this.#compareSince(model, real, at, point.opUid);
  }

  toString(): string {
    return this.name;
  }

  /** The cookie is of all changes since, and covers whatever differs. */
  #compareSince(model: SectionsModel, real: SectionedState, at: number, opUid: OperationId | null): void {
    const cookie = real.changedSince(opUid);
    expect(cookie).toBe(mergedCookies(model.past.slice(at + 1).map((later) => later.cookie)));
    const then = model.past[at]?.state ?? emptySections;
    expect(sectionsOf(cookie)).toEqual(expect.arrayContaining([...differingSections(then, model.state)]));
  }
}

function applying(body: Body): Operation {
  return new Operation(
    `apply ${fc.stringify(body)}`,
    cookieOf(body),
    (state) => updated(state, body),
    (real, opUid) => real.apply(opUid, body),
  );
}

function overwriting(sections: readonly ReplayedSection[]): Operation {
  return new Operation(
    `overwrite ${fc.stringify(sections)}`,
    mergedCookies(sections.map(({ index }) => 1 << index)),
    (state) => replayed(state, sections),
    (real, opUid) => real.overwrite(opUid, sections),
  );
}

const clearing = new Operation(
  'clear',
  2 ** SECTION_COUNT - 1,
  () => emptySections,
  (real, opUid) => real.clear(opUid),
);

/** Runs of what may be done to a state, in any order: more updates than replays. */
export const operations = fc.commands(
  [
    fc.array(change, { maxLength: 4 }).map(applying),
    fc.array(change, { maxLength: 4 }).map(applying),
    fc.array(change, { maxLength: 4 }).map(applying),
    replay.map(overwriting),
    fc.constant(clearing),
  ],
  { maxCommands: 25, size: 'max' },
);
