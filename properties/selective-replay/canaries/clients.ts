import { assign, enqueueActions } from 'xstate';
import type { ControlUnitEmitted } from '../../../machines/selective-replay/control-unit-context.ts';
import { isLater } from '../../../spec/selective-replay/operation-id.ts';
import * as clients from '../../../spec/selective-replay/properties/clients.ts';
import { clientsAreBehindIssuers } from '../../../spec/selective-replay/properties/knowledge.ts';
import { updated } from '../../../spec/selective-replay/sections.ts';
import { always, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { oneClient } from '../compositions/core.ts';
import { slow } from '../compositions/silent.ts';
import { canary, type AtClient, type WrongCharts } from './canary.ts';

const { clientProcess } = charts;
const one = oneClient(2, 1);

/** What may go wrong at a client. */
export const clientCanaries: readonly WrongCharts[] = [
  canary('a client counts on from what it was sent', clientsAreBehindIssuers, one, {
    clientProcess: clientProcess.provide({
      actions: {
        apply: assign(({ context, event }: AtClient) => {
          if (event.type !== 'UpdateToClient') return {};
          const { epoch, seq } = event.opUid;
          return { state: updated(context.state, event.body), lastProcessed: { epoch, seq: seq + 1 } };
        }),
      },
    }),
  }),
  canary('a client notes an update and does not write it', clients.clientsWriteWhatTheyProcess, one, {
    clientProcess: clientProcess.provide({
      actions: {
        apply: assign(({ event }: AtClient) => (event.type === 'UpdateToClient' ? { lastProcessed: event.opUid } : {})),
      },
    }),
  }),
  canary('a client knows neither reigns nor order', clients.clientsProcessOnce, slow(1, 1), {
    clientProcess: clientProcess.provide({ guards: { notFenced: always, isNew: always } }),
  }),
  canary('a client takes the first update for one that it has', clients.clientsSkipNothing, one, {
    clientProcess: clientProcess.provide({
      guards: {
        isNew: ({ context, event }: AtClient) =>
          event.type === 'UpdateToClient' &&
          isLater(event.opUid, context.lastProcessed ?? { epoch: event.opUid.epoch, seq: 1 }),
      },
    }),
  }),
  canary('a client acknowledges on receipt', clients.acknowledgementsAreSound, one, {
    clientProcess: clientProcess.provide({ actions: { apply: nothing } }),
  }),
  canary('a client listens to whoever reigned before', clients.theFenceHolds, slow(1, 1), {
    clientProcess: clientProcess.provide({ guards: { notFenced: always } }),
  }),
  canary('a primary acknowledges for its client', clients.onlyAcknowledgementsAreForwarded, one, {
    controlUnit: charts.controlUnit.provide({
      actions: {
        takeAcknowledgement: enqueueActions(
          ({ event, enqueue }: { event: { type: string }; enqueue: { emit(one: ControlUnitEmitted): void } }) => {
            if (event.type !== 'Ack') return;
            const { pc, opUid } = event as unknown as Extract<ControlUnitEmitted, { type: 'Ack' }>;
            enqueue.emit({ type: 'AckForward', to: 'U1', pc, opUid: { ...opUid, seq: opUid.seq + 1 }, ack: true });
          },
        ),
      },
    }),
  }),
];
