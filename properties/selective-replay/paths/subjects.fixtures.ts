import type { AnyEventObject, AnyStateMachine } from 'xstate';
import { acknowledger } from '../../../machines/selective-replay/acknowledger.ts';
import { watch } from '../../../machines/selective-replay/arbiter.ts';
import { clientProcess } from '../../../machines/selective-replay/client-process.ts';
import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import { probe } from '../../../machines/selective-replay/probe.ts';
import { slot } from '../../../machines/selective-replay/slot.ts';
import { takeoverMeter } from '../../../machines/selective-replay/takeover-meter.ts';
import type { TakeoverMeasure } from '../../../spec/selective-replay/view.ts';
import { never, type Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';

/** A second change is made like the first, and a third reign is like the second. */
const isLate: Subject['isFar'] = ({ changes, highestEpochSeen }) => Number(changes) > 1 || Number(highestEpochSeen) > 5;

function subject(
  choice: string,
  machine: AnyStateMachine,
  input: unknown,
  events: readonly AnyEventObject[],
  delays: Subject['delays'] = {},
  isFar: Subject['isFar'] = never,
): Subject {
  return { choice, machine, input, delays, events, isFar };
}

const { direct, request, update, forward, probed } = told;
const unasked = [told.ack(2, 7), told.join(0), told.snapshot(2), told.snapshotAck(2), told.stepDown(1)];

/** Every chart of selective replay, with what may happen to it. */
export const subjects: readonly Subject[] = [
  subject(
    'that stands by',
    controlUnit,
    told.unitInput(1),
    [
      ...[update(7, 1), forward(7, 1)],
      ...[update(2, 1), update(2, 2), update(1, 1), forward(2, 0), forward(2, 1), forward(2, 2), forward(1, 1)],
      ...[request(), told.failover(0), told.failover(7), told.join(2, 0), ...unasked],
    ],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, each channel in its own order',
    controlUnit,
    told.unitInput(1, { applyOrder: 'perChannel', probeScope: 'pendingOnly' }),
    [update(2, 1), told.wholeUpdate(2, 2), forward(2, 1), forward(2, 2), told.failover(0)],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that stands by, and is told by clients',
    controlUnit,
    told.unitInput(1, { ackPath: 'direct', probeScope: 'pendingOnly' }),
    [update(2, 1), update(2, 2), direct(2, 1), direct(2, 2), direct(1, 1), told.failover(0), direct(5, 1)],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that stands by, and is told of several updates at once',
    controlUnit,
    told.unitInput(1, { ackMode: 'cumulative' }),
    [update(2, 1), update(2, 2), update(2, 3), direct(2, 1), forward(2, 2), direct(2, 3)],
  ),
  subject(
    'that reigns, and whose standby is told by clients',
    controlUnit,
    told.unitInput(0, { ackPath: 'direct', ackMode: 'cumulative' }),
    [request(), told.ack(2, 1), told.ack(2, 2), direct(2, 1), direct(3, 1)],
    { joinRetry: 1 },
    ({ changes }) => Number(changes) > 2,
  ),
  subject(
    'that stands by beside another',
    controlUnit,
    told.unitInput(2, { units: ['U0', 'U1', 'U2'] }),
    [
      ...[
        told.failover(0),
        told.failover(1),
        told.join(3, 0),
        told.join(4),
        told.stepDown(4),
        told.stepDown(6),
        told.snapshot(4),
      ],
      ...[told.snapshotAck(3), told.snapshotAck(4), update(3, 1), forward(3, 1), told.direct(4, 1), told.direct(3, 1)],
    ],
    { joinRetry: 1 },
    ({ highestEpochSeen, epoch }) => Number(highestEpochSeen) > 4 || Number(epoch) > 0,
  ),
  subject(
    'that has no state, as all others',
    controlUnit,
    told.unitInput(0, { isBack: true, highestEpochSeen: 2 }),
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
    'that takes over',
    controlUnit,
    told.unitInput(1),
    [
      ...[update(7, 1), forward(7, 1)],
      ...[update(2, 1), told.failover(0), probed(null), probed(told.id(2, 1)), told.fellSilent, told.replayDue],
      ...[told.replayed(3, 0), request(), told.stepDown(2), told.stepDown(4)],
    ],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that cuts its queue',
    controlUnit,
    told.unitInput(1, { cutPolicy: 'trailingPrefix', cutWeight: 0, cutFloor: 'applied' }),
    [update(2, 1), update(2, 2), told.failover(0), probed(null), probed(told.id(2, 1))],
    {},
    isLate,
  ),
  subject(
    'that replays messages',
    controlUnit,
    told.unitInput(1, { unansweredQuery: 'replay', replayUnit: 'messages' }),
    [
      ...[update(2, 1), update(2, 2), told.wholeUpdate(2, 2), told.failover(0), probed(null), probed(told.id(2, 1))],
      ...[told.replayDue, told.replayed(2, 2), told.fellSilent],
    ],
    {},
    isLate,
  ),
  subject(
    'that replays sections',
    controlUnit,
    told.unitInput(1, { cookieMode: 'sections8', replayUnit: 'sections' }),
    [
      ...[told.marking(update(2, 1), 1), told.marking(update(2, 2), 4), told.failover(0), told.replayDue],
      ...[told.marking(probed(told.id(2, 1)), 1), told.marking(probed(null), 0), probed(told.id(2, 2))],
    ],
    {},
    isLate,
  ),
  subject(
    'that reigns, and whose updates carry cookies',
    controlUnit,
    told.unitInput(0, { cookieMode: 'custom' }),
    [request(), told.ack(2, 1), told.join(0), told.channelReset(2)],
    {},
    isLate,
  ),
  subject(
    'that reigns',
    controlUnit,
    told.unitInput(0),
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
    'that has room for one update',
    controlUnit,
    told.unitInput(1, { queueCapacity: 1 }),
    [update(2, 1), update(2, 2), forward(2, 1), forward(2, 2), told.partOfSnapshot(2), told.snapshotRequest(2)],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 2,
  ),
  subject(
    'that has room for one acknowledgement',
    controlUnit,
    told.unitInput(1, { queueCapacity: 1, ackPath: 'direct', overflowPolicy: 'resyncAll' }),
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
    'that is asked for what a standby had no room for',
    controlUnit,
    told.unitInput(0),
    [request(), told.snapshotRequest(2), told.snapshotRequest(1)],
    {},
    isLate,
  ),
  subject(
    'that stands by while a card is taken out',
    controlUnit,
    told.unitInput(1),
    [update(2, 1), told.channelClosed(2, 1), told.slotReport(false), told.slotReport(true), told.failover(0)],
    {},
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that reigns while a card is taken out',
    controlUnit,
    told.unitInput(0),
    [request(), told.slotReport(false), told.slotReport(true), told.channelReset(2), told.ack(2, 1), probed(null)],
    {},
    isLate,
  ),
  subject(
    'that is back while a card is taken out',
    controlUnit,
    told.unitInput(0, { isBack: true, highestEpochSeen: 2 }),
    [told.snapshot(3), told.slotReport(false), told.channelClosed(3, 1)],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that tells nobody of completion',
    controlUnit,
    told.unitInput(0, { ackToProcess: false }),
    [request(), told.ack(2, 1)],
    {},
    isLate,
  ),
  subject(
    'that is asked by a client that was reset',
    controlUnit,
    told.unitInput(0),
    [told.epochQuery, told.channelReset(1), told.channelReset(2), request(), told.ack(2, 1), told.ack(2, 2)],
    {},
    ({ changes }) => Number(changes) > 2,
  ),
  subject(
    'that hears a silent client',
    controlUnit,
    told.unitInput(0),
    [probed(null), told.fellSilent, told.replayDue, told.replayed(2, 0), told.replayed(2, 1), request()],
    {},
    isLate,
  ),
  subject(
    'that is back',
    controlUnit,
    told.unitInput(0, { isBack: true, highestEpochSeen: 2 }),
    [
      ...[request(), told.snapshot(1), told.snapshot(3), told.stepDown(3), update(3, 1), forward(3, 1)],
      ...[direct(1, 1), direct(3, 1), direct(3, 2), told.failover(1)],
    ],
    { joinRetry: 1 },
    isLate,
  ),
  subject(
    'that asks twice',
    probe,
    told.probeInput(),
    [
      ...[told.askClient(3), told.awaitReplay, told.leaveSilent, told.forgetClient, told.answer(3), told.answer(2)],
      ...[told.replayAck(3), told.replayAck(2), told.seekClient(3)],
    ],
    { queryTimeout: 1, silentRetry: 1 },
  ),
  subject(
    'of a takeover',
    takeoverMeter,
    { tick: 1 },
    [told.takeoverBegun, told.queueDecided, told.replaySent, told.takeoverEnded, told.takeoverForgotten],
    { tick: 1 },
    ({ measured }) => {
      const { ticks, replays, probed, applied, discarded } = measured as TakeoverMeasure;
      return ticks > 1 || replays > 1 || probed > 1 || applied > 2 || Math.abs(discarded) > 2;
    },
  ),
  subject('of one client', clientProcess, told.clientInput(), [
    ...[told.toClient(2, 1), told.toClient(2, 2), told.query(3), told.query(2), told.replay(3), told.replay(2)],
    ...[told.messageReplay(3, told.id(2, 1)), told.messageReplay(3, told.id(2, 2))],
  ]),
  subject(
    'of one client that says what has changed',
    clientProcess,
    told.clientInput({ cookieMode: 'sections8', failures: 1 }),
    [
      ...[told.marking(told.toClient(2, 1), 1), told.query(3), told.replay(3), told.replayOfSome(3)],
      ...[{ type: 'choice.fail' }],
    ],
  ),
  subject(
    'that says nothing where it has nothing new',
    clientProcess,
    told.clientInput({ answerWhenNothingPending: false }),
    [...[told.toClient(2, 1), told.query(3)]],
  ),
  subject('that acknowledges each update', acknowledger, told.acknowledgerInput({ ackPath: 'both' }), [
    ...[told.processed(2, 1), told.processed(2, 2), told.toldLast(told.id(2, 2)), told.toldLast(null)],
  ]),
  subject(
    'that acknowledges several updates at once',
    acknowledger,
    told.acknowledgerInput({ ackMode: 'cumulative', ackPath: 'direct' }),
    [...[told.processed(2, 1), told.processed(2, 2), told.toldLast(told.id(2, 2)), told.toldLast(null)]],
    { ackPeriod: 1 },
  ),
  subject(
    'that acknowledges several updates at once, with their cookies',
    acknowledger,
    told.acknowledgerInput({ ackMode: 'cumulative', cookieMode: 'sections8' }),
    [
      ...[told.marking(told.processed(2, 1), 1), told.marking(told.processed(2, 2), 4), told.processed(2, 2)],
      ...[told.toldLast(null)],
    ],
    { ackPeriod: 1 },
  ),
  subject(
    'that cannot apply an update',
    clientProcess,
    told.clientInput({ failures: 1 }),
    [
      ...[{ type: 'choice.fail' }, told.toClient(2, 1), told.toClient(2, 2), told.replay(3), told.whole(2, 3)],
      ...[told.query(3), told.replayOfSome(3)],
    ],
    { queryTimeout: 1 },
  ),
  subject(
    'whose card was reset',
    clientProcess,
    told.clientInput({ incarnation: 2 }),
    [
      ...[told.epochReply('U0', 2), told.epochReply('U1', 3), told.epochReply('U1', 3, 1), told.toClient(3, 1)],
      ...[told.whole(3, 2), told.query(3), told.query(2), told.replay(3), told.messageReplay(3, told.id(2, 1))],
    ],
    { queryTimeout: 1 },
  ),
  subject(
    'that may be wrong once',
    watch,
    { unit: 0, others: ['U1'], detection: 1, suspicions: 1 },
    [told.switchOrder, told.partEnded, { type: 'choice.suspect' }],
    { detection: 1 },
  ),
  subject('whose card may be taken out once', slot, { slot: 0, units: ['U0', 'U1'], removals: 1 }, [
    ...[{ type: 'choice.remove' }, { type: 'choice.insert' }, told.slotQuery],
  ]),
];
