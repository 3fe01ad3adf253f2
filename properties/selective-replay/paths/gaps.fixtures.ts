import { unitInput } from '../../../machines/selective-replay/control-unit-input.fixtures.ts';
import { clientProcess } from '../../../machines/selective-replay/client-process.ts';
import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import type { Numbered } from '../../../machines/selective-replay/numbered.ts';
import { patience } from '../../../machines/selective-replay/patience.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';
import { isLate, subject } from './subject.fixtures.ts';

const { numbered, update, forward } = told;

/** The charts where channels may lose what they carry. */
export const whereMessagesAreMissed: readonly Subject[] = [
  subject(
    'that stands by, and may miss messages',
    controlUnit,
    unitInput(1, { channelKind: 'lossy' }),
    [
      ...[numbered(update(2, 1), 2, 1), numbered(forward(2, 1), 2, 2), numbered(update(2, 2), 2, 4)],
      ...[numbered(told.partOfSnapshot(2), 2, 2), numbered(told.partOfSnapshot(2), 2, 4), told.failover(0)],
      ...[numbered(told.channelClosed(2, 1), 2, 5), numbered(told.channelClosed(2, 1), 3, 1)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, and hears by heartbeats what it misses',
    controlUnit,
    unitInput(1, { channelKind: 'lossy', hasHeartbeat: true }),
    [
      ...[numbered(update(2, 1), 2, 1), numbered(told.partOfSnapshot(2), 2, 1)],
      ...[numbered(told.unitHeartbeat(0, 2), 2, 0), numbered(told.unitHeartbeat(0, 2), 2, 1)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by for two channels, and may miss messages where it has no room',
    controlUnit,
    unitInput(1, {
      channelKind: 'lossy',
      queueCapacity: 1,
      clients: [
        { pc: told.pc, client: 'A' },
        { pc: told.otherPc, client: 'B' },
      ],
    }),
    [
      ...[numbered(update(2, 1), 2, 1), numbered(update(2, 2), 2, 2), numbered(forward(2, 2), 2, 4)],
      ...[numbered(told.partOfSnapshot(2), 2, 2), numbered(told.partOfSnapshot(2), 2, 3)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that reigns, and whose messages may be lost',
    controlUnit,
    unitInput(0, { channelKind: 'lossy' }),
    [told.request(), told.ack(2, 1), told.overdue, told.channelReset(2), told.replayed(2, 1), told.slotReport(false)],
    {},
    (context) => isLate(context) || (context.numbered as Numbered).forStandbys > 1,
  ),
  subject(
    'of the acknowledgements of one client',
    patience,
    { pc: told.pc, silentRetry: 1 },
    [...[told.awaiting(null), told.awaiting(told.id(2, 1)), told.awaiting(told.id(2, 2))]],
    { silentRetry: 1 },
  ),
  subject('of one client, which may miss messages', clientProcess, told.clientInput(), [
    ...[numbered(told.toClient(2, 1), 2, 1), numbered(told.toClient(2, 2), 2, 3), numbered(told.whole(2, 3), 2, 4)],
    ...[numbered(told.replay(2), 2, 3), numbered(told.replayOfSome(3), 3, 2), numbered(told.replayOfSome(3), 3, 1)],
  ]),
];
