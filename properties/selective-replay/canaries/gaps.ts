import { enqueueActions } from 'xstate';
import { leavesGap } from '../../../spec/selective-replay/channel-sequence.ts';
import { isLater } from '../../../spec/selective-replay/operation-id.ts';
import { clientsSkipNothing } from '../../../spec/selective-replay/properties/clients.ts';
import * as gaps from '../../../spec/selective-replay/properties/gaps.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { always, never } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import type { Composition } from '../composition.ts';
import {
  gapAndSeldom,
  gapAtClient,
  gapAtStandby,
  overtakingAtClient,
  overtakingAtStandby,
} from '../compositions/gaps.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit } = charts;
/** A replay may be overtaken, since what came before it may be lost. */
const overtakenReplay: Composition = {
  ...overtakingAtClient(2),
  fabricOf: { U0: { capacity: 12, urgent: true, kind: 'bag', duplication: 1, loss: 1 } },
};

/** Nothing comes twice. */
const missed: Composition = { ...gapAtStandby(2, 1), mirror: { capacity: 12, urgent: true, loss: 1 } };

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
