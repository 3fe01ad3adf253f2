import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import { unitInput } from '../../../machines/selective-replay/control-unit-input.fixtures.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';
import { isLate, subject } from './subject.fixtures.ts';

const { direct, request, update, forward } = told;
const unasked = [told.ack(2, 7), told.join(0), told.snapshot(2), told.snapshotAck(2), told.stepDown(1)];

/** Control units that follow a reign, or look for one. */
export const standbys: readonly Subject[] = [
  subject(
    'that stands by',
    controlUnit,
    unitInput(1),
    [
      ...[update(2, 1), update(2, 2), update(1, 1), forward(2, 0), forward(2, 1), forward(2, 2), forward(1, 1)],
      ...[request(), told.failover(0), told.join(2, 0)],
    ],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, and is told what is no concern of it',
    controlUnit,
    unitInput(1),
    [update(2, 1), forward(2, 1), update(7, 1), forward(7, 1), told.failover(7), told.join(2, 0), ...unasked],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, each channel in its own order',
    controlUnit,
    unitInput(1, { applyOrder: 'perChannel', probeScope: 'pendingOnly' }),
    [update(2, 1), told.wholeUpdate(2, 2), forward(2, 1), forward(2, 2), told.failover(0)],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, and is told by clients',
    controlUnit,
    unitInput(1, { ackPath: 'direct', probeScope: 'pendingOnly' }),
    [update(2, 1), update(2, 2), direct(2, 1), direct(2, 2), direct(1, 1), told.failover(0), direct(5, 1)],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that stands by, and is told of several updates at once',
    controlUnit,
    unitInput(1, { ackMode: 'cumulative' }),
    [update(2, 1), update(2, 2), update(2, 3), direct(2, 1), forward(2, 2), direct(2, 3)],
  ),
  subject(
    'that stands by beside another',
    controlUnit,
    unitInput(2, { units: ['U0', 'U1', 'U2'] }),
    [
      ...[told.failover(0), told.failover(1), told.processFit, told.join(3, 0), told.join(4)],
      ...[told.stepDown(4), told.stepDown(6), told.snapshot(4), told.snapshotAck(3), told.snapshotAck(4)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen, epoch }) => Number(highestEpochSeen) > 4 || Number(epoch) > 0,
  ),
  subject(
    'that stands by beside another, and is told of updates',
    controlUnit,
    unitInput(2, { units: ['U0', 'U1', 'U2'] }),
    [
      ...[told.failover(0), told.failover(1), told.processFit, told.join(4), told.stepDown(4)],
      ...[update(3, 1), forward(3, 1), told.direct(4, 1), told.direct(3, 1), told.channelClosed(3, 1)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen, epoch }) => Number(highestEpochSeen) > 4 || Number(epoch) > 0,
  ),
  subject(
    'that has no state, as all others',
    controlUnit,
    unitInput(0, { isBack: true, highestEpochSeen: 2 }),
    [
      told.join(2),
      told.join(3),
      told.stepDown(3),
      { ...told.join(2), knowsOfNone: true },
      told.snapshot(2),
      told.snapshotAck(2),
    ],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that has room for one update',
    controlUnit,
    unitInput(1, { queueCapacity: 1 }),
    [update(2, 1), update(2, 2), forward(2, 1), forward(2, 2), told.partOfSnapshot(2), told.snapshotRequest(2)],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that has room for one acknowledgement',
    controlUnit,
    unitInput(1, { queueCapacity: 1, ackPath: 'direct', overflowPolicy: 'resyncAll' }),
    [
      ...[update(2, 1), update(2, 2), forward(2, 1), forward(2, 2), told.partOfSnapshot(2)],
      ...[
        { ...forward(2, 1), type: 'AckDirect' },
        { ...forward(2, 2), type: 'AckDirect' },
      ],
    ],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by while a card is taken out',
    controlUnit,
    unitInput(1),
    [
      update(2, 1),
      told.channelClosed(2, 1),
      told.channelClosed(1, 1),
      told.channelClosed(4, 1),
      told.slotReport(false),
      told.slotReport(true),
      told.failover(0),
      told.processFit,
    ],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that is back while a card is taken out',
    controlUnit,
    unitInput(0, { isBack: true, highestEpochSeen: 2 }),
    [told.snapshot(3), told.slotReport(false), told.channelClosed(3, 1)],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that is back',
    controlUnit,
    unitInput(0, { isBack: true, highestEpochSeen: 2 }),
    [
      ...[request(), told.snapshot(1), told.snapshot(3), told.stepDown(3), update(3, 1), forward(3, 1)],
      ...[direct(1, 1), direct(3, 1), direct(3, 2), told.failover(1)],
    ],
    { joinRetry: 1 },
    isLate,
  ),
];
