import { catalogued } from '../../scopes.ts';
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
];
