import { acknowledger } from '../../../machines/selective-replay/acknowledger.ts';
import { watch } from '../../../machines/selective-replay/arbiter.ts';
import { clientProcess } from '../../../machines/selective-replay/client-process.ts';
import { heartbeat } from '../../../machines/selective-replay/heartbeat.ts';
import { line } from '../../../machines/selective-replay/line.ts';
import { outlet } from '../../../machines/selective-replay/outlet.ts';
import { probe } from '../../../machines/selective-replay/probe.ts';
import { slot } from '../../../machines/selective-replay/slot.ts';
import { takeoverMeter } from '../../../machines/selective-replay/takeover-meter.ts';
import { unitProcess } from '../../../machines/selective-replay/unit-process.ts';
import type { TakeoverMeasure } from '../../../spec/selective-replay/view.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';
import { subject } from './subject.fixtures.ts';

/** The charts beside the control unit: what stands at a client, a slot or a watch, or helps a unit. */
export const besideUnits: readonly Subject[] = [
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
    [
      told.takeoverDue,
      told.takeoverBegun,
      told.queueDecided,
      told.replaySent,
      told.takeoverEnded,
      told.takeoverForgotten,
    ],
    { tick: 1 },
    ({ measured }) => {
      const { ticks, replays, probed, applied, discarded } = measured as TakeoverMeasure;
      return ticks > 1 || replays > 1 || probed > 1 || applied > 2 || Math.abs(discarded) > 2;
    },
  ),
  subject(
    'of a unit that stands by, and takes over',
    heartbeat,
    told.heartbeatInput(),
    [told.responsible, told.counted(3, 1), told.countingOn(0), told.countingOn(2), told.heard, told.countingOnNobody],
    { heartbeatPeriod: 1, heartbeatTimeout: 2 },
  ),
  subject(
    'of a unit',
    unitProcess,
    told.processInput(),
    [
      ...[told.request(), told.requestAcknowledged, told.qualify, told.stateGiven, { type: 'choice.crash' }],
      ...[{ type: 'choice.failToStart' }],
    ],
    { processRestart: 1, processLoad: 1 },
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
  subject('to a slow client', outlet, told.outletInput(), [
    ...[{ type: 'ChannelFull' }, { type: 'ChannelWritable' }, { type: 'DropWaiting' }, told.query(3), told.replay(3)],
    ...[told.toClient(2, 1), told.toClient(2, 2), told.whole(2, 3), told.epochReply('U0', 2)],
  ]),
  subject('that is full once', line, told.lineInput(), [{ type: 'choice.stall' }], { pace: 1 }),
  subject('whose card may be taken out once', slot, { slot: 0, units: ['U0', 'U1'], removals: 1 }, [
    ...[{ type: 'choice.remove' }, { type: 'choice.insert' }, told.slotQuery],
  ]),
];
