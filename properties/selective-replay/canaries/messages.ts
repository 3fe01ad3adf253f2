import { assign } from 'xstate';
import { keptOnly } from '../../../machines/selective-replay/pending-queue.ts';
import { messagesLackedByAll } from '../../../machines/selective-replay/rebuilding.ts';
import { isLater } from '../../../spec/selective-replay/operation-id.ts';
import { clientsProcessOnce, clientsSkipNothing } from '../../../spec/selective-replay/properties/clients.ts';
import * as messages from '../../../spec/selective-replay/properties/message-replays.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { always, never } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as compositions from '../compositions/messages.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit, probe } = charts;
const one = compositions.messageReplays(2);

/** What may go wrong where single updates are kept and replayed. */
export const messageCanaries: readonly WrongCharts[] = [
  canary('what nobody has answered for is deleted', messages.theReplayableIsKept, compositions.keptAndReplayed(2), {
    controlUnit: controlUnit.provide({ guards: { replaysUnanswered: never } }),
  }),
  canary(
    'what comes after an update that cannot be rebuilt is kept',
    messages.theReplayableIsKept,
    compositions.messageReplaysReset(1),
    {
      controlUnit: controlUnit.provide({
        actions: {
          keepForReplay: assign(({ context: { queue } }: Pick<AtUnit, 'context'>) => ({
            queue: keptOnly(queue, ({ full }) => full === null),
          })),
        },
      }),
    },
  ),
  canary('a client that lacks an update is sent its state', messages.messagesAreSentWhereTheySuffice, one, {
    controlUnit: controlUnit.provide({ guards: { replaysMessages: never } }),
  }),
  canary('of several messages the last is replayed alone', clientsSkipNothing, one, {
    controlUnit: controlUnit.provide({
      actions: {
        rebuildMessages: assign(({ context: { channels, queue } }: Pick<AtUnit, 'context'>) => {
          const lacked = messagesLackedByAll(channels, queue.updates);
          const last = Object.entries(channels).map(
            ([name, channel]) => [name, { ...channel, lacking: lacked[name]?.slice(-1) ?? [] }] as const,
          );
          return { channels: Object.fromEntries(last) };
        }),
      },
    }),
  }),
  canary('a replay of several messages counts as complete with the first', takeoverConverges, one, {
    probe: probe.provide({ guards: { confirmsThis: always } }),
  }),
  canary('a message that is replayed twice is applied twice', clientsProcessOnce, compositions.messageReplaysSlow(2), {
    clientProcess: clientProcess.provide({
      guards: {
        isNew: ({ context, event }: AtClient) =>
          event.type === 'Replay' || (event.type === 'UpdateToClient' && isLater(event.opUid, context.lastProcessed)),
      },
    }),
  }),
];
