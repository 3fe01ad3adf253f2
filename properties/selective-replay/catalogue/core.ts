import { catalogued } from '../../scopes.ts';
import * as core from '../compositions/core.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** One failover, after which the failed primary stays away, and clients that answer in time. */
export const coreSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A primary fails at any step, with one client',
    scope(
      "2 ops before and 1 after, 1 failure, and either link of the primary broken at any time: the catalogue's scope A with one client; what the standby never heard of is at the client",
      core.oneClient(2, 1),
    ),
    scope('3 ops before and 2 after', core.oneClient(3, 2)),
  ),
  catalogued(
    'A primary fails at any step, with two clients',
    scope(
      "the catalogue's scope A: 1 op for each client, 1 failure, the link to the standby or to one client broken at any time, so that a confirmed update waits behind one that is not",
      core.twoClients(false),
    ),
    scope('1 op for one client, 1 for both, and 1 after', core.twoClients(true)),
  ),
  catalogued(
    'Each client has an order of its own',
    scope("the catalogue's scope A, where no client holds back another", core.byChannel()),
    scope('the same; there is nothing to enlarge', core.byChannel()),
  ),
  catalogued(
    'One op concerns two clients',
    scope('1 op for both before and 1 after, 1 failure, one client unreachable at any time', core.oneForBoth(false)),
    scope('2 ops for both before', core.oneForBoth(true)),
  ),
  catalogued(
    'Only those are asked of whom something is pending',
    scope(
      '1 op for each of 2 clients, and 1 after; 1 failure, before whose end is known all that the primary had handed to its standby is taken in; either client unreachable at any time',
      core.pendingOnly(false),
    ),
    scope('2 ops for one of them before', core.pendingOnly(true)),
  ),
  catalogued(
    'A primary is alone',
    scope('1 unit, 2 ops: nobody is told but the client', core.alone(2)),
    scope('4 ops', core.alone(4)),
  ),
];
