import { catalogued } from '../../scopes.ts';
import * as gaps from '../compositions/gaps.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Channels that may lose what they carry. */
export const gapSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A client misses an update',
    scope('2 ops, 1 message lost and 1 doubled', gaps.gapAtClient(2)),
    scope('3 ops', gaps.gapAtClient(3)),
  ),
  catalogued(
    'A client that acknowledges several updates at once misses one of them',
    scope('2 ops, 1 message lost', gaps.gapAndSeldom(2)),
    scope('3 ops', gaps.gapAndSeldom(3)),
  ),
  catalogued(
    'A standby misses what its primary says',
    scope('2 ops, 1 message lost and 1 doubled, 1 failure', gaps.gapAtStandby(2, 1)),
    scope('3 ops, 2 messages lost', gaps.gapAtStandby(3, 2)),
  ),
  catalogued(
    'A standby learns by heartbeats that it has missed the last that was said',
    scope('1 op, 1 message lost, a heartbeat in each tick, 1 failure', gaps.lastToldByHeartbeat(1, true)),
    scope('2 ops', gaps.lastToldByHeartbeat(2, true)),
  ),
  catalogued(
    'One of two standbys has missed the last of a reign, and hears of the next one',
    scope('1 op, 1 message to each other unit lost of the first reign, 1 failure', gaps.lastOfAReign(['U0'])),
    scope('1 message lost of the next reign, too, and to it', gaps.lastOfAReign(['U0', 'U1', 'U2'])),
  ),
  catalogued(
    'A client and a standby miss messages, and the primary fails',
    scope('1 op before and 1 after, 1 message lost on each way, 1 failure', gaps.gapsAndFailure(1, 1)),
    scope('2 ops before', gaps.gapsAndFailure(2, 1)),
  ),
  catalogued(
    'What is said to a client is overtaken',
    scope('2 ops, 1 message doubled', gaps.overtakingAtClient(2)),
    scope('3 ops', gaps.overtakingAtClient(3)),
  ),
  catalogued(
    'What a primary says to its standby is overtaken',
    scope('2 ops', gaps.overtakingAtStandby(2)),
    scope('3 ops', gaps.overtakingAtStandby(3)),
  ),
  catalogued(
    'That a channel is closed overtakes what was said before',
    scope('1 op, 1 card taken out', gaps.overtakenClosing(1)),
    scope('2 ops', gaps.overtakenClosing(2)),
  ),
  catalogued(
    'What is between units and clients is lost, doubled or overtaken',
    scope('1 op, 1 message lost on each way and 1 to the client doubled, 1 failure', gaps.distributed(1, 1, 1)),
    scope('2 ops', gaps.distributed(2, 0, 1)),
  ),
];
