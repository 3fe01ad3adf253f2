import { enqueueActions } from 'xstate';
import { epochIn } from '../../../machines/selective-replay/control-unit-data.ts';
import type { ControlUnitEvent } from '../../../machines/selective-replay/control-unit-context.ts';
import { isBehind, leavesGap } from '../../../spec/selective-replay/channel-sequence.ts';
import { isLater, type Position } from '../../../spec/selective-replay/operation-id.ts';
import { clientsSkipNothing } from '../../../spec/selective-replay/properties/clients.ts';
import * as gaps from '../../../spec/selective-replay/properties/gaps.ts';
import { heartbeatsDepose } from '../../../spec/selective-replay/properties/heartbeat.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import type { Composition } from '../composition.ts';
import {
  gapAndSeldom,
  gapAtClient,
  gapAtStandby,
  lastOfAReign,
  lastToldByHeartbeat,
  overtakingAtClient,
  overtakingAtStandby,
} from '../compositions/gaps.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit, heartbeat } = charts;
const toldLast = lastToldByHeartbeat(1, false);
const ofTwo = lastToldByHeartbeat(2, false);
/** A replay may be overtaken, since what came before it may be lost. */
const overtakenReplay: Composition = {
  ...overtakingAtClient(2),
  fabricOf: { U0: { capacity: 12, urgent: true, kind: 'bag', duplication: 1, loss: 1 } },
};

/** Nothing comes twice. */
const missed: Composition = { ...gapAtStandby(2, 1), mirror: { capacity: 12, urgent: true, loss: 1 } };

/** How far a heartbeat says that its unit has counted. */
function countedBy(event: ControlUnitEvent): Position {
  return event.type === 'UnitHeartbeat' ? (event.chanSeq ?? null) : null;
}

/** What may go wrong where channels lose what they carry. */
export const gapCanaries: readonly WrongCharts[] = [
  canary('a client does not look at the numbers of messages', clientsSkipNothing, gapAndSeldom(2), {
    clientProcess: clientProcess.provide({ guards: { leavesGap: never } }),
  }),
  canary('a client takes what comes after a gap for a second copy', gaps.clientsTakeNothingPastAGap, gapAtClient(2), {
    clientProcess: clientProcess.provide({
      guards: {
        leavesGap: never,
        isNew: ({ context, event }: AtClient) =>
          event.type === 'UpdateToClient' &&
          isLater(event.opUid, context.lastProcessed) &&
          !leavesGap(event.chanSeq ?? null, context.heard),
      },
    }),
  }),
  canary('a client writes a replay again that later updates have overtaken', gaps.clientsGoNoWayBack, overtakenReplay, {
    clientProcess: clientProcess.provide({ guards: { isOvertaken: never } }),
  }),
  canary('a standby does not look at the numbers of messages', gaps.standbysTakeNothingPastAGap, gapAtStandby(2, 1), {
    controlUnit: controlUnit.provide({ guards: { leavesGap: never } }),
  }),
  canary('a client that has all is believed, and its unit has a gap', takeoverConverges, missed, {
    controlUnit: controlUnit.provide({ guards: { leavesGap: never } }),
  }),
  canary('a standby takes a snapshot that was overtaken', gaps.snapshotsFitWhatWasHeard, overtakingAtStandby(2), {
    controlUnit: controlUnit.provide({ guards: { fitsWhatWasHeard: always } }),
  }),
  canary('a standby does not look at how far heartbeats have counted', gaps.theLastIsAskedFor, toldLast, {
    controlUnit: controlUnit.provide({ guards: { missedTheLast: never } }),
  }),
  canary('a standby asks at once for what a heartbeat has overtaken', gaps.theLastIsAskedFor, toldLast, {
    controlUnit: controlUnit.provide({
      guards: {
        missedTheLast: ({ context, event }: AtUnit) => isBehind(context.heard, countedBy(event)),
      },
    }),
  }),
  canary('a standby asks for what is late, though more of it has come', gaps.theLastIsAskedFor, ofTwo, {
    controlUnit: controlUnit.provide({
      guards: {
        missedTheLast: ({ context: { heard, lastHeartbeat: last } }: AtUnit) =>
          last !== null && isBehind(heard, last.chanSeq),
      },
    }),
  }),
  canary(
    'a standby that has missed something takes a later reign for its own',
    heartbeatsDepose,
    lastOfAReign(['U0']),
    {
      controlUnit: controlUnit.provide({
        guards: { ofFollowedReign: ({ context, event }: AtUnit) => epochIn(event) >= context.highestEpochSeen },
      }),
    },
  ),
  canary('a heartbeat forgets what was counted since it began', gaps.heartbeatsSayHowFar, toldLast, {
    heartbeat: heartbeat.provide({ actions: { takeCount: nothing } }),
  }),
  canary('a primary numbers updates, and not what it passes on', gaps.messagesAreNumbered, gapAtStandby(1, 1), {
    controlUnit: controlUnit.provide({
      actions: {
        passAcknowledgementOn: enqueueActions(({ event, enqueue }: AtUnit) => {
          if (event.type !== 'Ack') return;
          const { pc, opUid } = event;
          enqueue.emit({ type: 'AckForward', to: 'U1', pc, opUid, ack: true });
        }),
      },
    }),
  }),
];
