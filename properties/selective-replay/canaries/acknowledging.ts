import { assign, enqueueActions } from 'xstate';
import type { AcknowledgerContext, Processed } from '../../../machines/selective-replay/acknowledger.ts';
import { ACKNOWLEDGER } from '../../../machines/selective-replay/client-addresses.ts';
import { METER } from '../../../machines/selective-replay/control-unit-addresses.ts';
import {
  mapChannels,
  withChannel,
  type ControlUnitContext,
} from '../../../machines/selective-replay/control-unit-context.ts';
import { acknowledged, confirmedUpTo, holdsUpdate } from '../../../machines/selective-replay/pending-queue.ts';
import { withAcknowledgement } from '../../../machines/selective-replay/unit-channel.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import * as acknowledging from '../../../spec/selective-replay/properties/acknowledging.ts';
import { neverAppliedWithoutAcknowledgement } from '../../../spec/selective-replay/properties/application.ts';
import { acknowledgementsAreSound } from '../../../spec/selective-replay/properties/clients.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as compositions from '../compositions/acknowledging.ts';
import { oneClient } from '../compositions/core.ts';
import { applyDrained, canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { acknowledger, clientProcess, controlUnit } = charts;
const direct = compositions.direct(1, 1);
const joining = compositions.directToJoining('direct', 1);
const seldom = compositions.seldom(2, 0);

type Told = Pick<AtUnit, 'context' | 'event'>;

/** What a wrong action of an acknowledger is given. */
interface AtAcknowledger extends Emitting {
  readonly context: AcknowledgerContext;
  readonly event: Processed;
}
interface Emitting {
  readonly enqueue: { emit(one: object): void };
}

/** A standby that takes a snapshot, and does otherwise with what clients have told it before. */
function taking(early: ControlUnitContext['queue']['acknowledgements'] | 'all') {
  return controlUnit.provide({
    actions: {
      takeSnapshot: assign(({ context, event }: Told) => {
        if (event.type !== 'Snapshot') return {};
        return {
          highestEpochSeen: event.epoch,
          queue: { updates: [], acknowledgements: early === 'all' ? context.queue.acknowledgements : early },
          channels: mapChannels(context, (channel) => {
            const told = event.channels.find(({ pc }) => sameChannel(pc, channel.pc));
            if (told === undefined) return channel;
            const { sections: state, last: lastApplied, incarnation, unconfirmed } = told;
            return { ...channel, state, lastApplied, incarnation, unconfirmed };
          }),
        };
      }),
    },
  });
}

/** A standby for which an acknowledgement stands for all before it of every client. */
const ofAllClients = controlUnit.provide({
  actions: {
    matchAllBefore: assign(({ context, event }: Told) => {
      if (event.type !== 'AckForward') return {};
      const queue = Object.values(context.channels).reduce(
        (sofar, { pc }) => confirmedUpTo(sofar, pc, event.opUid),
        context.queue,
      );
      const channels = withChannel(context, event.pc, (channel) => withAcknowledgement(channel, event.opUid));
      return applyDrained({ ...context, channels }, queue);
    }),
  },
});

/** What may go wrong with acknowledgements that go otherwise. */
export const acknowledgingCanaries: readonly WrongCharts[] = [
  canary('an acknowledgement of what is not there is discarded', acknowledging.acknowledgementsAreKept, direct, {
    controlUnit: controlUnit.provide({
      actions: {
        match: assign(({ context, event }: Told) => {
          if (event.type !== 'AckDirect' || !holdsUpdate(context.queue, event)) return {};
          const { pc, opUid } = event;
          return applyDrained(context, acknowledged(context.queue, { pc, opUid }));
        }),
      },
    }),
  }),
  canary('a unit without a state does not listen to clients', acknowledging.acknowledgementsAreKept, joining, {
    controlUnit: controlUnit.provide({ actions: { keepAcknowledgement: nothing } }),
  }),
  canary('a snapshot undoes what clients have told before', acknowledging.theEarlyAreSettled, joining, {
    controlUnit: taking([]),
  }),
  canary('what clients have told before a snapshot is kept with it', acknowledging.nothingIsKeptInVain, joining, {
    controlUnit: taking('all'),
  }),
  canary('a client tells its primary alone', acknowledging.acknowledgementsGoTheirWay, direct, {
    acknowledger: acknowledger.provide({
      actions: {
        acknowledge: enqueueActions(({ context: { pc, units }, event, enqueue }: AtAcknowledger) => {
          enqueue.emit({ type: 'Ack', to: units[0], pc, opUid: event.opUid, ack: true });
        }),
      },
    }),
  }),
  canary('a primary keeps acknowledgements to itself', acknowledging.primariesPassOnWhatIsTheirs, oneClient(2, 1), {
    controlUnit: controlUnit.provide({ actions: { passAcknowledgementOn: nothing } }),
  }),
  canary('a primary passes on what the client tells itself', acknowledging.primariesPassOnWhatIsTheirs, direct, {
    controlUnit: controlUnit.provide({ guards: { passesAcknowledgementsOn: always } }),
  }),
  canary(
    'one acknowledgement for several confirms the one that it names',
    acknowledging.oneStandsForAllBefore,
    seldom,
    {
      controlUnit: controlUnit.provide({ guards: { standsForAllBefore: never } }),
    },
  ),
  canary(
    'what is inferred from a later acknowledgement is forgotten where that comes before its update',
    acknowledging.oneStandsForAllBefore,
    compositions.seldomAndDirect(2, 0),
    { controlUnit: controlUnit.provide({ guards: { isAcknowledgedBefore: never } }) },
  ),
  canary(
    'the next acknowledgement does not stand for one that was lost',
    acknowledging.oneStandsForAllBefore,
    compositions.inferred(2),
    { controlUnit: controlUnit.provide({ guards: { standsForAllBefore: never } }) },
  ),
  canary(
    'a primary settles of several updates the one that is named',
    acknowledging.nothingCoveredIsOutstanding,
    seldom,
    {
      controlUnit: controlUnit.provide({
        actions: {
          takeAcknowledgement: assign(({ context, event }: Told) => {
            if (event.type !== 'Ack') return {};
            const { pc, opUid } = event;
            const channels = withChannel(context, pc, (channel) => ({
              ...channel,
              lastAcknowledged: opUid,
              outstanding: channel.outstanding.filter((id) => !sameId(id, opUid)),
            }));
            return { channels };
          }),
        },
      }),
    },
  ),
  canary('a client acknowledges each update all the same', acknowledging.clientsAcknowledgeByPeriods, seldom, {
    acknowledger: acknowledger.provide({ guards: { acknowledgesSeldom: never } }),
  }),
  canary(
    'what one client acknowledges stands for another',
    neverAppliedWithoutAcknowledgement,
    compositions.seldomOfTwo(false),
    { controlUnit: ofAllClients },
  ),
  canary('a query is answered with what was acknowledged last', acknowledgementsAreSound, seldom, {
    clientProcess: clientProcess.provide({
      actions: {
        answer: enqueueActions(({ context, event, enqueue }: AtClient & Emitting) => {
          if (event.type !== 'AckQuery') return;
          const { pc, lastProcessed: opUid, incarnation } = context;
          const reply = { type: 'AckQueryReply', to: event.from, pc, epoch: event.epoch, incarnation, ack: true };
          enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid, reply });
        }),
      },
    }),
    acknowledger: acknowledger.provide({
      actions: {
        noteTold: enqueueActions(({ context, event, enqueue }: AtAcknowledger & { event: { reply?: object } }) => {
          if (event.reply !== undefined) enqueue.emit({ ...event.reply, opUid: context.lastAcknowledged });
        }),
      },
    }),
  }),
  canary(
    'a client is not asked of which an acknowledgement alone is pending',
    takeoverConverges,
    compositions.directToThoseAsked(2, 0),
    {
      controlUnit: controlUnit.provide({
        actions: {
          askClients: enqueueActions(({ context, enqueue }: AtUnit) => {
            const asked = Object.values(context.channels).filter(({ pc }) =>
              context.queue.updates.some((held) => sameChannel(held.pc, pc) && !held.confirmed),
            );
            enqueue.assign({ awaited: asked.map(({ pc }) => channelName(pc)) });
            for (const { pc, lastApplied: lastKnown } of asked)
              enqueue.emit({ type: 'AskClient', to: `probe/${channelName(pc)}`, epoch: context.epoch, lastKnown });
            const pending = context.queue.updates.length;
            enqueue.emit({ type: 'TakeoverBegun', to: METER, epoch: context.epoch, pending, probed: asked.length });
          }),
        },
      }),
    },
  ),
];
