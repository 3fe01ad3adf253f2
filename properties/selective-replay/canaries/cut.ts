import { assign, enqueueActions } from 'xstate';
import { probeOf } from '../../../machines/selective-replay/control-unit-addresses.ts';
import { isUndecided, keptOnly } from '../../../machines/selective-replay/pending-queue.ts';
import { inOrder } from '../../../machines/selective-replay/unit-channel.ts';
import { onlyTheTailIsCut, theBestCutIsMade } from '../../../spec/selective-replay/properties/cut.ts';
import { takeoverConverges, theConfirmedIsApplied } from '../../../spec/selective-replay/properties/takeover.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import type { PendingUpdate } from '../../../spec/selective-replay/view.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { cutForBoth, cutForCompleteness, cutForSpeed, cutForSpeedAlone } from '../compositions/cut.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;

/** A unit that cuts its queue otherwise; what the clients have answered it does not look at. */
function cuttingAt(lengthOf: (updates: readonly PendingUpdate[]) => number) {
  return controlUnit.provide({
    actions: {
      cutTail: assign(({ context: { queue } }: Pick<AtUnit, 'context'>) => {
        const kept = queue.updates.slice(0, lengthOf(queue.updates));
        return { queue: keptOnly(queue, (update) => kept.includes(update)) };
      }),
    },
  });
}

const firstUnconfirmed = (updates: readonly PendingUpdate[]): number => {
  const at = updates.findIndex(({ confirmed }) => !confirmed);
  return at === -1 ? updates.length : at;
};

/** What may go wrong where a queue is cut at one point. */
export const cutCanaries: readonly WrongCharts[] = [
  canary(
    'the updates of a silent client are deleted from before the cut',
    onlyTheTailIsCut,
    cutForCompleteness('confirmed', false),
    {
      controlUnit: controlUnit.provide({ guards: { cutsTail: never } }),
    },
  ),
  canary('a cut divides an op that concerns two clients', onlyTheTailIsCut, cutForBoth('confirmed', false), {
    controlUnit: cuttingAt(() => 1),
  }),
  canary('the queue is cut at the first update that is not confirmed', theConfirmedIsApplied, cutForSpeed(false), {
    controlUnit: cuttingAt(firstUnconfirmed),
  }),
  canary('the weight of the cut is taken the wrong way round', theBestCutIsMade, cutForSpeed(false), {
    controlUnit: controlUnit.provide({
      actions: {
        weigh: assign({ cutWeight: ({ context }: Pick<AtUnit, 'context'>) => 1 - context.cutWeight }),
      },
    }),
  }),
  canary(
    'what is kept is not replayed to whoever lacks it',
    takeoverConverges,
    cutForCompleteness('confirmed', false),
    {
      controlUnit: controlUnit.provide({ actions: { replayToDiffering: nothing } }),
    },
  ),
  canary(
    'a client of which nothing is in doubt is not asked, though what it has may be discarded',
    takeoverConverges,
    cutForSpeedAlone(true),
    {
      controlUnit: controlUnit.provide({
        actions: {
          askClients: enqueueActions(({ context, enqueue }: AtUnit) => {
            const { channels, queue, epoch } = context;
            const asked = inOrder(channels).filter(({ pc }) => isUndecided(queue, pc));
            enqueue.assign({ awaited: asked.map(({ pc }) => channelName(pc)) });
            for (const { pc, lastApplied: lastKnown } of asked)
              enqueue.emit({ type: 'AskClient', to: probeOf(pc), epoch, lastKnown });
          }),
        },
      }),
    },
  ),
];
