import { catalogued } from '../../scopes.ts';
import { cutForBoth, cutForCompleteness, cutForSpeed, cutForSpeedAlone } from '../compositions/cut.ts';
import { scope, type CataloguedComposition } from './scope.ts';

const oneEach =
  '1 update of each of 2 clients pending, one of which may lack its own, and the other have acknowledged it or not, and be silent';
const together =
  '3 updates of 2 clients pending, of which 2 are of one op, which is never divided; one client may lack any number of its own';
const three =
  "the catalogue's scope D: 3 updates of 2 clients pending, any number of them processed and acknowledged, one of the clients silent, no further ops";

/** Queues that are cut at one point. */
export const cutSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A queue is cut for completeness: nothing is discarded',
    scope(oneEach, cutForCompleteness('confirmed', false)),
    scope(three, cutForCompleteness('confirmed', true)),
  ),
  catalogued(
    'A queue is cut for completeness, where what a client has may be discarded',
    scope(
      `${oneEach}; the floor makes no difference, since nothing is discarded`,
      cutForCompleteness('applied', false),
    ),
    scope(three, cutForCompleteness('applied', true)),
  ),
  catalogued(
    'A queue is cut where completeness and speed weigh the same',
    scope(together, cutForBoth('confirmed', false)),
    scope(three, cutForBoth('confirmed', true)),
  ),
  catalogued(
    'A queue is cut where completeness and speed weigh the same, and what a client has may be discarded',
    scope(oneEach, cutForBoth('applied', false)),
    scope(three, cutForBoth('applied', true)),
  ),
  catalogued('A queue is cut for speed', scope(together, cutForSpeed(false)), scope(three, cutForSpeed(true))),
  catalogued(
    'A queue is cut for speed, and what a client has may be discarded',
    scope(oneEach, cutForSpeedAlone(false)),
    scope(
      '3 updates of 3 clients pending, of which 2 are of one op: that the third is discarded, though its client has it, spares the replays of the other two',
      cutForSpeedAlone(true),
    ),
  ),
];
