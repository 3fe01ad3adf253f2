import { catalogued } from '../../scopes.ts';
import * as acknowledging from '../compositions/acknowledging.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Acknowledgements that go directly to whoever stands by. */
export const directSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client acknowledges to the standby itself',
    scope(
      '1 op before and 1 after, 1 failure, the links of the standby to its primary and to the client broken at any time',
      acknowledging.direct(1, 1),
    ),
    scope('3 ops before and 1 after', acknowledging.direct(3, 1)),
  ),
  catalogued(
    'A client acknowledges to the standby itself, and only those are asked of whom something is pending',
    scope(
      '2 ops before, 1 failure, the link between the units broken at any time: what was acknowledged may never come',
      acknowledging.directToThoseAsked(2, 0),
    ),
    scope('3 ops before and 1 after', acknowledging.directToThoseAsked(3, 1)),
  ),
  catalogued(
    'A client acknowledges to a unit that joins',
    scope(
      '1 op of the second primary, 1 failure and return of the first, at any time: acknowledgements before and after the snapshot',
      acknowledging.directToJoining('direct', 1),
    ),
    scope('2 ops', acknowledging.directToJoining('direct', 2)),
  ),
  catalogued(
    'A client acknowledges to a unit that joins, and to its primary, which passes that on',
    scope('the same, each acknowledgement on both ways', acknowledging.directToJoining('both', 1)),
    scope('2 ops', acknowledging.directToJoining('both', 2)),
  ),
  catalogued(
    'A living primary is taken for dead, and a client tells it of its successor',
    scope('1 op of each, 1 suspicion at any time', acknowledging.directAndSuspected('direct', 1)),
    scope('2 ops of the first', acknowledging.directAndSuspected('direct', 2)),
  ),
];

/** Acknowledgements that stand for several updates. */
export const seldomSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client acknowledges several updates at once, and its primary fails',
    scope(
      '2 ops before, 1 failure, the link between the units broken at any time; a period of 1 tick',
      acknowledging.seldom(2, 0),
    ),
    scope('3 ops before and 1 after', acknowledging.seldom(3, 1)),
  ),
  catalogued(
    'A client acknowledges several updates at once, with the patience of a deployment',
    scope('1 unit, 2 ops, a period of 10 ticks; 1 message each way doubled', acknowledging.seldomAndPatient(2)),
    scope('3 ops', acknowledging.seldomAndPatient(3)),
  ),
  catalogued(
    'A client acknowledges several updates at once, and loses its state',
    scope('2 ops and 1 reset at any time', acknowledging.seldomAndReset(2)),
    scope("the catalogue's scope B: 3 ops", acknowledging.seldomAndReset(3)),
  ),
  catalogued(
    'Two clients acknowledge several updates at once',
    scope('1 op of each, 1 failure', acknowledging.seldomOfTwo(false)),
    scope('2 ops of one of them, one client unreachable at any time', acknowledging.seldomOfTwo(true)),
  ),
  catalogued(
    'A client acknowledges several updates at once to the standby itself',
    scope(
      '2 ops before, 1 failure, the link between the units broken at any time',
      acknowledging.seldomAndDirect(2, 0),
    ),
    scope('3 ops before and 1 after', acknowledging.seldomAndDirect(3, 1)),
  ),
  catalogued(
    'An acknowledgement is lost, and the next one stands for it',
    scope('2 ops before, 1 failure; 1 message of the client to each unit may be lost', acknowledging.inferred(2)),
    scope('3 ops before', acknowledging.inferred(3)),
  ),
];
