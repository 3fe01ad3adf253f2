import * as succession from './succession.ts';
import type { UnitView } from '../view.ts';
import { A, delivered, withUnit, type World } from './world.fixtures.ts';
import { wrong, type WrongStep } from './wrong-step.fixtures.ts';

const decides = 'answer of the other client';

/** What whoever should take over may get wrong. */
export const wrongSuccessors: readonly WrongStep[] = [
  wrong(succession.nobodyFollowsTheFailed, 'a unit goes on standing by for a failed one', 'failover', ({ before }) => ({
    after: withUnit(before, 'unit-1', { failed: [0] }),
  })),
  wrong(succession.theEndOfAReignIsNoticed, 'the news of a failure is not heeded', 'failover', ({ before }) => ({
    after: before,
  })),
  wrong(succession.theFirstInLineTakesOver, 'a unit takes over before its turn', 'failover', ({ after }) => ({
    after: withUnit(after, 'unit-1', { standbys: [0] }),
  })),
  wrong(
    succession.standbysKnowEachOther,
    'one standby has not heard of another',
    'update 1 at the standby',
    ({ after }) => ({
      after: { ...after, told: -1, units: { ...after.units, 'unit-2': standbyTwo(after) } },
    }),
  ),
  wrong(succession.fencesAreOutbid, 'a takeover is given up before the fence of a client', decides, ({ before }) => ({
    ...delivered('unit-1', 'client-1', { type: 'StepDown', epoch: 6 }),
    before,
    after: withUnit(before, 'unit-1', { role: 'joining', phase: 'waiting', isEligible: false, highestEpochSeen: 6 }),
  })),
  wrong(succession.fencesAreTold, 'a client is silent behind its fence', 'update 2 at the client', ({ before }) => ({
    ...delivered('client-1', 'unit-0', { type: 'AckQuery', pc: A, epoch: 1, lastKnown: null }),
    after: before,
  })),
  wrong(
    succession.nobodyYieldsToTheStateless,
    'a primary steps down before a dead reign',
    'request 1',
    ({ before }) => ({
      ...delivered('unit-0', 'unit-1', { type: 'JoinStandby', unit: 1, highestEpochSeen: 3 }),
      after: withUnit(before, 'unit-0', { role: 'joining', phase: 'waiting', highestEpochSeen: 3 }),
    }),
  ),
];

function standbyTwo({ units }: World): UnitView | undefined {
  const standby = units['unit-1'];
  return standby === undefined ? undefined : { ...standby, unit: 2 };
}
