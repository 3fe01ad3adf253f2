import { assign } from 'xstate';
import { mapChannels } from '../../../machines/selective-replay/control-unit-context.ts';
import * as closing from '../../../spec/selective-replay/properties/closing.ts';
import { whoLosesItsStateSaysSo, wholeStatesSettle } from '../../../spec/selective-replay/properties/losing.ts';
import { theFrozenQueueGrowsNoMore } from '../../../spec/selective-replay/properties/takeover.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import { emptySections } from '../../../spec/selective-replay/sections.ts';
import { withTransition } from '../../variant.ts';
import { always, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { takenOut, takenOutOfThree, takenOutWhileQualifying } from '../compositions/closing.ts';
import { cannotApply } from '../compositions/failing.ts';
import { resetClient } from '../compositions/resets.ts';
import { applyDrained, canary, type AtUnit, type WrongCharts } from './canary.ts';

const { clientProcess, controlUnit } = charts;

/** What may go wrong with clients that cannot go on, and with channels that end. */
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
  canary('a primary tells nobody that it has closed a channel', closing.closingIsTold, takenOut(2), {
    controlUnit: controlUnit.provide({ actions: { tellClosed: nothing } }),
  }),
  canary('a standby goes on waiting for a client that is gone', closing.closingSettles, takenOut(2), {
    controlUnit: controlUnit.provide({ actions: { settleClosed: nothing } }),
  }),
  canary(
    'a standby that is to take over heeds what its old primary says of a client',
    theFrozenQueueGrowsNoMore,
    takenOutWhileQualifying(0),
    {
      controlUnit: withTransition(controlUnit, 'standby.qualifying', 'ChannelClosed', { actions: 'settleClosed' }),
    },
  ),
  canary(
    'a standby that yields heeds what the new primary says before its snapshot',
    theFrozenQueueGrowsNoMore,
    takenOutOfThree(false),
    {
      controlUnit: withTransition(controlUnit, 'standby.yielding', 'ChannelClosed', { actions: 'settleClosed' }),
    },
  ),
  canary('what a client that is gone had not acknowledged is thrown away', closing.closingSettles, takenOut(2), {
    controlUnit: controlUnit.provide({
      actions: {
        settleClosed: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
          if (event.type !== 'ChannelClosed') return {};
          const updates = context.queue.updates.filter(({ pc }) => !sameChannel(pc, event.pc));
          return applyDrained(context, { ...context.queue, updates });
        }),
      },
    }),
  }),
  canary('changes are made and sent for a client that is gone', closing.theClosedAreSentNothing, takenOut(2), {
    controlUnit: controlUnit.provide({ guards: { allOpen: always } }),
  }),
  canary('a primary goes on waiting for a client that is gone', closing.theClosedAreOwedNothing, takenOut(2), {
    controlUnit: controlUnit.provide({
      actions: {
        closeChannels: assign(({ context }: Pick<AtUnit, 'context'>) => ({
          channels: mapChannels(context, (channel) => ({ ...channel, isOpen: channel.pc.slot !== 0 })),
        })),
      },
    }),
  }),
];
