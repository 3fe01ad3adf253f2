import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { Body, ReplayedSection } from '../../spec/selective-replay/sections.ts';
import { emptyModel, operations } from './sectioned-model.fixtures.ts';
import { SectionedState } from './sectioned-state.ts';

// Goal: the state in place holds what plain sections hold, and its cookies cover what has changed.
// Method: runs of operations on both, compared after each with every earlier state; and the cases that have a name.

const id = (seq: number): Position => ({ epoch: 2, seq });
const alike = (make: () => SectionedState) =>
  fc.property(operations, (commands) => {
    fc.modelRun(() => ({ model: emptyModel(), real: make() }), commands);
  });

test('the state and plain sections are alike after every operation, and so are the cookies since every earlier one', () => {
  fc.assert(
    alike(() => new SectionedState()),
    { numRuns: 150 },
  );
});

describe('a state that is wrong is found out', () => {
  class Additive extends SectionedState {
    /** The canary: a replay adds to what is there. RPL-85 */
    override overwrite(opUid: Position, replay: readonly ReplayedSection[]): void {
      for (const { index, content } of replay)
        this.apply(
          opUid,
          Object.entries(content).map(([key, item]) => ({ section: index, key, ...item })),
        );
    }
  }
  class LastOnly extends SectionedState {
    #last: Position = null;
    /** The canary: the cookie of the last change is taken for that of all. RPL-56 */
    override apply(opUid: Position, changes: Body): void {
      this.#last = opUid;
      super.apply(opUid, changes);
    }
    override changedSince(opUid: Position): number {
      return super.changedSince(opUid) & super.changedSince(this.#last === null ? null : id((this.#last.seq || 1) - 1));
    }
  }

  test.each([Additive, LastOnly])('%o', (Wrong) => {
    expect(
      fc.check(
        alike(() => new Wrong()),
        { numRuns: 150 },
      ).failed,
    ).toBe(true);
  });
});

test('what was read stays as it was read, and a removal leaves nothing', () => {
  const state = new SectionedState();
  state.apply(id(1), [{ section: 3, key: 'k', value: 1, audience: 'control' }]);
  const [before, section] = [state.whole(), state.section(3)];
  state.apply(id(2), [{ section: 3, key: 'k', removed: true, audience: 'control' }]);
  expect(section).toEqual({ k: { value: 1, audience: 'control' } });
  expect(before[3]).toEqual(section);
  expect([state.get(3, 'k'), state.size, state.changedSince(id(1))]).toEqual([undefined, 0, 1 << 3]);
});

test('a section that there is not is refused', () => {
  expect(() => new SectionedState().apply(id(1), [{ section: 8, key: 'k', value: 1, audience: 'all' }])).toThrow(
    'A state has sections 0 to 7, and a change names 8.',
  );
});
