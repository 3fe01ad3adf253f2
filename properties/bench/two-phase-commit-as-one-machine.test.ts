import { getShortestPaths } from 'xstate/graph';
import { expect, test } from 'vitest';
import { eventsFor, twoPhaseCommitAsOneMachine } from './two-phase-commit-as-one-machine.ts';

// Goal: the model that XState's path generator is given is the one that the checker is given, in another form.
// Method: it has the states that are known from elsewhere, and never one that has committed beside one that has aborted.

test('3 participants have 288 states, in none of which one has committed and another aborted', () => {
  const participants = 3;
  const paths = getShortestPaths(twoPhaseCommitAsOneMachine, {
    input: { participants },
    events: eventsFor(participants),
    serializeState: ({ context }) => JSON.stringify(context) as never,
  });
  expect(paths).toHaveLength(288);
  const ends = paths.map(({ state }) => state.context.resourceManagers);
  expect(ends.filter((all) => all.includes('committed') && all.includes('aborted'))).toEqual([]);
  expect(ends).toContainEqual(['committed', 'committed', 'committed']);
});

test('every event that can ever happen: four for each participant, and two decisions', () => {
  expect(eventsFor(3)).toHaveLength(14);
});
