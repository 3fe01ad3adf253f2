import { catalogued } from '../../scopes.ts';
import { chosen, chosenLookUp, chosenTalk, lateLookUpIgnored, pollFor, probedMutual } from '../compositions/choices.ts';
import { timelyControl } from '../compositions/travel.ts';
import { scope, type CataloguedComposition } from './scope.ts';

const inTime = { control: timelyControl('fifo') };

/** Options with other values than their defaults, one at a time. */
export const choiceSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A silent process is asked before it counts as dead: the option `remote.probe` is on',
    scope('no crash; heartbeats, probes and control late by any time', chosen('probe', { probe: true }, 0)),
    scope('1 crash', chosen('probe', { probe: true }, 1)),
  ),
  catalogued(
    'The same among two processes that watch each other',
    scope('1 crash and restart of T, limit 1, in time; no second incarnation', probedMutual({ T: 1 }, 1)),
    scope('1 crash and restart of each; the last incarnation is 2', probedMutual({ T: 1, P: 1 }, 2)),
  ),
  catalogued(
    'The same with less time for the answer: the option `remote.probeWait` is 1',
    scope('1 crash, control in time', { ...chosen('probe-wait', { probe: true, probeWait: 1 }, 1), ...inTime }),
    scope('control late too', chosen('probe-wait', { probe: true, probeWait: 1 }, 1)),
  ),
  catalogued(
    'Late heartbeats stay unanswered: the option `lateHeartbeat` is `ignore`',
    scope('1 crash', chosen('late-heartbeat-ignored', { lateHeartbeat: 'ignore' }, 1)),
    scope(
      '2 crashes, 1 heartbeat lost and 1 doubled',
      chosen('late-heartbeat-ignored', { lateHeartbeat: 'ignore' }, 2, 1),
    ),
  ),
  catalogued(
    'Late look-ups stay unanswered too',
    scope('P looks T up, which never starts; no crash, heartbeats and control late by any time', lateLookUpIgnored(0)),
    scope('1 crash and restart of P', lateLookUpIgnored(1)),
  ),
  catalogued(
    'One process asks again and again: the option `lookup.wait` is `poll`',
    scope('T starts late, crashes and restarts; a question every 2 ticks', pollFor({ T: 1 }, 2)),
    scope('2 crashes of T and 1 of P, a question every 4 ticks, which is the default', pollFor({ T: 2, P: 1 }, 4)),
  ),
  catalogued(
    'Interest outlives its instance: the option `interest.lifetime` is `process`',
    scope(
      '1 crash and restart of each',
      chosenLookUp('interest-of-process', { interestLifetime: 'process' }, { T: 1, P: 1 }),
    ),
    scope('2 of T and 2 of P', chosenLookUp('interest-of-process', { interestLifetime: 'process' }, { T: 2, P: 2 }, 4)),
  ),
  catalogued(
    'Incarnations begin with 0: the option `key.firstIncarnation`',
    scope('1 crash', chosen('first-incarnation', { firstIncarnation: 0 }, 1)),
    scope('2 crashes, 1 heartbeat lost and 1 doubled', chosen('first-incarnation', { firstIncarnation: 0 }, 2, 1)),
  ),
  catalogued(
    'Heartbeats every 2 ticks, and 3 counts of silence allowed, which is the default limit: the option `remote.heartbeatPeriod`',
    scope('1 crash, in time', { ...chosen('heartbeat-period', { heartbeatPeriod: 2 }, 1), limit: 3, ...inTime }),
    scope('2 crashes, late', { ...chosen('heartbeat-period', { heartbeatPeriod: 2 }, 2), limit: 3 }),
  ),
  catalogued(
    'Requests repeated at every tick: the option `registerRetry` is 1',
    scope('1 crash', { ...chosen('register-retry', {}, 1), registerRetry: 1, ...inTime }),
    scope('2 crashes, late', { ...chosen('register-retry', {}, 2), registerRetry: 1 }),
  ),
  catalogued(
    'Messages that came too early are sent again after 2 ticks: the option `ipcRetry`',
    scope('1 message, 1 crash of T', chosenTalk('ipc-retry', { ipcRetry: 2 }, { T: 1 }, 1)),
    scope('2 messages, 2 crashes of T', chosenTalk('ipc-retry', { ipcRetry: 2 }, { T: 2 }, 2)),
  ),
];
