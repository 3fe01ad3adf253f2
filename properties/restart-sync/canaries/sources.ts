import { assign, createMachine, type AnyStateMachine } from 'xstate';
import { deathsAreTold } from '../../../spec/restart-sync/properties/marking.ts';
import {
  changesTravelAsTheyAre,
  changesTravelWhole,
  discoveryGoesOn,
  keyComesFirst,
} from '../../../spec/restart-sync/properties/sources.ts';
import {
  freshDataIsUsedAtOnce,
  newDataIsHeldAside,
  onlyTheCompleteEnd,
  tiesAreClean,
} from '../../../spec/restart-sync/properties/transfer.ts';
import { staleSpansAreBounded } from '../../../spec/restart-sync/properties/standing.ts';
import { laterKey } from '../../../spec/process-state/messages.ts';
import { changed } from '../../../spec/restart-sync/entries.ts';
import { differenceIn } from '../../../machines/restart-sync/receiver-outputs.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { besideManager } from '../compositions/managed.ts';
import { changing, deaf, lossy, restart } from '../compositions/restarts.ts';
import { charts } from '../system.ts';
import { canary, type AtReceiver, type WrongCharts } from './canary.ts';

const { receiver, source } = charts;
const once = restart(1, 1);
const subsets = restart(2, 1);
const inPart = { actions: ['change', 'publishPart'] };

/** What may go wrong from the start of a source on to what its receivers make of each message. */
export const sourceCanaries: readonly WrongCharts[] = [
  canary('a source begins before it has a key', keyComesFirst, besideManager({ S: 1 }, 3), {
    source: beginningIn(source, 'configuring'),
  }),
  canary('a source that has found something begins again', discoveryGoesOn, once, {
    source: withTransition(source, 'initialisation.discovering.searching', 'Found', {
      target: '#restart-sync/source.initialisation.registering',
      actions: ['find', 'publishPart'],
    }),
  }),
  canary('a source forgets what it has found before', discoveryGoesOn, subsets, {
    source: withTransition(source, 'initialisation.discovering.searching', 'Found', {
      actions: [assign({ found: {} }), 'find', 'publishPart'],
    }),
  }),
  canary(
    'a change is told as it is where full transfers are agreed',
    changesTravelWhole,
    changing('changes', 'full-set', 1),
    {
      source: withTransition(source, 'initialisation.complete', 'Change', inPart),
    },
  ),
  canary('a change is told as a record of a transfer', changesTravelAsTheyAre, changing('changes-told', 'delta', 1), {
    source: withTransition(source, 'initialisation.complete', 'Change', inPart),
  }),
  canary('a source ends its data before it says what it has found last', onlyTheCompleteEnd, once, {
    source: withTransition(source, 'initialisation.discovering.searching', 'Found', {
      actions: ['find', 'endTransfers', 'publishPart'],
    }),
  }),
  canary('a receiver takes a slow source for a dead one', deathsAreTold, lossy(1, 1, 1), {
    receiver: withAfter(receiver, 'fresh.receiving.impatient', 'subscribeRetry', {
      target: '#restart-sync/receiver.stale',
      actions: ['endKey', 'markAll', 'incomplete', 'tellLost'],
    }),
  }),
  canary('the end of a transfer that the limit has cut short counts', tiesAreClean, once, {
    receiver: withTransition(receiver, 'fresh.asked', 'Eof', {
      guard: 'closes',
      target: 'settled',
      actions: ['complete', 'tellSettled'],
    }),
  }),
  canary('a death that nobody was told the birth before is none', staleSpansAreBounded, deaf(2, 1), {
    receiver: receiver.provide({
      guards: {
        later: ({ context, event }: AtReceiver) =>
          event.type !== 'DeathNotification' &&
          'key' in event &&
          (context.key === null || laterKey(event.key, context.key)),
      },
    }),
  }),
  canary('data of a living source waits for its end', freshDataIsUsedAtOnce, once, {
    receiver: receiver.provide({
      actions: {
        takeIntoUse: assign(({ context, event }: AtReceiver) => ({
          temporary: changed(context.temporary, differenceIn(event)),
        })),
      },
    }),
  }),
  canary('only the last record is held aside', newDataIsHeldAside, subsets, {
    receiver: receiver.provide({
      actions: { holdAside: assign(({ event }: AtReceiver) => ({ temporary: changed({}, differenceIn(event)) })) },
    }),
  }),
];

/** A source whose data begins in another state. */
function beginningIn({ config, implementations }: AnyStateMachine, initial: string): AnyStateMachine {
  const { initialisation, ...states } = (config as { states: Record<string, object> }).states;
  return createMachine(
    { ...config, states: { ...states, initialisation: { ...initialisation, initial } } },
    implementations as Parameters<typeof createMachine>[1],
  );
}
