import { and, assign, enqueueActions } from 'xstate';
import { laterKey } from '../../../spec/process-state/communication-key.ts';
import { changed, differenceOf, type Entries } from '../../../spec/restart-sync/entries.ts';
import { derivedDataEndsLate, stalenessStays } from '../../../spec/restart-sync/properties/chain.ts';
import { refusedRequestsAreKept, wholeTransfersAreTaken } from '../../../spec/restart-sync/properties/completion.ts';
import { configurationComesFirst } from '../../../spec/restart-sync/properties/configuration.ts';
import { earlierEpochsAreStale, theUnheardIsNotMarked } from '../../../spec/restart-sync/properties/marking.ts';
import { staleDataStays, staleIsTimed } from '../../../spec/restart-sync/properties/stale.ts';
import { endOfDataIsExact, onlyTheCompleteEnd } from '../../../spec/restart-sync/properties/transfer.ts';
import type { Property } from '../../../spec/property.ts';
import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import type { ReceiverContext, ReceiverEvent } from '../../../machines/restart-sync/receiver-data.ts';
import { differenceIn } from '../../../machines/restart-sync/receiver-outputs.ts';
import type { SourceContext } from '../../../machines/restart-sync/source-data.ts';
import { passedOn } from '../../../machines/restart-sync/source-outputs.ts';
import { continued } from '../../../machines/restart-sync/transfers.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { always, canaryOf, never, nothing, type WrongCharts } from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { ofReceivers } from '../required.ts';
import { charts, restartSync, type Charts } from '../system.ts';
import { aRestartIsTakenOver } from '../witnesses.ts';
import * as trapped from './compositions.ts';

/** For each trap of restart synchronisation a variant of the charts that does not guard against it, and falls into it. */

const canary = canaryOf<RestartSyncView, Composition, Charts>({ charts, build: restartSync });

const { receiver, source, awaitedInput } = charts;

interface Given {
  readonly context: ReceiverContext;
  readonly event: ReceiverEvent;
}

/** Those whose statement needs the origin of a value are made with the systems, and found by their catalogue number. */
function guarding(id: string): Property<RestartSyncView> {
  const property = ofReceivers.find(({ clauses }) => clauses[0] === id);
  if (property === undefined) throw new Error(`No property of receivers guards ${id}.`);
  return property;
}

const noStaleDataPastLimit = guarding('S-SYNC-4');
const temporaryIsOfTheHeard = guarding('S-SYNC-6');

/** Taken as the first meeting with a source: what is held of its predecessor is left as it is. */
const firstMeeting = {
  guard: and(['forThisInstance', 'later']),
  target: '#restart-sync/receiver.fresh.asked',
  actions: ['takeKey', 'askAtBirth'],
};

