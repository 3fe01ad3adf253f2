import { assign } from 'xstate';
import { clientsWriteWhatTheyProcess } from '../../../spec/selective-replay/properties/clients.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { canary, type AtClient, type WrongCharts } from '../canaries/canary.ts';
import { charts } from '../charts.ts';
import { inTime } from '../compositions/samples.ts';
import * as trapped from './compositions.ts';

/** What falls into a trap and breaks no property that another canary does not break more plainly. */
export const unguarded: readonly WrongCharts[] = [
  canary(
    'those of whom nothing is pending are not asked, though updates may be lost',
    takeoverConverges,
    { ...trapped.lost, options: { probeScope: 'pendingOnly' }, witnesses: [] },
    {},
  ),
  canary(
    'those of whom nothing is pending are not asked, though the queue is frozen before all of the old primary is in',
    takeoverConverges,
    { ...trapped.frozen, ...inTime, options: { probeScope: 'pendingOnly' }, witnesses: [] },
    {},
  ),
  canary('a replay leaves the keys that it does not name', clientsWriteWhatTheyProcess, trapped.lost, {
    clientProcess: charts.clientProcess.provide({
      actions: {
        overwrite: assign(({ context, event }: AtClient) => {
          if (event.type !== 'Replay') return {};
          const state = context.state.map((content, index) => ({ ...content, ...event.sections[index]?.content }));
          return { state, lastProcessed: event.replayUid };
        }),
      },
    }),
  }),
];
