import { assign, enqueueActions } from 'xstate';
import { withChannel } from '../../../machines/selective-replay/control-unit-context.ts';
import {
  clientsSkipNothing,
  theFenceHolds,
  theFenceIsLearnt,
} from '../../../spec/selective-replay/properties/clients.ts';
import { theEquallyFarAreEqual } from '../../../spec/selective-replay/properties/knowledge.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import { bodyForClient, bodyOf } from '../../../spec/selective-replay/sections.ts';
import { withTransition } from '../../variant.ts';
import { always } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { resetAndFailure, resetBeyondReach, resetClient } from '../compositions/resets.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit } = charts;

/** What may go wrong with a client that has lost its state. */
export const resetCanaries: readonly WrongCharts[] = [
  canary('a whole state reaches the standby as the client may have it', theEquallyFarAreEqual, resetClient(1, 1), {
    controlUnit: controlUnit.provide({
      actions: {
        sendWhole: enqueueActions(({ context, event, enqueue }: AtUnit) => {
          if (event.type !== 'ChannelReset') return;
          const { pc, incarnation: full } = event;
          const opUid = { epoch: context.epoch, seq: context.changes + 1 };
          const body = bodyForClient(bodyOf(context.channels[channelName(pc)]?.state ?? []));
          enqueue.assign({
            changes: opUid.seq,
            channels: withChannel(context, pc, (channel) => ({
              ...channel,
              ...{ lastApplied: opUid, incarnation: full, outstanding: [opUid], whole: opUid },
            })),
          });
          enqueue.emit({ type: 'UpdateToStandby', to: 'U1', pc, opUid, body, full });
          enqueue.emit({ type: 'UpdateToClient', to: 'A', pc, opUid, body, full: true });
        }),
      },
    }),
  }),
  canary('a client takes a change for its whole state', clientsSkipNothing, resetClient(2, 1), {
    clientProcess: clientProcess.provide({ guards: { isWhole: always } }),
  }),
  canary('a client that was reset asks, and does not listen to the answers', theFenceIsLearnt, resetBeyondReach(0), {
    clientProcess: clientProcess.provide({
      actions: {
        takeEpoch: assign(({ context, event }: AtClient) =>
          event.type === 'EpochReply' ? { told: [...new Set([...context.told, event.from])].sort() } : {},
        ),
      },
    }),
  }),
  canary('a client that was reset listens to whoever speaks first', theFenceHolds, resetAndFailure(1, 1), {
    clientProcess: withTransition(clientProcess, 'asking', 'Replay', {
      target: 'current',
      actions: ['raiseFence', 'overwrite', 'confirmReplay'],
    }),
  }),
];
