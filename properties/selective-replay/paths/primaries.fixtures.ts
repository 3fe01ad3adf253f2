import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import { unitInput } from '../../../machines/selective-replay/control-unit-input.fixtures.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';
import { isLate, subject } from './subject.fixtures.ts';

const { direct, request, update, forward, probed } = told;

/** Control units that reign, or take over. */
export const primaries: readonly Subject[] = [
  subject(
    'that reigns while a process of it ends',
    controlUnit,
    unitInput(0),
    [
      ...[request(), told.ack(2, 1), told.processEnded, told.processResumed, told.processUnfit],
      ...[told.requestFinished],
    ],
    {},
    isLate,
  ),
  subject(
    'that is to take over, and whose process may not run',
    controlUnit,
    unitInput(1),
    [
      ...[update(2, 1), told.failover(0), told.processFit, told.processEnded, told.processResumed, told.processUnfit],
      ...[told.stepDown(4), direct(4, 1), probed(null)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen, unfit }) => Number(highestEpochSeen) > 5 || (unfit as readonly string[]).length > 1,
  ),
  subject(
    'that reigns, and whose standby is told by clients',
    controlUnit,
    unitInput(0, { ackPath: 'direct', ackMode: 'cumulative' }),
    [request(), told.ack(2, 1), told.ack(2, 2), direct(2, 1), direct(3, 1), told.replayOwed],
    { joinRetry: 1 },
    ({ changes }) => Number(changes) > 2,
  ),
  subject(
    'that takes over',
    controlUnit,
    unitInput(1),
    [
      ...[update(7, 1), forward(7, 1)],
      ...[update(2, 1), told.failover(0), told.processFit, probed(null), probed(told.id(2, 1))],
      ...[told.fellSilent, told.replayDue],
      ...[told.replayed(3, 0), request(), told.stepDown(2), told.stepDown(4)],
    ],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that cuts its queue',
    controlUnit,
    unitInput(1, { cutPolicy: 'trailingPrefix', cutWeight: 0, cutFloor: 'applied' }),
    [update(2, 1), update(2, 2), told.failover(0), told.processFit, probed(null), probed(told.id(2, 1))],
    {},
    isLate,
  ),
  subject(
    'that replays messages',
    controlUnit,
    unitInput(1, { unansweredQuery: 'replay', replayUnit: 'messages' }),
    [
      ...[
        update(2, 1),
        update(2, 2),
        told.wholeUpdate(2, 2),
        told.failover(0),
        told.processFit,
        probed(null),
        probed(told.id(2, 1)),
      ],
      ...[told.replayDue, told.replayed(2, 2), told.fellSilent],
    ],
    {},
    isLate,
  ),
  subject(
    'that replays sections',
    controlUnit,
    unitInput(1, { cookieMode: 'sections8', replayUnit: 'sections' }),
    [
      ...[
        told.marking(update(2, 1), 1),
        told.marking(update(2, 2), 4),
        told.failover(0),
        told.processFit,
        told.replayDue,
      ],
      ...[
        told.marking(probed(told.id(2, 1)), 1),
        told.marking(probed(null), 0),
        probed(told.id(2, 2)),
        told.replayOwed,
      ],
    ],
    {},
    isLate,
  ),
  subject(
    'that reigns, and whose updates carry cookies',
    controlUnit,
    unitInput(0, { cookieMode: 'custom' }),
    [request(), told.ack(2, 1), told.join(0), told.channelReset(2)],
    {},
    isLate,
  ),
  subject(
    'that reigns',
    controlUnit,
    unitInput(0),
    [
      ...[update(7, 1), forward(7, 1)],
      ...[
        request(),
        request(7),
        told.ack(2, 1),
        told.ack(2, 2),
        told.failover(1),
        told.join(0),
        told.join(4),
        told.join(5),
      ],
      ...[told.snapshotAck(2), told.snapshotAck(1), told.stepDown(1), told.stepDown(3), update(2, 1), forward(2, 1)],
      ...[told.snapshot(2)],
    ],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that is asked for what a standby had no room for',
    controlUnit,
    unitInput(0),
    [request(), told.snapshotRequest(2), told.snapshotRequest(1)],
    {},
    isLate,
  ),
  subject(
    'that reigns while a card is taken out',
    controlUnit,
    unitInput(0),
    [request(), told.slotReport(false), told.slotReport(true), told.channelReset(2), told.ack(2, 1), probed(null)],
    {},
    isLate,
  ),
  subject(
    'that tells nobody of completion',
    controlUnit,
    unitInput(0, { ackToProcess: false }),
    [request(), told.ack(2, 1)],
    {},
    isLate,
  ),
  subject(
    'that is asked by a client that was reset',
    controlUnit,
    unitInput(0),
    [told.epochQuery, told.channelReset(1), told.channelReset(2), request(), told.ack(2, 1), told.ack(2, 2)],
    {},
    ({ changes }) => Number(changes) > 2,
  ),
  subject(
    'that hears a silent client',
    controlUnit,
    unitInput(0),
    [probed(null), told.fellSilent, told.replayDue, told.replayed(2, 0), told.replayed(2, 1), request()],
    {},
    isLate,
  ),
];
