import { assign } from 'xstate';
import { withChannel } from '../../../machines/selective-replay/control-unit-context.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import * as overflow from '../../../spec/selective-replay/properties/overflow.ts';
import { queuesAreBounded } from '../../../spec/selective-replay/properties/standing.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { A, type Composition } from '../composition.ts';
import { cut, failure } from '../compositions/samples.ts';
import { noRoom } from '../compositions/overflow.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;
/** What was dropped may never have reached the client. */
const unreached: Composition = { ...noRoom(2), faults: [failure('U0'), cut('U0', A)] };

/** What may go wrong where a queue is full. */
export const overflowCanaries: readonly WrongCharts[] = [
  canary('a standby takes what it has no room for', queuesAreBounded, noRoom(2), {
    controlUnit: controlUnit.provide({ guards: { queueIsFull: never } }),
  }),
  canary('a standby drops what it has no room for, and says nothing', overflow.whatIsDroppedIsAskedFor, noRoom(2), {
    controlUnit: controlUnit.provide({ actions: { requestSnapshot: nothing } }),
  }),
  canary('a takeover believes a channel of which something was dropped', overflow.theLackingAreReplayedTo, unreached, {
    controlUnit: controlUnit.provide({
      actions: {
        takeAnswer: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
          if (event.type !== 'Probed') return {};
          const { pc, opUid: position, incarnation } = event;
          return {
            awaited: context.awaited.filter((name) => name !== channelName(pc)),
            channels: withChannel(context, pc, (channel) => ({
              ...channel,
              ...{ incarnation, lacksUpdates: false },
              answer: { position, incarnation, knownBefore: channel.incarnation },
            })),
          };
        }),
      },
    }),
  }),
];
