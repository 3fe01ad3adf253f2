import { describe, expect, test } from 'vitest';
import { check } from '../../checker/index.ts';
import { twoPhaseCommitCanaries } from './catalogue.ts';
import { resourceManager } from './resource-manager.ts';
import { twoPhaseCommit } from './system.ts';
import { transactionManager } from './transaction-manager.ts';

// Goal: the checker counts what can be counted on paper, and sees the disagreement of a manager that does not wait.
// Method: the manager's three states, with what each participant can be in by itself, make sums of powers. The numbers of
// states are also known from elsewhere: 288 from the TLA+ examples (TwoPhase) and from stateright's example 2pc.

/**
 * While votes are collected a participant is working, has voted, has been counted, or has aborted unheard. Once the manager
 * has aborted, one that was counted is prepared or aborted; one that was not is working, has voted and is prepared or
 * aborted, or has aborted without a vote. Once it has committed, each was counted and is prepared or committed.
 */
const statesOf = (participants: number) => 4 ** participants + 6 ** participants + 2 ** participants;

/**
 * While votes are collected, one that works may vote or abort and one that has voted may be counted; the manager may abort
 * anywhere and commit in one state. Once it has aborted, one that works may vote, abort or obey, and one that is prepared may
 * obey; once it has committed, one that is prepared may obey. What is seen again changes nothing and is no step.
 */
const transitionsOf = (n: number) => n * 3 * 4 ** (n - 1) + 4 ** n + 1 + n * 5 * 6 ** (n - 1) + n * 2 ** (n - 1);

describe('two-phase commit', () => {
  test.each([
    [1, 12],
    [3, 288],
    [5, 8_832],
    [6, 50_816],
    [7, 296_448],
  ])('of %d participants has %d states, in all of which they agree', (participants, states) => {
    expect(states).toBe(statesOf(participants));
    const transitions = transitionsOf(participants);
    expect(check(twoPhaseCommit(participants))).toMatchObject({
      states,
      transitions,
      verdict: 'holds',
      asExpected: true,
    });
  });

  test('of 3 participants takes 10 steps to its furthest state', () => {
    // Three votes, three counted, a decision, three obey.
    expect(check(twoPhaseCommit(3)).depth).toBe(10);
  });

  test('takes every transition of its charts', () => {
    const { coverage } = check(twoPhaseCommit(3));
    expect(Object.values(coverage).flatMap(({ missed }) => missed)).toEqual([]);
  });

  test('commits as well as aborts, as fast as can be', () => {
    // All vote, are counted, the manager decides, all obey; or each aborts on its own.
    const { witnesses } = check(twoPhaseCommit(3));
    expect(witnesses.map(({ depth }) => depth)).toEqual([10, 3]);
  });

  test('breaks when its manager does not wait', () => {
    for (const { build, breaks } of twoPhaseCommitCanaries) {
      const report = check(build(), { stopWhenViolated: true, stopAtSurprise: false });
      // The manager commits at once, one obeys after its vote, another aborts.
      expect(report.properties.find(({ name }) => name === breaks)?.counterexample?.steps).toHaveLength(4);
    }
  });

  test('may abort for ever where its manager never sees all the votes', () => {
    const deaf = transactionManager.provide({ guards: { everyonePrepared: () => false } });
    const report = check(twoPhaseCommit(2, { transactionManager: deaf, resourceManager }), { stopAtSurprise: false });
    // Nobody is stuck, and nothing is done: only the witness of a commit is missed.
    expect(report.properties.filter(({ verdict }) => verdict === 'violated').map(({ name }) => name)).toEqual([
      'Everyone commits',
    ]);
  });
});
