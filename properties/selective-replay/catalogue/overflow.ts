import { catalogued } from '../../scopes.ts';
import * as overflow from '../compositions/overflow.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Queues that are full. */
export const overflowSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A standby has no room for what comes',
    scope('room for 1 update, 2 ops before and 1 after, 1 failure at any time', overflow.noRoom(2)),
    scope('3 ops before', overflow.noRoom(3)),
  ),
  catalogued(
    'One channel of two gives way',
    scope(
      'room for 1 update, 1 op for each of 2 clients, 1 failure at any time',
      overflow.noRoomForTwo('resyncChannel', 2),
    ),
    scope('2 ops for one of them, which may be out of reach', overflow.noRoomForTwo('resyncChannel', 3)),
  ),
  catalogued(
    'There is no room for an acknowledgement that comes before its update',
    scope('room for 1 of either, 2 ops and 1 failure', overflow.noRoomForEarly(2)),
    scope('3 ops', overflow.noRoomForEarly(3)),
  ),
  catalogued(
    'All channels give way',
    scope(
      'room for 1 update, 1 op for each of 2 clients, 1 failure at any time',
      overflow.noRoomForTwo('resyncAll', 2),
    ),
    scope('2 ops for one of them, which may be out of reach', overflow.noRoomForTwo('resyncAll', 3)),
  ),
];
