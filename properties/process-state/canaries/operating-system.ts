import { assign, emit, enqueueActions } from 'xstate';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { RegisterRequest } from '../../../spec/process-state/messages.ts';
import { lookUpIsAnswered, registrationIsAnswered } from '../../../spec/process-state/properties/answers.ts';
import { onlyTheLivingAreInterested } from '../../../spec/process-state/properties/interest.ts';
import { causesAreTrue } from '../../../spec/process-state/properties/notification.ts';
import {
  everyLookFindsTheEnded,
  livingEntriesRun,
  localDeathsAreTrue,
  theListIsTrue,
} from '../../../spec/process-state/properties/operating-system.ts';
import type { Message } from '../../../spec/property.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { localExit, localMutual, localPoll, localPollLate, localPollRepeat } from '../compositions/local.ts';
import { managerRestart } from '../compositions/restarts.ts';
import { lateControl, timelyControl } from '../compositions/travel.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

const { entry, admission, operatingSystemPoll, operatingSystem } = charts;
const answerSuperseded = enqueueActions(({ context, event, enqueue }) => {
  const { name, epoch, pid, incarnation } = context as CommunicationKey & { readonly name: string };
  const { requester } = event as unknown as { requester: { process: string; key: CommunicationKey } };
  const key = { epoch, pid, incarnation };
  const answer: Message = { type: 'DeathNotification', requester: requester.key, name, key, cause: 'superseded' };
  enqueue.emit({ ...answer, to: requester.process } as Message);
});
const local = localExit(2, lateControl('fifo'));
const restartedBeside = managerRestart('manager-restart-beside', { T: 1 }, ['P', 'T'], {}, 2);
const bothLocal = localMutual('local-mutual', { T: 1, P: 1 }, {}, timelyControl('fifo'));

/** What may go wrong with processes whose operating system tells of their ends. */
export const operatingSystemCanaries: readonly WrongCharts[] = [
  canary('an exit is taken for that of whoever is registered', localDeathsAreTrue, local, {
    entry: entry.provide({ guards: { ofThisInstance: always } }),
  }),
  canary('a list judges those that registered after it was asked for', localDeathsAreTrue, localPollLate(1, ['T']), {
    entry: entry.provide({
      actions: {
        takeInstance: assign(({ event }: { event: RegisterRequest & { from: string } }) => ({
          token: event.token,
          address: event.from,
          element: event.element,
          osId: event.osId,
          listAsked: true,
        })),
      },
    }),
  }),
  canary('an exit is not heeded', livingEntriesRun, local, {
    entry: withTransition(entry, 'alive.watched', 'OsExit', undefined),
  }),
  canary('a request that comes after the exit of its sender is registered', livingEntriesRun, local, {
    admission: admission.provide({ guards: { isRunning: always } }),
  }),
  canary('the repeat of an instance that has ended is answered', registrationIsAnswered, localPollRepeat(1, ['T']), {
    admission: admission.provide({ guards: { isRunning: always } }),
  }),
  canary('a fresh start stamp leaves the old one registered', livingEntriesRun, restartedBeside, {
    operatingSystem: operatingSystem.provide({ guards: { replacesStamp: never } }),
  }),
  canary('the list of the operating system is asked for and not read', everyLookFindsTheEnded, localPoll(1, 2), {
    entry: entry.provide({ guards: { missingFromList: never } }),
  }),
  canary('no entry is told that the list is asked for', everyLookFindsTheEnded, localPoll(1, 2), {
    operatingSystemPoll: operatingSystemPoll.provide({
      actions: { ask: emit({ type: 'OsListQuery', to: 'operating system', query: 'poll' }) },
    }),
  }),
  canary('the end of a local process is told as silence', causesAreTrue, local, {
    entry: entry.provide({ actions: { foundEnded: assign({ cause: 'silence' }) } }),
  }),
  canary('an operating system lists who has ended', theListIsTrue, localPoll(1, 2), {
    operatingSystem: operatingSystem.provide({ actions: { remove: nothing } }),
  }),
  canary('interest outlives an instance that is reported as ended', onlyTheLivingAreInterested, bothLocal, {
    entry: withTransition(entry, 'alive.watched', 'OsExit', {
      guard: 'ofThisInstance',
      target: '#dead',
      actions: ['foundEnded', 'notifyDeath'],
    }),
  }),
  canary('a look-up of a dead target is answered with another cause', lookUpIsAnswered, bothLocal, {
    entry: entry.provide({ actions: { answerDead: answerSuperseded } }),
  }),
];
