import * as succession from '../../../spec/selective-replay/properties/succession.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { failsAgain } from '../compositions/returning.ts';
import { failsWhileJoining } from '../compositions/succession.ts';
import { canary, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;

/** What may go wrong with who takes over. */
export const successionCanaries: readonly WrongCharts[] = [
  canary(
    'a snapshot is taken of a unit that is known to have failed',
    succession.nobodyFollowsTheFailed,
    failsWhileJoining(1),
    { controlUnit: controlUnit.provide({ guards: { followsTheFailed: never } }) },
  ),
  canary(
    'news of a failure is of no use to a unit without a state, and is forgotten',
    succession.theEndOfAReignIsNoticed,
    failsWhileJoining(1),
    { controlUnit: controlUnit.provide({ actions: { noteFailed: nothing } }) },
  ),
  canary('a unit goes on following one that asks to join', succession.theEndOfAReignIsNoticed, failsAgain(0), {
    controlUnit: controlUnit.provide({ guards: { followsWhoeverJoins: never } }),
  }),
];
