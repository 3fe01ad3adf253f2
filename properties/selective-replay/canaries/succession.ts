import { onlyTheEligibleTakeOver, snapshotsAreTakenWhole } from '../../../spec/selective-replay/properties/standing.ts';
import * as succession from '../../../spec/selective-replay/properties/succession.ts';
import { theFrozenQueueGrowsNoMore } from '../../../spec/selective-replay/properties/takeover.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { failsAgain, suspecterFails } from '../compositions/returning.ts';
import {
  coldStart,
  failsWhileJoining,
  fencedAbove,
  heardLess,
  returnsBeside,
  threeUnits,
} from '../compositions/succession.ts';
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
  canary('every standby takes over', succession.theFirstInLineTakesOver, threeUnits(0), {
    controlUnit: controlUnit.provide({ guards: { isHeir: always } }),
  }),
  canary('nobody but the primary is told who may take over', succession.standbysKnowEachOther, returnsBeside(), {
    controlUnit: controlUnit.provide({ guards: { ofFollowedReign: never } }),
  }),
  canary('a takeover is given up before the fence of a client', succession.fencesAreOutbid, fencedAbove(), {
    controlUnit: withTransition(controlUnit, 'takeover', 'StepDown', {
      guard: 'ofLaterReign',
      target: 'joining',
      actions: 'noteEpoch',
    }),
  }),
  canary('a client is silent behind its fence', succession.fencesAreTold, fencedAbove(), {
    clientProcess: charts.clientProcess.provide({ actions: { depose: nothing } }),
  }),
  canary('a primary steps down before a reign that is lost', succession.nobodyYieldsToTheStateless, suspecterFails(1), {
    controlUnit: controlUnit.provide({ guards: { ofLostReign: never } }),
  }),
  canary('a unit that waits for another takes in what the old primary says', theFrozenQueueGrowsNoMore, threeUnits(0), {
    controlUnit: withTransition(controlUnit, 'standby.waiting', 'UpdateToStandby', { actions: 'store' }),
  }),
  canary('a standby keeps what it has under a new reign', snapshotsAreTakenWhole, heardLess(), {
    controlUnit: withTransition(controlUnit, 'standby.yielding', 'Snapshot', {
      target: 'tracking',
      actions: ['noteEpoch', 'confirmSnapshot'],
    }),
  }),
  canary('a unit without a state starts as soon as all others ask', onlyTheEligibleTakeOver, coldStart(0), {
    controlUnit: controlUnit.provide({ guards: { mayStartCold: always } }),
  }),
  canary('a unit takes a snapshot though it has said that it would not', onlyTheEligibleTakeOver, coldStart(0), {
    controlUnit: withTransition(controlUnit, 'joining.resigned', 'Snapshot', {
      target: '#selective-replay/control-unit.standby',
      actions: ['takeSnapshot', 'confirmSnapshot'],
    }),
  }),
];
