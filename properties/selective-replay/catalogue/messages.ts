import { catalogued } from '../../scopes.ts';
import * as messages from '../compositions/messages.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Updates that nobody has answered for, or that are before a cut, and that are replayed. */
export const messageSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client lacks updates, and is sent these',
    scope(
      '2 ops before and 1 after, 1 failure, the link between the primary and the client broken at any time: the client lacks any number of the updates',
      messages.messageReplays(2),
    ),
    scope('3 ops before', messages.messageReplays(3)),
  ),
  catalogued(
    'A client lacks updates, and is slow to confirm them',
    scope(
      '1 op, 1 failure; 1 message of each unit to the client, and back, may be late by any time; each query and replay repeated once',
      messages.messageReplaysSlow(1),
    ),
    scope('2 ops', messages.messageReplaysSlow(2)),
  ),
  catalogued(
    'A client lacks updates, and loses its state',
    scope(
      '1 op, 1 reset and 1 failure, each at any time, the link between the primary and the client broken at any time, each query and replay repeated once: a whole state may be pending, which no message can bring',
      messages.messageReplaysReset(1),
    ),
    scope('2 ops', messages.messageReplaysReset(2)),
  ),
  catalogued(
    'What nobody has answered for is kept, and whoever lacks it is sent its state',
    scope(
      '1 op for each of 2 clients, of which one may lack its own, and the other be silent',
      messages.keptAndReplayed(2),
    ),
    scope('2 ops for the first', messages.keptAndReplayed(3)),
  ),
  catalogued(
    'A queue is cut, and whoever lacks what is before the cut is sent its messages',
    scope(
      '1 update of each of 2 clients pending, one of which may lack its own, and the other be silent; nothing is discarded',
      messages.cutAndMessages(false),
    ),
    scope("the catalogue's scope D", messages.cutAndMessages(true)),
  ),
];
