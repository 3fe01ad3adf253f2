import { assign } from 'xstate';
import { withUpdate } from '../../../machines/selective-replay/unit-channel.ts';
import { changesKeepToTheirChannels } from '../../../spec/selective-replay/properties/issuing.ts';
import { charts } from '../charts.ts';
import { twoProcesses } from '../compositions/processes.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

/** What may go wrong where several processes have clients on one card. */
export const processCanaries: readonly WrongCharts[] = [
  canary('a channel is known by its slot alone', changesKeepToTheirChannels, twoProcesses(false), {
    controlUnit: charts.controlUnit.provide({
      actions: {
        change: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
          if (event.type !== 'StateChangeRequest') return {};
          const { pc, change: body } = event;
          const opUid = { epoch: context.epoch, seq: context.changes + 1 };
          const changed = Object.entries(context.channels).map(([name, channel]) => {
            const isMeant = channel.pc.slot === pc.slot;
            return [name, isMeant ? withUpdate(channel, { opUid, body, full: null }) : channel] as const;
          });
          return { changes: opUid.seq, channels: Object.fromEntries(changed) };
        }),
      },
    }),
  }),
];