export const unguarded = {
  T1: canary('data of a restarted source is merged into that of its predecessor', endOfDataIsExact, trapped.unseen, {
    receiver: withTransition(receiver, 'fresh.settled', 'Data', {
      guard: and(['overtaking', 'held']),
      target: 'receiving',
      actions: ['takeKey', 'noteTransfer', 'takeIntoUse', 'count'],
    }),
  }),
  T2: canary('what was held aside outlives a further death', endOfDataIsExact, trapped.twiceInTime, {
    receiver: receiver.provide({ actions: { dropTemporary: nothing } }),
  }),
  T3: canary('each death starts the timer anew', noStaleDataPastLimit, trapped.dyingOn, {
    receiver: receiver.provide({ guards: { restartsTimer: always } }),
  }),
  T4: canary(
    'the rest of a transfer that the limit has cut short counts as the whole',
    endOfDataIsExact,
    trapped.long,
    {
      receiver: receiver.provide({ guards: { refreshesAfterLimit: never }, actions: { cutShort: nothing } }),
    },
  ),
  T5: canary('derived data is complete when its own set-up is', derivedDataEndsLate, trapped.middle, {
    source: source.provide({ guards: { inputsSettled: always } }),
  }),
  T6: canary('a receiver waits to be sent the data of a restarted source', aRestartIsTakenOver, trapped.bothDie, {
    receiver: receiver.provide({ actions: { askAtBirth: nothing } }),
  }),
  T7: canary('an input is awaited for ever', trapped.everybodyCompletes, trapped.ring, {
    awaitedInput: withTransition(withAfter(awaitedInput, 'awaited', 'limit', undefined), 'awaited', 'InputExpired', {}),
  }),
  T8: canary('late data of a dead source is held aside', temporaryIsOfTheHeard, trapped.once, {
    receiver: withTransition(receiver, 'stale.unheard', 'Data', { actions: 'holdAside' }),
  }),
  T9: canary('an end of data counts whoever it is from', endOfDataIsExact, trapped.twice, {
    receiver: receiver.provide({
      guards: {
        closes: ({ context: { transfer, received }, event }: Given) =>
          event.type === 'Eof' && event.xfer === transfer && event.count === received,
      },
    }),
  }),
  T10: canary('what the limit has cleared counts as a part of the whole', endOfDataIsExact, trapped.once, {
    receiver: receiver.provide({ guards: { refreshesAfterLimit: never }, actions: { cutShort: nothing } }),
  }),
  T11: canary('the timer is not stopped by the end of data', staleIsTimed, trapped.once, {
    receiver: withAfter(receiver, 'fresh.settled', 'staleLimit', {
      target: '#restart-sync/receiver.idle',
      actions: 'clear',
    }),
  }),
  T12: canary('new data goes into use at once', staleDataStays, trapped.once, {
    receiver: receiver.provide({ guards: { holdsAside: never } }),
  }),
  T13: canary('what a transfer of a living source lacks is not removed', endOfDataIsExact, trapped.shrinking, {
    receiver: receiver.provide({ actions: { sweep: nothing } }),
  }),
  T14: canary('a removal in the middle of a transfer is overlooked', endOfDataIsExact, trapped.changing, {
    receiver: receiver.provide({
      actions: {
        holdAside: assign(({ context, event }: Given) => ({
          temporary: changed(context.temporary, { put: differenceIn(event).put, remove: [] }),
        })),
      },
    }),
  }),
  T15: canary('an end of data without data counts as no answer', wholeTransfersAreTaken, trapped.once, {
    receiver: withTransition(receiver, 'stale.asked', 'Eof', {}),
  }),
  T16: canary('the death of a source is passed on as a withdrawal', stalenessStays, trapped.head, {
    receiver: receiver.provide({
      actions: {
        tellLost: enqueueActions(({ context, enqueue }: { context: ReceiverContext; enqueue: Enqueue }) => {
          for (const to of context.awaitedBy) enqueue.emit({ type: 'InputLost', to, input: context.source });
          for (const to of context.told)
            enqueue.emit({
              type: 'InputChanged',
              to,
              input: context.source,
              more: false,
              put: [],
              remove: Object.keys(context.current),
            });
        }),
      },
    }),
  }),
  T17: canary('a process goes ahead without its configuration', configurationComesFirst, trapped.configuredOnce, {
    source: source.provide({ guards: { needsNone: always } }),
  }),
  T18: canary('a source that was never heard of is marked stale', theUnheardIsNotMarked, trapped.bothDie, {
    receiver: withTransition(receiver, 'idle', 'DeathNotification', {
      target: 'stale',
      actions: ['takeDeath', 'tellLost'],
    }),
  }),
  T19: canary('what goes in the middle of a transfer is not told', onlyTheCompleteEnd, trapped.headForGood, {
    source: source.provide({ actions: { publishPart: enqueueActions(publishWithoutRemovals) } }),
  }),
  T20: canary('a dead input is not awaited', derivedDataEndsLate, trapped.headAndMiddle, {
    awaitedInput: withTransition(awaitedInput, 'awaited', 'InputLost', { target: 'vain', actions: 'over' }),
  }),
  T21: canary('a death counts for the key alone that is held', noStaleDataPastLimit, trapped.deaf, {
    receiver: receiver.provide({
      guards: {
        later: ({ context, event }: Given) => event.type !== 'DeathNotification' && isLater(event, context),
        notEarlier: ({ context, event }: Given) => 'key' in event && context.key !== null && !isLater(event, context),
      },
    }),
  }),
  T22: canary('a request that came too early is given up', refusedRequestsAreKept, trapped.besideManager, {
    receiver: receiver.provide({ guards: { notReady: never } }),
  }),
  T23: canary('a further transfer adds to the one before it', endOfDataIsExact, trapped.crossing, {
    receiver: receiver.provide({ actions: { dropTemporary: nothing } }),
  }),
  T24: canary('a restart of the manager changes nothing', earlierEpochsAreStale, trapped.managerRestart, {
    receiver: receiver.provide({ guards: { underLaterEpoch: never } }),
  }),
  T25: canary('the answer to a new look-up counts as a first meeting', noStaleDataPastLimit, trapped.suspected, {
    receiver: withTransition(receiver, 'fresh.unheard', 'LookupReply', firstMeeting),
  }),
  T26: canary('the limit ends when the source is back', noStaleDataPastLimit, trapped.untimed, {}),
} satisfies Readonly<Record<string, WrongCharts<RestartSyncView, Composition, Charts>>>;

interface Enqueue {
  readonly emit: (emitted: { readonly type: string; readonly to: string; readonly [field: string]: unknown }) => void;
  readonly assign: (change: object) => void;
}

function isLater(event: ReceiverEvent, { key }: ReceiverContext): boolean {
  return 'key' in event && (key === null || laterKey(event.key, key));
}

/** As the chart does it, but nobody is told of what goes. */
function publishWithoutRemovals({ context, enqueue }: { context: SourceContext; enqueue: Enqueue }): void {
  const { own, subscribers, recordsPerMessage, derivedFrom, found } = context;
  const entries: Entries = { ...passedOn(derivedFrom), ...found };
  const { put } = differenceOf(context.entries, entries);
  if (own === null) return;
  const sendings = subscribers.map((to) => continued({ own: own, recordsPerMessage }, to, { put, remove: [] }));
  for (const message of sendings.flatMap(({ messages }) => messages)) enqueue.emit({ ...message });
  enqueue.assign({ entries, subscribers: sendings.map(({ subscriber }) => subscriber) });
}
