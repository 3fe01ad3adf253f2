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
];
