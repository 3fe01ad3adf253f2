import { catalogued } from '../../scopes.ts';
import * as closing from '../compositions/closing.ts';
import * as failing from '../compositions/failing.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Clients that cannot go on. */
export const endingSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client cannot apply an update',
    scope('2 ops, either of which it may fail to apply', failing.cannotApply(2, 1)),
    scope('3 ops and 2 failures', failing.cannotApply(3, 2)),
  ),
  catalogued(
    'A client cannot apply an update, and its primary fails',
    scope('1 op before and 1 after, 1 failure of each, at any time', failing.cannotApplyAndFailure(1)),
    scope('2 ops before', failing.cannotApplyAndFailure(2)),
  ),
  catalogued(
    'A card is taken out, or given up',
    scope(
      '1 op for each of 2 clients, 1 removal and 1 insertion at any time, the link between the primary and that client broken at any time',
      closing.takenOut(2),
    ),
    scope('2 ops for the client that is given up', closing.takenOut(3)),
  ),
  catalogued(
    'A card is taken out, and the primary fails',
    scope(
      '1 op before and 1 after, 1 removal, 1 insertion and 1 failure, each at any time',
      closing.takenOutAndFailure(0),
    ),
    scope('the card is reset once, too, at any time', closing.takenOutAndFailure(1)),
  ),
  catalogued(
    'A card is taken out, and one is put in',
    scope('1 op, 1 removal, 1 insertion and 1 reset, each at any time', closing.putIn(1)),
    scope('2 ops', closing.putIn(2)),
  ),
  catalogued(
    'A card is taken out, and put in again, while a takeover waits for another client',
    scope('1 op, 1 removal, 1 insertion and 1 failure, each at any time', closing.takenOutBeside(1)),
    scope('1 op for both clients after', closing.takenOutBeside(2)),
  ),
  catalogued(
    'A card is taken out while a unit is away',
    scope(
      '1 op of the second primary, 1 removal and 1 insertion, the failed unit back at any time',
      closing.takenOutUnseen(1),
    ),
    scope('the same; there is nothing to enlarge', closing.takenOutUnseen(1)),
  ),
  catalogued(
    'A card is taken out of a chassis of three control units, of which one yields to another',
    scope('1 op, 1 removal, 1 insertion and 1 failure, each at any time', closing.takenOutOfThree(false)),
    scope('messages between units may be late', closing.takenOutOfThree(true)),
  ),
  catalogued(
    'A card is taken out while the processes of a standby are started again',
    scope(
      '1 op, 1 removal, 1 insertion, 1 failure and 1 end of a process, each at any time',
      closing.takenOutWhileQualifying(0),
    ),
    scope('1 op after', closing.takenOutWhileQualifying(1)),
  ),
];
