import { catalogued } from '../../scopes.ts';
import * as resets from '../compositions/resets.ts';
import * as returning from '../compositions/returning.ts';
import * as silent from '../compositions/silent.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Clients that are silent and heard again. */
export const silentSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client is slow, and is given up and heard again',
    scope(
      '1 op before and 1 after, 1 failure; 1 message of each unit to the client, and back, may be late by any time, an update of the dead primary among them',
      silent.slow(1, 1),
    ),
    scope('2 ops before and 1 after', silent.slow(2, 1)),
  ),
  catalogued(
    'A slow client is asked twice',
    scope('the same, each query and replay repeated once', silent.askedTwice(1)),
    scope('2 ops before', silent.askedTwice(2)),
  ),
  catalogued(
    'A client is dead, with the patience of a deployment',
    scope(
      'queries repeated 3 times after 5 ticks and then after 20, joining after 10; 1 op before and 1 after; the link between the client and the new primary broken at any time',
      silent.patient(false),
    ),
    scope('the same, the old primary back at any time', silent.patient(true)),
  ),
  catalogued(
    'A client says nothing where it has nothing new',
    scope(
      '1 op before and 1 after, 1 failure, the link between the units broken at any time; no requester is told of completion',
      silent.taciturn(1),
    ),
    scope('2 ops before', silent.taciturn(2)),
  ),
];

/** Clients that lose their state. */
export const resetSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client loses its state',
    scope("the catalogue's scope B with 2 ops and 1 reset at any time, no failure", resets.resetClient(2, 1)),
    scope('3 ops', resets.resetClient(3, 1)),
  ),
  catalogued(
    'A client loses its state, and its primary fails',
    scope('1 op before and 1 after, 1 reset and 1 failure, each at any time', resets.resetAndFailure(1, 1)),
    scope('2 ops before', resets.resetAndFailure(2, 1)),
  ),
  catalogued(
    'A client that has lost its state is slow',
    scope(
      '1 op, 1 reset; 1 message of each unit to the client, and back, may be late by any time',
      resets.resetSlow(1),
    ),
    scope('2 ops', resets.resetSlow(2)),
  ),
  catalogued(
    'A client that has lost its state does not reach every unit',
    scope(
      '1 reset, 1 suspicion of a living primary, no op; the link between that one and the client broken at any time',
      resets.resetBeyondReach(0),
    ),
    scope('1 op', resets.resetBeyondReach(1)),
  ),
];

/** A unit that was reset or deposed, and stands by again. */
export const returningSystems: readonly CataloguedComposition[] = [
  catalogued(
    'The failed primary returns, and takes over again',
    scope("the catalogue's scope C: 1 op of each, crash, return, crash", returning.roleSwap(2)),
    scope('2 ops of the second primary', returning.roleSwap(3)),
  ),
  catalogued(
    'A living primary is taken for dead',
    scope('1 op of each, 1 suspicion at any time: two units reign until a message has come', returning.suspected(2)),
    scope('2 ops of the first', returning.suspected(3)),
  ),
  catalogued(
    'An operator orders a switch',
    scope(
      '1 op of each, 1 order and 1 failure and return of the first primary, each at any time',
      returning.ordered(false),
    ),
    scope('the same, what units say to each other late by any time', returning.ordered(true)),
  ),
  catalogued(
    'A living primary is taken for dead while the link to it is broken, and heals',
    scope('1 op of the second, 1 suspicion, the link broken and healed at any time', returning.healed(1)),
    scope('1 op of the first as well', returning.healed(2)),
  ),
  catalogued(
    'A living primary is taken for dead, and its client is slow',
    scope(
      '1 op, 1 suspicion, the link between the first primary and the client broken at any time',
      returning.suspectedSlow(1),
    ),
    scope('1 op of each', returning.suspectedSlow(2)),
  ),
  catalogued(
    'What units say to each other comes twice',
    scope('1 message each way doubled, 1 suspicion, 1 op of each', returning.doubled(2)),
    scope('2 ops of the first', returning.doubled(3)),
  ),
  catalogued(
    'What is said to a client, and what it says, comes twice',
    scope('1 message each way doubled, 1 failure, 1 op of each', returning.doubledAtClients(2)),
    scope('2 ops of the first', returning.doubledAtClients(3)),
  ),
  catalogued(
    'A unit fails again before anybody knows that it has failed',
    scope('1 op, 2 failures and 2 returns of the first primary, at any time', returning.failsAgain(1)),
    scope('1 op of each', returning.failsAgain(2)),
  ),
  catalogued(
    'A living primary is taken for dead by a standby that fails itself',
    scope('1 op, 1 suspicion, 1 failure and return of the standby, at any time', returning.suspecterFails(1)),
    scope('1 op of each', returning.suspecterFails(2)),
  ),
  catalogued(
    'Each unit is taken for dead by the other, and the client is slow',
    scope(
      '1 suspicion of each unit, no op: what was asked in one reign is answered in another',
      returning.toAndFro(1, 0),
    ),
    scope('2 suspicions of the first', returning.toAndFro(2, 0)),
  ),
];
