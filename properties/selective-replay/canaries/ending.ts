import { assign } from 'xstate';
import { whoLosesItsStateSaysSo, wholeStatesSettle } from '../../../spec/selective-replay/properties/losing.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import { emptySections } from '../../../spec/selective-replay/sections.ts';
import { charts } from '../charts.ts';
import { cannotApply } from '../compositions/failing.ts';
import { resetClient } from '../compositions/resets.ts';
import { applyDrained, canary, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit } = charts;

/** What may go wrong with clients that cannot go on. */
export const endingCanaries: readonly WrongCharts[] = [
  canary('a client loses its state, and does not count that', whoLosesItsStateSaysSo, cannotApply(2, 1), {
    clientProcess: clientProcess.provide({
      actions: { loseState: assign({ state: emptySections, lastProcessed: null }) },
    }),
  }),
  canary('what was sent to a lost incarnation is awaited for ever', wholeStatesSettle, resetClient(2, 1), {
    controlUnit: controlUnit.provide({
      actions: {
        match: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
          if (event.type !== 'AckForward') return {};
          const updates = context.queue.updates.map((held) => {
            const isMeant = sameChannel(held.pc, event.pc) && sameId(held.opUid, event.opUid);
            return isMeant ? { ...held, confirmed: true } : held;
          });
          return applyDrained(context, { ...context.queue, updates });
        }),
      },
    }),
  }),
];
