import { assign } from 'xstate';
import { withChannel } from '../../../machines/selective-replay/control-unit-context.ts';
import { isLater, latestOf } from '../../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import { clientsWriteWhatTheyProcess } from '../../../spec/selective-replay/properties/clients.ts';
import { epochsBelongToTheirUnits } from '../../../spec/selective-replay/properties/standing.ts';
import { completedSurvives, takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from '../canaries/canary.ts';
import { charts } from '../charts.ts';
import { inTime } from '../compositions/samples.ts';
import { fencedAbove } from '../compositions/succession.ts';
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
  canary('a unit takes the next epoch, whosesoever it is', epochsBelongToTheirUnits, fencedAbove(), {
    controlUnit: charts.controlUnit.provide({
      actions: {
        takeEpoch: assign(({ context: { highestEpochSeen } }: Pick<AtUnit, 'context'>) => ({
          epoch: highestEpochSeen + 1,
          highestEpochSeen: highestEpochSeen + 1,
        })),
      },
    }),
  }),
  canary('a replay leaves the keys that it does not name', clientsWriteWhatTheyProcess, trapped.lost, {
    clientProcess: charts.clientProcess.provide({
      actions: {
        overwrite: assign(({ context, event }: AtClient) => {
          if (event.type !== 'Replay' || event.kind !== 'state') return {};
          const state = context.state.map((content, index) => ({ ...content, ...event.sections[index]?.content }));
          return { state, lastProcessed: event.replayUid };
        }),
      },
    }),
  }),
  canary('an answer is compared by what it names alone', takeoverConverges, trapped.resetting, {
    controlUnit: charts.controlUnit.provide({
      actions: {
        takeAnswer: assign(({ context, event }: Pick<AtUnit, 'context' | 'event'>) => {
          if (event.type !== 'Probed') return {};
          const { pc, opUid: position, incarnation } = event;
          const isOther = (name: string): boolean => name !== channelName(pc);
          return {
            awaited: context.awaited.filter(isOther),
            channels: withChannel(context, pc, (channel) => ({
              ...channel,
              incarnation,
              // Nothing is taken for less than what is known.
              answer: { position: latestOf([position, channel.lastApplied]), incarnation, knownBefore: incarnation },
            })),
          };
        }),
      },
    }),
  }),
  canary(
    'what a client that has lost its state answers undoes what it had acknowledged',
    completedSurvives,
    trapped.beside,
    {
      controlUnit: charts.controlUnit.provide({
        actions: {
          decide: assign(({ context }: Pick<AtUnit, 'context'>) => {
            const updates = context.queue.updates.filter(({ pc, opUid }) => {
              const { answer = null } = context.channels[channelName(pc)] ?? {};
              return answer !== null && !isLater(opUid, answer.position);
            });
            return { queue: { updates: updates.map((held) => ({ ...held, confirmed: true })), acknowledgements: [] } };
          }),
        },
      }),
    },
  ),
];
