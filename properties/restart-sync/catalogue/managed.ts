import { catalogued } from '../../scopes.ts';
import { besideManager, configuredByManaged, managerRestart, silent, suspected } from '../compositions/managed.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** The real process state manager in the loop. */
export const managedSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A source dies beside the real manager',
    scope(
      '1 record, 1 death; a birth may reach the receiver before the source has its own key',
      besideManager({ S: 1 }, 3),
    ),
    scope("the catalogue's scope B: 1 death of each", besideManager({ S: 1, R: 1 }, 3)),
  ),
  catalogued(
    'A source is suspected falsely, and registers anew without a crash',
    scope(
      '1 record, no crash, limit 1 of the manager, data in time; the last incarnation is 2',
      suspected('suspected-source', 'S', {}, 2),
    ),
    scope('data late by any time', suspected('suspected-source', 'S', {}, 2, false)),
  ),
  catalogued(
    'A receiver is suspected falsely while its source restarts',
    scope(
      '1 record, 1 death of the source, limit 1 of the manager, data in time; the last incarnation is 2',
      suspected('suspected-receiver', 'R', { S: 1 }, 2),
    ),
    scope('the last incarnation is 3', suspected('suspected-receiver', 'R', { S: 1 }, 3)),
  ),
  catalogued(
    'The manager restarts, and the source dies for good meanwhile',
    scope('1 record, 1 restart of the manager, 1 death of the source without return', managerRestart(0, 2)),
    scope('the source returns', managerRestart(1, 3)),
  ),
  catalogued(
    'A source dies by silence, for which there is no grace',
    scope('1 record, 1 death, limit 2 of the manager, so that nobody is suspected falsely', silent(1, 2)),
    scope('2 deaths', silent(2, 3)),
  ),
  catalogued(
    'A process asks for its configuration beside the real manager',
    scope('1 death of each', configuredByManaged({ C: 1, S: 1 }, 3)),
    scope('2 deaths of the configuration manager', configuredByManaged({ C: 2, S: 1 }, 4)),
  ),
];
