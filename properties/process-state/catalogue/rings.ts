import { catalogued } from '../../scopes.ts';
import { timelyControl, lateControl } from '../compositions/travel.ts';
import {
  cardLoss,
  localExit,
  localHeartbeat,
  localMutual,
  localPoll,
  localPollLate,
  localPollRepeat,
  lookUpOfItself,
  contestedLate,
  moving,
} from '../compositions/local.ts';
import {
  controlCardLoss,
  managerRestart,
  partition,
  restartWhileProbing,
  restartWhileTalking,
  withoutEpochs,
} from '../compositions/restarts.ts';
import { mutual } from '../compositions/choices.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Beyond the core: operating systems that tell of deaths, lost cards, moved processes, and a manager that restarts. */
export const ringSystems: readonly CataloguedComposition[] = [
  catalogued(
    'Two processes beside the manager, whose operating system reports their ends',
    scope(
      "the catalogue's scope C: 2 crashes of T, control messages late by any time",
      localExit(2, lateControl('fifo')),
    ),
    scope('3 crashes of T', localExit(3, lateControl('fifo'))),
  ),
  catalogued(
    'The same over channels that keep no order',
    scope('2 crashes of T, in time', { ...localExit(2, timelyControl('bag')), name: 'process-state/local-reordered' }),
    scope('2 crashes of T, late by any time', {
      ...localExit(2, lateControl('bag')),
      name: 'process-state/local-reordered',
    }),
  ),
  catalogued(
    'The same with an identifier of its own for every instance',
    scope('2 crashes of T, in time', {
      ...localExit(2, timelyControl('fifo'), false),
      name: 'process-state/local-fresh-identifiers',
    }),
    scope('2 crashes of T, late by any time', {
      ...localExit(2, lateControl('fifo'), false),
      name: 'process-state/local-fresh-identifiers',
    }),
  ),
  catalogued(
    'Two processes beside the manager that watch each other',
    scope(
      '1 crash and restart of each, in time',
      localMutual('local-mutual', { T: 1, P: 1 }, {}, timelyControl('fifo')),
    ),
    scope('late by any time', localMutual('local-mutual', { T: 1, P: 1 }, {}, lateControl('fifo'))),
  ),
  catalogued(
    'The same with an operating system that must be asked, under a manager that restarts',
    scope(
      '1 crash and restart of T and of the manager, a question every 2 ticks',
      localMutual(
        'local-poll-restart',
        { manager: 1, T: 1 },
        { localDetector: 'os-poll', pollPeriod: 2 },
        timelyControl('fifo'),
      ),
    ),
    scope(
      '1 of P too',
      localMutual(
        'local-poll-restart',
        { manager: 1, T: 1, P: 1 },
        { localDetector: 'os-poll', pollPeriod: 2 },
        timelyControl('fifo'),
      ),
    ),
  ),
  catalogued(
    'Two processes beside the manager, whose operating system must be asked',
    scope('2 crashes of T, a question every 2 ticks', localPoll(2, 2)),
    scope('3 crashes of T, a question every 5 ticks, which is the default', localPoll(3, 5)),
  ),
  catalogued(
    'The same with requests that are late, and repeated: one comes after the end of its sender, which nobody has noticed',
    scope('T alone, 1 crash, control messages late by any time', localPollRepeat(1, ['T'])),
    scope('P follows T, 2 crashes', localPollRepeat(2, ['P', 'T'])),
  ),
  catalogued(
    'The same with answers that are late',
    scope('T alone, 1 crash, one question or answer late by any time and overtaken', localPollLate(1, ['T'])),
    scope('2 crashes', localPollLate(2, ['T'])),
  ),
  catalogued(
    'A process beside the manager that is judged by its heartbeats',
    scope('1 crash, heartbeats and control late by any time', localHeartbeat(1)),
    scope('3 crashes', localHeartbeat(3)),
  ),
  catalogued(
    'A process that looks itself up',
    scope('2 crashes, control late by any time', lookUpOfItself(2)),
    scope('3 crashes', lookUpOfItself(3)),
  ),
  catalogued(
    'Two processes on a card that is lost as a whole',
    scope('1 loss and return of the card, limit 2', cardLoss(1)),
    scope('2 losses of the card', cardLoss(2)),
  ),
  catalogued(
    'A process that is started elsewhere while it may still run where it was',
    scope('no crash: both instances live', moving('process-state/moving', {}, {})),
    scope('1 crash and restart of each', moving('process-state/moving', { 'T here': 1, 'T there': 1 }, {})),
  ),
  catalogued(
    "A process that moves from the manager's own processor to another",
    scope('1 crash and restart at home', moving('process-state/moving-away', { 'T here': 1 }, {}, 0)),
    scope('1 crash and restart of each', moving('process-state/moving-away', { 'T here': 1, 'T there': 1 }, {}, 0)),
  ),
  catalogued(
    'Two instances of one name that do not give way: the option `superseded` is `demand-reregister`',
    scope('no crash', moving('process-state/moving-contested', {}, { superseded: 'demand-reregister' })),
    scope(
      'control messages late by any time, and nobody follows them; the last incarnation is 3',
      contestedLate({ superseded: 'demand-reregister' }),
    ),
  ),
  catalogued(
    'Two processes that watch each other',
    scope("the catalogue's scope E: 1 crash and restart of each, limit 2", mutual({ T: 1, P: 1 }, 3)),
    scope('2 crashes and restarts of each', mutual({ T: 2, P: 2 }, 4)),
  ),
  catalogued(
    'A process that is cut off from the manager, but not from its peer',
    scope('1 partition and its end, 1 message each way, control in time', partition({ T: 1 }, timelyControl('fifo'))),
    scope('control late by any time', partition({ T: 1 }, lateControl('fifo'))),
  ),
  catalogued(
    'A manager that restarts under processes elsewhere',
    scope(
      "the catalogue's scope D: 1 restart of the manager and 1 of T",
      managerRestart('manager-restart', { T: 1 }, [], {}, 2),
    ),
    scope('1 restart of the manager, 2 of T and 1 of P', managerRestart('manager-restart', { T: 2, P: 1 }, [], {}, 3)),
  ),
  catalogued(
    'A manager that restarts beside one process, under another elsewhere',
    scope(
      '1 restart of the manager and 1 of T, which is local',
      managerRestart('manager-restart-local', { T: 1 }, ['T'], {}, 2),
    ),
    scope('2 of T and 1 of P', managerRestart('manager-restart-local', { T: 2, P: 1 }, ['T'], {}, 3)),
  ),
  catalogued(
    'A manager that restarts beside both processes',
    scope(
      '1 restart of the manager and 1 of T: nobody sends heartbeats',
      managerRestart('manager-restart-beside', { T: 1 }, ['P', 'T'], {}, 2),
    ),
    scope('2 of T and 1 of P', managerRestart('manager-restart-beside', { T: 2, P: 1 }, ['P', 'T'], {}, 3)),
  ),
  catalogued(
    'A control card that is lost as a whole: the manager, its operating system and a process beside them',
    scope('1 loss and return of the card', controlCardLoss({})),
    scope('1 crash and restart of T, which runs elsewhere', controlCardLoss({ T: 1 })),
  ),
  catalogued(
    'A manager that restarts while one process talks to another',
    scope('1 restart of the manager, 1 message', restartWhileTalking({}, 1)),
    scope('1 crash and restart of T too', restartWhileTalking({ T: 1 }, 2)),
  ),
  catalogued(
    'A manager that restarts while it probes',
    scope('1 restart of the manager, heartbeats and probes late by any time, control in time', restartWhileProbing({})),
    scope('1 crash and restart of T', restartWhileProbing({ T: 1 })),
  ),
  catalogued(
    'A manager whose registry outlives it',
    scope(
      '1 restart of the manager and 1 of T',
      managerRestart('manager-restart-durable', { T: 1 }, [], { registryDurable: true }, 3),
    ),
    scope(
      '2 of T and 1 of P',
      managerRestart('manager-restart-durable', { T: 2, P: 1 }, [], { registryDurable: true }, 4),
    ),
  ),
  catalogued(
    'A manager whose registry outlives it, with keys that have no epoch',
    scope(
      '1 restart of the manager and 1 of T: no key repeats',
      managerRestart(
        'manager-restart-durable-without-epochs',
        { T: 1 },
        [],
        { registryDurable: true, keyEpoch: false },
        3,
      ),
    ),
    scope(
      '2 of T and 1 of P',
      managerRestart(
        'manager-restart-durable-without-epochs',
        { T: 2, P: 1 },
        [],
        { registryDurable: true, keyEpoch: false },
        4,
      ),
    ),
  ),
  catalogued(
    'A manager that restarts with keys that have no epoch: what the letter of the text leads to',
    scope(
      '1 restart of the manager and 1 of T, 1 message: keys repeat, and a message takes effect in the wrong instance',
      withoutEpochs({ T: 1 }),
    ),
    scope('1 of P too', withoutEpochs({ T: 1, P: 1 })),
  ),
];
