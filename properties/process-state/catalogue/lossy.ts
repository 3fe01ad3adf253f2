import { catalogued } from '../../scopes.ts';
import {
  acknowledgedRestarts,
  acknowledgedUnderSuspicion,
  demandLost,
  lookUpLost,
  unacknowledged,
} from '../compositions/lossy.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Control channels that lose and double messages. */
export const lossySystems: readonly CataloguedComposition[] = [
  catalogued(
    'Notices are repeated until they are acknowledged, over a channel that loses: the option `control.channel` is `ack-retransmit`',
    scope(
      'no crash, but both are suspected falsely; 1 message lost each way between P and the manager, a repeat after 3 ticks; no second incarnation',
      acknowledgedUnderSuspicion(1, { loss: 1, duplication: 0 }),
    ),
    scope(
      '1 message lost and 1 doubled each way; the last incarnation is 2',
      acknowledgedUnderSuspicion(2, { loss: 1, duplication: 1 }),
    ),
  ),
  catalogued(
    'The same with restarts, over a channel that doubles',
    scope(
      '1 crash and restart of T, 1 message doubled each way: acknowledgements of what was said before',
      acknowledgedRestarts({ T: 1 }, { loss: 0, duplication: 1 }),
    ),
    scope(
      '1 message lost each way, too, and notices repeated after 2 ticks: the option `noticeRetry`',
      acknowledgedRestarts({ T: 1 }, { loss: 1, duplication: 1 }, 2),
    ),
  ),
  catalogued(
    'A look-up is lost, and the target tells of itself before the manager is asked again',
    scope(
      '1 crash and restart of T, 1 message lost each way between P and the manager, 1 message from T to P',
      lookUpLost({ T: 1 }, { loss: 1, duplication: 0 }, 2),
    ),
    scope('1 message doubled each way, too', lookUpLost({ T: 1 }, { loss: 1, duplication: 1 }, 2)),
  ),
  catalogued(
    'A manager restarts beside a process that sends no heartbeats, and what it tells that is lost',
    scope(
      '1 restart of the manager and 1 of T, 1 message lost each way, a repeat after 2 ticks',
      demandLost({ T: 1 }, { loss: 1, duplication: 0 }),
    ),
    scope('2 restarts of T, 2 messages lost and 1 doubled each way', demandLost({ T: 2 }, { loss: 2, duplication: 1 })),
  ),
  catalogued(
    'Nothing is acknowledged over a channel that loses: why the option is there',
    scope('1 crash and restart of T, 1 message lost each way', unacknowledged({ T: 1 }, { loss: 1, duplication: 0 })),
    scope('1 message doubled each way, too', unacknowledged({ T: 1 }, { loss: 1, duplication: 1 })),
  ),
];
