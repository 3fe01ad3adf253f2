import { assign } from 'xstate';
import type { ControlUnitContext } from '../../../machines/selective-replay/control-unit-context.ts';
import {
  acknowledged,
  confirmedUpTo,
  drained,
  stored,
  type PendingQueue,
} from '../../../machines/selective-replay/pending-queue.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import * as application from '../../../spec/selective-replay/properties/application.ts';
import * as knowledge from '../../../spec/selective-replay/properties/knowledge.ts';
import * as order from '../../../spec/selective-replay/properties/order.ts';
import { queuesAreBounded } from '../../../spec/selective-replay/properties/standing.ts';
import { bodyForClient } from '../../../spec/selective-replay/sections.ts';
import type { PendingUpdate } from '../../../spec/selective-replay/view.ts';
import { always } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as core from '../compositions/core.ts';
import { doubled } from '../compositions/returning.ts';
import { applyDrained, canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;
const one = core.oneClient(2, 1);
const two = core.twoClients(false);

type Stored = Omit<PendingUpdate, 'confirmed'>;

/** A standby that stores otherwise. */
function storing(how: (queue: PendingQueue, update: Stored) => PendingQueue) {
  return controlUnit.provide({
    actions: {
      store: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
        if (event.type !== 'UpdateToStandby') return {};
        const { pc, opUid, body, full = null } = event;
        return applyDrained(context, how(context.queue, { pc, opUid, body, full }));
      }),
    },
  });
}

/** A standby that matches otherwise. */
function matching(
  how: (
    context: ControlUnitContext,
    acknowledgement: Pick<PendingUpdate, 'pc' | 'opUid'>,
  ) => Partial<ControlUnitContext>,
) {
  return controlUnit.provide({
    actions: {
      match: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
        if (event.type !== 'AckForward' || event.opUid.seq === 0) return {};
        return how(context, { pc: event.pc, opUid: event.opUid });
      }),
    },
  });
}

const onReceipt = storing((queue, update) => acknowledged(stored(queue, update), update));

/** What may go wrong with the queue of a standby. */
export const standbyCanaries: readonly WrongCharts[] = [
  canary('an update is applied on receipt', application.neverAppliedWithoutAcknowledgement, one, {
    controlUnit: onReceipt,
  }),
  canary('an update is applied before its client has it', knowledge.standbysAreBehindClients, one, {
    controlUnit: onReceipt,
  }),
  canary(
    'an acknowledgement is matched by its op id alone',
    application.neverAppliedWithoutAcknowledgement,
    core.oneForBoth(false),
    {
      controlUnit: matching((context, { opUid }) =>
        applyDrained(context, {
          ...context.queue,
          updates: context.queue.updates.map((held) =>
            sameId(held.opUid, opUid) ? { ...held, confirmed: true } : held,
          ),
        }),
      ),
    },
  ),
  canary('what waits behind another is taken for acknowledged', application.marksRestOnAcknowledgements, two, {
    controlUnit: storing((queue, update) =>
      queue.updates.length === 0 ? stored(queue, update) : acknowledged(stored(queue, update), update),
    ),
  }),
  canary('an acknowledgement confirms all that is pending of its client', knowledge.nothingIsKnownThatIsNot, one, {
    controlUnit: matching((context, { pc, opUid }) =>
      applyDrained(context, confirmedUpTo(context.queue, pc, { ...opUid, seq: opUid.seq + 1 })),
    ),
  }),
  canary('what is stored is what the client may have', application.theQueueHoldsWhatCame, one, {
    controlUnit: storing((queue, update) => stored(queue, { ...update, body: bodyForClient(update.body) })),
  }),
  canary('what control units alone may have does not reach the standby', knowledge.theEquallyFarAreEqual, one, {
    controlUnit: storing((queue, update) => stored(queue, { ...update, body: bodyForClient(update.body) })),
  }),
  canary('an update that is dealt with is not written', application.stateFollowsApplications, one, {
    controlUnit: matching((context, acknowledgement) => {
      const { queue, channels } = applyDrained(context, acknowledged(context.queue, acknowledgement));
      const unwritten = Object.entries(channels).map(([name, channel]) => {
        const { state } = context.channels[name] ?? channel;
        return [name, { ...channel, state }] as const;
      });
      return { queue, channels: Object.fromEntries(unwritten) };
    }),
  }),
  canary('a confirmed update passes another that is not', order.appliedInOrder, two, {
    controlUnit: matching((context, acknowledgement) => {
      const { queue, channels } = applyDrained(
        { ...context, applyOrder: 'perChannel' },
        acknowledged(context.queue, acknowledgement),
      );
      return { queue, channels };
    }),
  }),
  canary('a new update is put before those that wait', order.theQueueIsInOrder, one, {
    controlUnit: storing(({ updates, acknowledgements }, update) => ({
      updates: [{ ...update, confirmed: false }, ...updates],
      acknowledgements,
    })),
  }),
  canary('a new update takes the place of those that wait', order.nothingIsSkipped, one, {
    controlUnit: storing((queue, update) => stored({ ...queue, updates: [] }, update)),
  }),
  canary('a second copy is stored though the first is applied', application.copiesChangeNothing, doubled(2), {
    controlUnit: controlUnit.provide({ guards: { notAppliedYet: always } }),
  }),
  canary(
    'an acknowledgement is kept though its update is there',
    queuesAreBounded,
    { ...doubled(2), options: { ...doubled(2).options, queueCapacity: 1 } },
    {
      controlUnit: controlUnit.provide({ guards: { notAppliedYet: always } }).provide({
        actions: {
          match: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
            if (event.type !== 'AckForward' || event.opUid.seq === 0) return {};
            const { pc, opUid } = event;
            const { queue } = drained(acknowledged(context.queue, { pc, opUid }), 'global');
            return { queue: { ...queue, acknowledgements: [...queue.acknowledgements, { pc, opUid }] } };
          }),
        },
      }),
    },
  ),
  canary('an order of all channels is kept where each has its own', order.channelsAreIsolated, core.byChannel(), {
    controlUnit: matching((context, acknowledgement) =>
      applyDrained({ ...context, applyOrder: 'global' }, acknowledged(context.queue, acknowledgement)),
    ),
  }),
];
