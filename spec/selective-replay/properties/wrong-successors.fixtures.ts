import * as succession from './succession.ts';
import { withUnit } from './world.fixtures.ts';
import { wrong, type WrongStep } from './wrong-step.fixtures.ts';

/** What whoever should take over may get wrong. */
export const wrongSuccessors: readonly WrongStep[] = [
  wrong(succession.nobodyFollowsTheFailed, 'a unit goes on standing by for a failed one', 'failover', ({ before }) => ({
    after: withUnit(before, 'unit-1', { failed: [0] }),
  })),
  wrong(succession.theEndOfAReignIsNoticed, 'the news of a failure is not heeded', 'failover', ({ before }) => ({
    after: before,
  })),
];
