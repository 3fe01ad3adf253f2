import { catalogued } from '../../scopes.ts';
import * as succession from '../compositions/succession.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Who takes over where more than one unit fails. */
export const successionSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A primary fails while the other unit joins',
    scope(
      '1 op, 1 failure and return of the standby, 1 failure of the primary, each at any time: its snapshot may come after the news of its end',
      succession.failsWhileJoining(1),
    ),
    scope('1 op of each', succession.failsWhileJoining(2)),
  ),
  catalogued(
    'Nobody has a state any more',
    scope('1 failure and return of each unit, at any time, no op', succession.coldStart(0)),
    scope('1 op', succession.coldStart(1)),
  ),
  catalogued(
    'Of three units two fail',
    scope(
      "the catalogue's scope E: 1 op, 2 failures, each at any time, also within a takeover",
      succession.threeUnits(1),
    ),
    scope('the same', succession.threeUnits(1)),
  ),
  catalogued(
    'The standby that takes over has heard less than another',
    scope(
      '1 op, 1 failure, the link between the primary and the first standby broken at any time',
      succession.heardLess(),
    ),
    scope('the same', succession.heardLess()),
  ),
  catalogued(
    'A standby returns beside another, and their primary fails',
    scope(
      '3 units, no op, 1 failure and return of a standby and 1 failure of the primary, at any time',
      succession.returnsBeside(),
    ),
    scope('the same', succession.returnsBeside()),
  ),
  catalogued(
    'The first primary returns, and has the new state before the other standby',
    scope(
      '3 units, no op, 1 failure and return of the first primary and 1 failure of the second, at any time',
      succession.firstReturns(),
    ),
    scope('the same', succession.firstReturns()),
  ),
  catalogued(
    'Clients tell each of several standbys themselves',
    scope(
      '3 units, 1 op of each of 2 reigns, 1 failure; 1 message of each unit to the client, and back, may be late by any time',
      succession.directToThree(),
    ),
    scope('the same', succession.directToThree()),
  ),
  catalogued(
    'A client is behind the fence of a unit that has failed in its takeover',
    scope(
      '1 op, 2 failures, the link between the first unit that takes over and the second broken at any time',
      succession.fencedAbove(),
    ),
    scope('the same', succession.fencedAbove()),
  ),
];
