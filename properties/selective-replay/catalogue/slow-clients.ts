import { catalogued } from '../../scopes.ts';
import * as slow from '../compositions/slow-clients.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Channels to clients that take nothing for a while. */
export const slowClientSystems: readonly CataloguedComposition[] = [
  catalogued(
    'The channel to a client is full, and its primary may fail meanwhile',
    scope('room for 1 update, 2 ops before and 1 after, full once, 1 failure at any time', slow.slowAndFailure(2, 1)),
    scope('3 ops before, full twice', slow.slowAndFailure(3, 2)),
  ),
  catalogued(
    'A slow client beside one that is not',
    scope('room for 1 update, 1 op for the one and 1 for both, 1 failure', slow.slowBeside(false)),
    scope('1 more for the other, and 1 after', slow.slowBeside(true)),
  ),
  catalogued(
    'A slow client is owed some sections',
    scope('room for 1 update, 2 ops in sections of their own, 1 failure', slow.slowSections(2)),
    scope('4 ops', slow.slowSections(4)),
  ),
  catalogued(
    'A slow client cannot apply what it is sent',
    scope('room for 1 update, 2 ops, full once, 1 that cannot be applied', slow.slowAndFailing(2)),
    scope('3 ops', slow.slowAndFailing(3)),
  ),
  catalogued(
    'A slow client is reset',
    scope('room for 1 update, 2 ops, full once, 1 reset', slow.slowAndReset(2, false)),
    scope('3 ops, 1 failure', slow.slowAndReset(3, true)),
  ),
  catalogued(
    'A slow client is taken out, or given up',
    scope('1 op, full once', slow.slowAndTakenOut(1)),
    scope('3 ops', slow.slowAndTakenOut(3)),
  ),
  catalogued(
    'The channel from whoever takes over is full',
    scope('1 op before and 1 after, asked twice at most, full once', slow.slowAtTakeover(1, 1)),
    scope('2 ops before and 2 after', slow.slowAtTakeover(2, 2)),
  ),
];
