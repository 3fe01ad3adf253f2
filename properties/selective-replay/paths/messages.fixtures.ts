import type { AcknowledgerInput } from '../../../machines/selective-replay/acknowledger.ts';
import type { ClientInput } from '../../../machines/selective-replay/client-process-data.ts';
import type { HeartbeatInput } from '../../../machines/selective-replay/heartbeat.ts';
import type { LineInput } from '../../../machines/selective-replay/line.ts';
import type { OutletInput } from '../../../machines/selective-replay/outlet.ts';
import type { ProbeInput } from '../../../machines/selective-replay/probe.ts';
import type { UnitProcessInput } from '../../../machines/selective-replay/unit-process.ts';
import { emptySections, wholeOf } from '../../../spec/selective-replay/sections.ts';
import type { Position } from '../../../spec/selective-replay/operation-id.ts';

/** What the charts of selective replay are told, alone. */

/** The channel of the only client. */
export const pc = { proc: 'routing', slot: 0 };

/** The channel of a second client. */
export const otherPc = { proc: 'routing', slot: 1 };

/** What a process of a unit is given. */
export function processInput(settings: Partial<UnitProcessInput> = {}): UnitProcessInput {
  return { proc: 'routing', processRestart: 1, processLoad: 1, crashes: 1, failedStarts: 1, ...settings };
}

/** Whom a probe asks. */
export function probeInput(settings: Partial<ProbeInput> = {}): ProbeInput {
  return { pc, client: 'A', queryTimeout: 1, queryRetries: 1, silentRetry: 1, ...settings };
}

/** Whose messages wait in an outlet. */
export function outletInput(settings: Partial<OutletInput> = {}): OutletInput {
  return { pc, client: 'A', outCapacity: 1, cookieMode: 'none', ...settings };
}

/** How a channel is slow. */
export function lineInput(settings: Partial<LineInput> = {}): LineInput {
  return { outlet: 'outlet/routing/0', stalls: 1, pace: 1, ...settings };
}

/** What a client is given. */
export function clientInput(settings: Partial<ClientInput> = {}): ClientInput {
  return {
    pc,
    answerWhenNothingPending: true,
    incarnation: 1,
    cookieMode: 'none',
    failures: 0,
    units: ['U0', 'U1'],
    queryTimeout: 1,
    ...settings,
  };
}

export const id = (epoch: number, seq: number) => ({ epoch, seq });
/** What the acknowledger of a client is given. */
export function acknowledgerInput(settings: Partial<AcknowledgerInput> = {}): AcknowledgerInput {
  return {
    pc,
    units: ['U0', 'U1'],
    ackPath: 'viaPrimary',
    ackMode: 'perUpdate',
    ackPeriod: 1,
    cookieMode: 'none',
    ...settings,
  };
}

/** The same, with a cookie. */
export const marking = <Said extends object>(said: Said, cookie: number) => ({ ...said, cookie });

/** The same, with its place on a channel. */
export const numbered = <Said extends object>(said: Said, epoch: number, seq: number) => ({
  ...said,
  chanSeq: id(epoch, seq),
});

const body = [{ section: 0, key: 'route', value: 'a', audience: 'all' }];

