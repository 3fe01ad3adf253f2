import { expect, test } from 'vitest';
import { check } from '../checker/index.ts';
import { twoPhaseCommit } from '../examples/two-phase-commit/system.ts';
import { exploreTwoPhaseCommitByHand } from './hand-written-two-phase-commit.ts';

// Goal: the explorer that the checker is measured against explores the same model, and all of it.
// Method: its state counts are those that are known from elsewhere, and it takes the transitions that the checker takes.

test.each([
  [3, 288],
  [5, 8_832],
  [6, 50_816],
])(
  '%i participants have %i states, and in none of them has one committed and another aborted',
  (participants, states) => {
    expect(exploreTwoPhaseCommitByHand(participants)).toMatchObject({ states, consistent: true });
  },
);

test('it takes as many transitions as the checker', () => {
  expect(exploreTwoPhaseCommitByHand(5).transitions).toBe(check(twoPhaseCommit(5)).transitions);
});

test.each([0, 11])('%i participants do not fit, and are refused', (participants) => {
  expect(() => exploreTwoPhaseCommitByHand(participants)).toThrow('From 1 to 10 participants fit into two words.');
});
