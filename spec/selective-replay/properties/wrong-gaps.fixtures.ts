import type { Replay } from '../messages.ts';
import { emptySections, wholeOf } from '../sections.ts';
import * as gaps from './gaps.ts';
import type { Told } from './story.fixtures.ts';
import { A, B, delivered, withChannel, withClient, withUnit, type World } from './world.fixtures.ts';
import { fourth, second, third, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const lossy = (world: World): World => ({ ...world, setting: { ...world.setting, channelKind: 'lossy' } });

/** The step, whose message has this number. */
const numbered = ({ event }: Told, chanSeq: object): Pick<Told, 'event'> =>
  event.kind === 'deliver' ? { event: { ...event, message: { ...event.message, chanSeq } } } : { event };

const start: Replay = {
  ...{ type: 'Replay', pc: B, epoch: 3, kind: 'state', replayUid: { epoch: 3, seq: 0 } },
  sections: wholeOf(emptySections),
  chanSeq: { epoch: 3, seq: 1 },
};

const ofPrimary = { type: 'UnitHeartbeat', unit: 0, epoch: 2 } as const;

/** What may be got wrong where messages are missing. */
export const wrongGaps: readonly WrongStep[] = [
  wrong(gaps.clientsTakeNothingPastAGap, 'an update after a missing one is taken', 'update 1 at the client', (step) =>
    numbered(step, second),
  ),
  wrong(gaps.clientsGoNoWayBack, 'a replay is written again that was overtaken', 'replay at its client', (step) => ({
    ...delivered('client-2', 'unit-1', start),
    before: withClient(step.before, B, { heard: { epoch: 3, seq: 2 }, lastProcessed: { epoch: 3, seq: 1 } }),
    after: withClient(step.after, B, { heard: { epoch: 3, seq: 2 }, lastProcessed: { epoch: 3, seq: 0 } }),
  })),
  wrong(gaps.standbysTakeNothingPastAGap, 'an update after a missing one is kept', 'update 1 at the standby', (step) =>
    numbered(step, second),
  ),
  wrong(gaps.snapshotsFitWhatWasHeard, 'an overtaken snapshot is taken', 'update 1 at the standby', (step) => ({
    ...delivered('unit-1', 'unit-0', {
      ...{ type: 'Snapshot', epoch: 2, upTo: second, all: false, channels: [], chanSeq: third },
    }),
    before: withUnit(withChannel(lossy(step.before), 'unit-1', A, { lacksUpdates: true }), 'unit-1', {
      phase: 'overflowed',
      heard: fourth,
    }),
    after: withUnit(lossy(step.after), 'unit-1', { heard: fourth }),
  })),
  wrong(gaps.theLastIsAskedFor, 'what was not heard by the next heartbeat is not missed', 'request 1', (step) => ({
    ...delivered('unit-1', 'unit-0', { ...ofPrimary, chanSeq: third }),
    before: withUnit(lossy(step.before), 'unit-1', { lastHeartbeat: { chanSeq: third, heard: null } }),
    after: withUnit(lossy(step.before), 'unit-1', { lastHeartbeat: { chanSeq: third, heard: null } }),
  })),
  wrong(gaps.theLastIsAskedFor, 'what a heartbeat says is not remembered', 'request 1', (step) => ({
    ...delivered('unit-1', 'unit-0', { ...ofPrimary, chanSeq: third }),
    before: lossy(step.before),
    after: lossy(step.before),
  })),
  wrong(gaps.heartbeatsSayHowFar, 'a heartbeat says nothing of it', 'request 1', () => ({
    sent: [{ from: 'unit-0', to: 'unit-1', message: ofPrimary }],
  })),
  wrong(gaps.heartbeatsSayHowFar, 'a heartbeat counts what was not said', 'request 1', () => ({
    sent: [{ from: 'unit-0', to: 'unit-1', message: { ...ofPrimary, chanSeq: { epoch: 2, seq: 9 } } }],
  })),
  wrong(gaps.messagesAreNumbered, 'a message has no number', 'request 1', ({ after }) => ({ after: lossy(after) })),
];
