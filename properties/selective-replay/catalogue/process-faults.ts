import { catalogued } from '../../scopes.ts';
import * as faults from '../compositions/process-faults.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Processes that end and are started again apart from their operating systems. */
export const processFaultSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A process of a primary ends alone',
    scope('2 ops, 1 end, and messages that are late by any time', faults.processEnds(2, 1)),
    scope('3 ops, 2 ends, and the times of the specification', faults.processEndsForLong(3, 2)),
  ),
  catalogued(
    'One of two processes ends alone',
    scope('1 op for each of 2 processes, each of which may end once', faults.oneOfTwoEnds(false)),
    scope('the same, and messages that are late by any time', faults.oneOfTwoEnds(true)),
  ),
  catalogued(
    'Processes of both units end alone, and the primary fails',
    scope('1 op before and 1 after, 1 end at each unit, 1 failure', faults.processEndsAndFailure(1, 1, 1)),
    scope('2 ops before and 2 after, 2 ends at the standby', faults.processEndsAndFailure(2, 2, 2)),
  ),
  catalogued(
    'A process of a standby ends while another one is waited for',
    scope('2 processes that may end once each, 1 failure, no op', faults.bothEnd(0)),
    scope('2 ops', faults.bothEnd(2)),
  ),
  catalogued(
    'A standby is unfit, and another one takes over',
    scope(
      '3 units, 1 op, 1 failure; the process of the first standby ends once, and cannot be started once',
      faults.unfitBeside(1),
    ),
    scope('1 op after as well', faults.unfitBeside(2)),
  ),
  catalogued(
    'A standby is unfit, and its primary lives',
    scope(
      '1 op, 1 suspicion; the process of the standby ends once, and cannot be started once',
      faults.unfitSuspects(1),
    ),
    scope('1 op after as well', faults.unfitSuspects(2)),
  ),
  catalogued(
    'The only standby is unfit, and the failed primary is back',
    scope('no op, 1 failure and 1 return: the state of both units is lost', faults.unfitAlone(0)),
    scope('1 op', faults.unfitAlone(1)),
  ),
];
