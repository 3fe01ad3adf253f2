import { catalogued } from '../../scopes.ts';
import * as cookies from '../compositions/cookies.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Messages that say which sections they change. */
export const cookieSystems: readonly CataloguedComposition[] = [
  catalogued(
    'No more than the sections in which a client may differ are replayed',
    scope(
      '2 ops of different sections, 1 failure, the links of the primary to standby and client broken at any time: either lacks any number of the updates, of which those are kept that nobody has answered for',
      cookies.sections(2, 0),
    ),
    scope('3 ops before and 1 after', cookies.sections(3, 1)),
  ),
  catalogued(
    'The same in an encoding of the process, where one acknowledgement stands for several updates',
    scope(
      '2 ops of different sections, 1 failure, the link between the units broken at any time, a period of acknowledgements of 1 tick',
      cookies.halves(2, 0),
    ),
    scope('3 ops before and 1 after', cookies.halves(3, 1)),
  ),
  catalogued(
    'A client begins anew, and some sections are not taken for the whole of it',
    scope(
      '2 ops of different sections, 1 failure, 1 update or replay that the client cannot apply, the link between the units broken, each at any time; each query and replay repeated once',
      cookies.sectionsAndFailing(2, 0),
    ),
    scope('1 op after', cookies.sectionsAndFailing(2, 1)),
  ),
  catalogued(
    'What a snapshot brought unconfirmed is replayed, and no more',
    scope(
      '2 ops, 1 failure and return of the standby, 1 failure of its primary, the link between that and the client broken, each at any time',
      cookies.sectionsUnconfirmed(2),
    ),
    scope('3 ops', cookies.sectionsUnconfirmed(3)),
  ),
];
