import { assign } from 'xstate';
import { restartsAreDeaths } from '../../../spec/restart-sync/properties/requests.ts';
import { earlierEpochsAreStale, theUnheardIsNotMarked } from '../../../spec/restart-sync/properties/marking.ts';
import {
  expiryClearsAll,
  expiryLeavesNothingStale,
  freshDataIsAlone,
  recordsGoForAReason,
  sourcesAreIndependent,
  staleDataStays,
  staleIsTimed,
  timerNeverFalls,
} from '../../../spec/restart-sync/properties/stale.ts';
import { differenceIn } from '../../../machines/restart-sync/receiver-outputs.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { choosing } from '../compositions/choices.ts';
import { managerRestart } from '../compositions/managed.ts';
import { bothRestart, restart, unasked } from '../compositions/restarts.ts';
import { twoSources } from '../compositions/several.ts';
import { charts } from '../system.ts';
import { canary, ofReceiver, type AtReceiver, type WrongCharts } from './canary.ts';
import { deathsGoToAll } from './composed.ts';

const { receiver } = charts;
const [once, twice] = [restart(1, 1), restart(1, 2)];
const emptied = ({ context }: Pick<AtReceiver, 'context'>) => ({
  current: {},
  temporary: context.temporary,
  unconfirmed: [],
});

/** What may go wrong with the data of the dead: its mark, its timer, its limit. */
export const staleCanaries: readonly WrongCharts[] = [
  canary('new data replaces what is stale as it comes', staleDataStays, once, {
    receiver: receiver.provide({ guards: { holdsAside: never } }),
  }),
  canary('the limit passes and nothing is cleared', ofReceiver('S-SYNC-4'), once, {
    receiver: receiver.provide({ actions: { clear: nothing } }),
  }),
  canary('a source that is back has no limit', ofReceiver('S-SYNC-4'), once, {
    receiver: receiver.provide({ guards: { hasSecondTimer: never } }),
  }),
  canary('the limit is a tick too long', ofReceiver('S-SYNC-4'), once, {
    receiver: receiver.provide({
      delays: { staleLimit: ({ context }: Pick<AtReceiver, 'context'>) => context.limit + 1 },
    }),
  }),
  canary(
    'the last limit passes and nothing is cleared',
    ofReceiver('SYNC-12'),
    choosing('timer-restarts', { onRedeath: 'restart' }, ['S-SYNC-4', 'S-SYNC-15']),
    { receiver: receiver.provide({ actions: { clear: nothing } }) },
  ),
  canary('the limit clears what is stale and keeps what is new', expiryClearsAll, once, {
    receiver: receiver.provide({ actions: { clear: assign(emptied) } }),
  }),
  canary('what was held aside goes into use when the limit is reached', expiryClearsAll, once, {
    receiver: receiver.provide({ guards: { clearsFresh: never } }),
  }),
  canary('a limit is followed by another one', expiryLeavesNothingStale, once, {
    receiver: withAfter(receiver, 'stale', 'staleLimit', {
      target: 'stale',
      reenter: true,
      actions: ['clear', 'tellExpired'],
    }),
  }),
  canary('what a source had sent before it died again is kept', ofReceiver('S-SYNC-6'), twice, {
    receiver: receiver.provide({ actions: { dropTemporary: nothing } }),
  }),
  canary('the timer stops when the source is back', staleIsTimed, once, {
    receiver: receiver.provide({ guards: { hasSecondTimer: never } }),
  }),
  canary('the timer runs on after the end of data', staleIsTimed, once, {
    receiver: withAfter(receiver, 'fresh.settled', 'staleLimit', {
      target: '#restart-sync/receiver.idle',
      actions: ['clear', 'tellExpired'],
    }),
  }),
  canary('what was held aside stays aside after the end of data', freshDataIsAlone, once, {
    receiver: receiver.provide({
      actions: { synchronise: assign(({ context }: AtReceiver) => ({ current: context.temporary, unconfirmed: [] })) },
    }),
  }),
  canary('what the limit has cleared leaves new data aside', freshDataIsAlone, once, {
    receiver: receiver.provide({ actions: { clear: assign(emptied) } }),
  }),
  canary('the death of a source withdraws its data', recordsGoForAReason, once, {
    receiver: receiver.provide({ actions: { markAll: assign(emptied) } }),
  }),
  canary('no death has any grace', recordsGoForAReason, once, {
    receiver: receiver.provide({ guards: { clearsAtOnce: always } }),
  }),
  canary('a message counts whichever incarnation it is of', ofReceiver('S-SYNC-14'), once, {
    receiver: receiver.provide({
      guards: {
        opens: ({ context, event }: AtReceiver) => 'n' in event && event.n === 1 && event.xfer > context.transfer,
      },
    }),
  }),
  canary('what comes late from the dead is held aside', ofReceiver('S-SYNC-14'), once, {
    receiver: withTransition(receiver, 'stale.unheard', 'Data', { actions: 'holdAside' }),
  }),
  canary('each death starts the timer anew', timerNeverFalls, twice, {
    receiver: receiver.provide({ guards: { restartsTimer: always } }),
  }),
  canary('a restart whose death was not seen leaves the data of its predecessor fresh', restartsAreDeaths, once, {
    receiver: withTransition(receiver, 'fresh', 'BirthNotification', {
      guard: 'forThisInstance',
      target: '.asked',
      actions: ['takeKey', 'askAtBirth'],
    }),
  }),
  canary(
    'a message that overtakes the notices is taken for one of the incarnation before',
    restartsAreDeaths,
    unasked({ S: 1, R: 1 }),
    {
      receiver: withTransition(receiver, 'fresh', 'Data', {
        guard: 'overtaking',
        target: '.receiving',
        actions: [
          'takeKey',
          'noteTransfer',
          assign(({ context, event }: AtReceiver) => ({
            current: { ...context.current, ...Object.fromEntries(differenceIn(event).put.map(({ k, v }) => [k, v])) },
          })),
          'count',
        ],
      }),
    },
  ),
  canary('an untold death during a restart of the manager stays unknown', earlierEpochsAreStale, managerRestart(0, 2), {
    receiver: receiver.provide({ guards: { underLaterEpoch: never } }),
  }),
  canary(
    'the death of a source that was never heard of starts a timer',
    theUnheardIsNotMarked,
    bothRestart({ S: 1, R: 1 }),
    {
      receiver: withTransition(receiver, 'idle', 'DeathNotification', { target: 'stale', actions: 'takeDeath' }),
    },
  ),
  deathsGoToAll('the death of one source marks the data of all', sourcesAreIndependent, twoSources({ A: 1 }, true), {
    receiver: receiver.provide({ guards: { notEarlier: always } }),
  }),
];
