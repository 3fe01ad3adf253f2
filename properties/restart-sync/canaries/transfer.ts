import { assign, enqueueActions } from 'xstate';
import { areasAreApart } from '../../../spec/restart-sync/properties/chain.ts';
import { refusedRequestsAreKept, wholeTransfersAreTaken } from '../../../spec/restart-sync/properties/completion.ts';
import {
  theLivingAreAsked,
  theRefusedAskAgain,
  theSpoiltIsAskedForAgain,
} from '../../../spec/restart-sync/properties/requests.ts';
import {
  asideIsUnseen,
  completionIsToldToAll,
  endOfDataIsExact,
  expiryAsksAnew,
  newKeysServeAll,
  oneEndForEachTransfer,
  onlyTheCompleteEnd,
  quietMeansEqual,
  subscribersAreServed,
} from '../../../spec/restart-sync/properties/transfer.ts';
import { changed } from '../../../spec/restart-sync/entries.ts';
import { differenceIn } from '../../../machines/restart-sync/receiver-outputs.ts';
import type { SourceContext } from '../../../machines/restart-sync/source-data.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { besideManager, suspected } from '../compositions/managed.ts';
import { changing, lossy, restart } from '../compositions/restarts.ts';
import { passedOn } from '../compositions/several.ts';
import { charts } from '../system.ts';
import { canary, type AtReceiver, type WrongCharts } from './canary.ts';
import { sharingMemory } from './composed.ts';

const { receiver, source } = charts;
const once = restart(1, 1);
const subsets = restart(2, 1);
const losing = lossy(1, 1, 1);
const growing = changing('changes', 'full-set', 1);

/** What may go wrong with full transfers, and with the requests for them. */
export const transferCanaries: readonly WrongCharts[] = [
  canary('what is held aside is told at once', asideIsUnseen, passedOn('chain-head', { S: 1 }, 'full-set', false), {
    receiver: receiver.provide({
      actions: {
        holdAside: enqueueActions(({ context, event, enqueue }: AtReceiver) => {
          const difference = differenceIn(event);
          enqueue.assign({ temporary: changed(context.temporary, difference) });
          for (const to of context.told)
            enqueue.emit({ type: 'InputChanged', to, input: context.source, more: false, put: [], remove: ['1'] });
        }),
      },
    }),
  }),
  canary('what the new data lacks stays in use', endOfDataIsExact, subsets, {
    receiver: receiver.provide({
      actions: {
        synchronise: assign(({ context }: AtReceiver) => ({
          current: { ...context.current, ...context.temporary },
          temporary: {},
          unconfirmed: [],
        })),
      },
    }),
  }),
  canary('what a transfer from a living source lacks stays in use', endOfDataIsExact, growing, {
    receiver: receiver.provide({ actions: { sweep: nothing } }),
  }),
  canary(
    'an end of data before which everything was lost counts as that of an empty transfer',
    endOfDataIsExact,
    losing,
    {
      receiver: receiver.provide({
        guards: {
          isEmptyTransfer: ({ context, event }: AtReceiver) => 'xfer' in event && event.xfer > context.transfer,
        },
      }),
    },
  ),
  canary('an end of data without data before it is no answer', wholeTransfersAreTaken, once, {
    receiver: receiver.provide({ guards: { isEmptyTransfer: never } }),
  }),
  canary('a source ends its data before all is found', onlyTheCompleteEnd, once, {
    source: source.provide({ guards: { isComplete: always } }),
  }),
  canary('a source ends its data again when it is told again that it has found all', oneEndForEachTransfer, once, {
    source: withTransition(source, 'initialisation.complete', 'AllFound', { actions: 'endTransfers' }),
  }),
  canary('a source has found all and does not say so', completionIsToldToAll, once, {
    source: source.provide({ actions: { endTransfers: nothing } }),
  }),
  canary('a late receiver is sent only what is found from then on', subscribersAreServed, once, {
    source: source.provide({ actions: { serveWhole: nothing } }),
  }),
  canary('a source with a new key serves nobody', newKeysServeAll, suspected('suspected-source', 'S', {}, 2), {
    source: source.provide({ actions: { serveAllWhole: nothing } }),
  }),
  canary('the limit cuts a transfer short, and the rest is waited for', expiryAsksAnew, once, {
    receiver: receiver.provide({ guards: { refreshesAfterLimit: never } }),
  }),
  canary('a change after the end of data is told to nobody', quietMeansEqual, growing, {
    source: withTransition(source, 'initialisation.complete', 'Change', {
      actions: ['change', assign(({ context }: { context: SourceContext }) => ({ entries: context.found }))],
    }),
  }),
  canary('a receiver waits to be sent the data of a restarted source', theLivingAreAsked, once, {
    receiver: receiver.provide({ actions: { askAtBirth: nothing } }),
  }),
  canary('a request that was refused is not made again', theRefusedAskAgain, besideManager({ S: 1 }, 3), {
    receiver: receiver.provide({ actions: { subscribe: nothing } }),
  }),
  canary('a request that came too early is forgotten', refusedRequestsAreKept, besideManager({ S: 1 }, 3), {
    receiver: receiver.provide({ guards: { notReady: never } }),
  }),
  canary('a transfer that is not whole is dropped and given up', theSpoiltIsAskedForAgain, losing, {
    receiver: receiver.provide({ guards: { closesShort: never, closesLate: never } }),
  }),
  sharingMemory('a source writes into the memory of its receivers', areasAreApart, once, {}),
];