export const request = (slot = 0) => ({
  type: 'StateChangeRequest',
  requestId: 'a',
  pc: { ...pc, slot },
  change: body,
});
export const update = (epoch: number, seq: number) => ({ type: 'UpdateToStandby', pc, opUid: id(epoch, seq), body });
export const toClient = (epoch: number, seq: number) => ({
  type: 'UpdateToClient',
  pc,
  opUid: id(epoch, seq),
  body,
  from: 'U0',
});
export const ack = (epoch: number, seq: number) => ({ type: 'Ack', pc, opUid: id(epoch, seq), ack: true });
export const forward = (epoch: number, seq: number) => ({ type: 'AckForward', pc, opUid: id(epoch, seq), ack: true });
export const direct = (epoch: number, seq: number) => ({ ...forward(epoch, seq), type: 'AckDirect' });
export const processed = (epoch: number, seq: number) => ({ type: 'Processed', opUid: id(epoch, seq) });
export const toldLast = (opUid: Position) => ({ type: 'Told', opUid });
export const failover = (failed: number) => ({ type: 'FailoverEvent', failed, cause: 'it has ended' });
export const join = (highestEpochSeen: number, unit = 1) => ({ type: 'JoinStandby', unit, highestEpochSeen });
export const snapshotAck = (epoch: number) => ({ type: 'SnapshotAck', unit: 1, epoch, upTo: id(epoch, 0) });
export const stepDown = (epoch: number) => ({ type: 'StepDown', epoch });
export const snapshot = (epoch: number) => ({
  type: 'Snapshot',
  epoch,
  upTo: id(epoch, 1),
  all: true,
  channels: [
    {
      pc,
      sections: emptySections,
      last: id(epoch, 1),
      incarnation: 1,
      unconfirmed: { after: null, upTo: id(epoch, 1) },
    },
  ],
  from: 'U1',
});
export const probed = (opUid: Position) => ({ type: 'Probed', pc, opUid, incarnation: 1 });
export const fellSilent = { type: 'FellSilent', pc };
export const overdue = { type: 'Overdue', pc };
export const awaiting = (oldest: Position) => ({ type: 'Awaiting', oldest });
export const replayDue = { type: 'ReplayDue', pc };
export const replayed = (epoch: number, seq: number) => ({
  type: 'Replayed',
  pc,
  replayUid: id(epoch, seq),
  incarnation: 1,
});
export const query = (epoch: number) => ({ type: 'AckQuery', pc, epoch, lastKnown: null, from: 'U1' });
export const answer = (epoch: number) => ({
  type: 'AckQueryReply',
  pc,
  epoch,
  opUid: null,
  incarnation: 1,
  ack: true,
});
export const replay = (epoch: number) => ({
  type: 'Replay',
  pc,
  epoch,
  kind: 'state',
  replayUid: id(epoch, 0),
  sections: wholeOf(emptySections),
  from: 'U1',
});
export const replayOfSome = (epoch: number) => ({ ...replay(epoch), sections: [{ index: 0, content: {} }], cookie: 1 });
export const messageReplay = (epoch: number, replayUid: Position) => ({
  type: 'Replay',
  pc,
  epoch,
  kind: 'message',
  replayUid,
  body,
  from: 'U1',
});
export const replayAck = (epoch: number) => ({
  type: 'ReplayAck',
  pc,
  replayUid: id(epoch, 0),
  incarnation: 1,
});
export const askClient = (epoch: number) => ({ type: 'AskClient', epoch, lastKnown: null });
export const replayOwed = { type: 'ReplayOwed', pc, sections: 1 };
export const awaitReplay = { type: 'AwaitReplay', epoch: 3, upTo: id(3, 0) };
export const seekClient = (epoch: number) => ({ type: 'SeekClient', epoch });
export const leaveSilent = { type: 'LeaveSilent' };
export const takeoverBegun = { type: 'TakeoverBegun', epoch: 3, pending: 2, probed: 1 };
export const queueDecided = { type: 'QueueDecided', kept: 1 };
export const replaySent = { type: 'ReplaySent', sections: 8 };
export const takeoverEnded = { type: 'TakeoverEnded' };
export const takeoverForgotten = { type: 'TakeoverForgotten' };
export const forgetClient = { type: 'ForgetClient' };
export const takeoverDue = { type: 'TakeoverDue' };
export const qualify = { type: 'Qualify' };
export const stateGiven = { type: 'StateGiven', positions: { 'routing/0': id(2, 1) } };
export const requestAcknowledged = { type: 'RequestAcknowledged', requestId: 'a', opUid: id(2, 1) };
export const requestFinished = { type: 'RequestFinished', opUid: id(2, 1) };
const ofProcess = (type: string) => ({ type, proc: 'routing' });
export const [processFit, processResumed] = [ofProcess('ProcessFit'), ofProcess('ProcessResumed')];
export const [processEnded, processUnfit] = [ofProcess('ProcessEnded'), ofProcess('ProcessUnfit')];
export const switchOrder = { type: 'SwitchOrder', unit: 0 };
export const partEnded = { type: 'PartEnded', from: 'U0', boot: 1 };
export const wholeUpdate = (epoch: number, seq: number) => ({ ...update(epoch, seq), full: 2 });
export const whole = (epoch: number, seq: number) => ({ ...toClient(epoch, seq), full: true });
export const epochQuery = { type: 'EpochQuery', pc, incarnation: 2, from: 'A' };
export const channelReset = (incarnation: number) => ({ type: 'ChannelReset', pc, incarnation });
export const channelClosed = (epoch: number, seq: number) => ({
  type: 'ChannelClosed',
  pc,
  epoch,
  upTo: id(epoch, seq),
});
export const slotReport = (isOccupied: boolean) => ({ type: 'SlotReport', slot: 0, isOccupied });
export const snapshotRequest = (epoch: number) => ({ type: 'SnapshotRequest', unit: 1, epoch, channels: [pc] });
export const partOfSnapshot = (epoch: number) => ({ ...snapshot(epoch), all: false });
export const slotQuery = { type: 'SlotQuery', from: 'U0' };
export const epochReply = (from: string, epoch: number, incarnation = 2) => ({
  type: 'EpochReply',
  pc,
  incarnation,
  epoch,
  from,
});
export const unitHeartbeat = (unit: number, epoch: number) => ({ type: 'UnitHeartbeat', unit, epoch });
/** What the heartbeat of the second of two units is given. */
export function heartbeatInput(settings: Partial<HeartbeatInput> = {}): HeartbeatInput {
  return { unit: 1, others: ['U0'], heartbeatPeriod: 1, heartbeatTimeout: 2, ...settings };
}
export const responsible = { type: 'Responsible', epoch: 3 };
export const counted = (epoch: number, seq: number) => ({ type: 'Counted', chanSeq: { epoch, seq } });
export const countingOn = (unit: number) => ({ type: 'CountingOn', unit });
export const heard = { type: 'Heard' };
export const countingOnNobody = { type: 'CountingOnNobody' };
