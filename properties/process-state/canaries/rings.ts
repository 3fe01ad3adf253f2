import { assign, emit, enqueueActions } from 'xstate';
import type { InterestedProcessContext } from '../../../machines/process-state/interested-process-data.ts';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { RegisterRequest } from '../../../spec/process-state/messages.ts';
import {
  applicationsAreTold,
  nothingIsLeftUnsent,
  whatCameTooEarlyIsSentAgain,
} from '../../../spec/process-state/properties/application.ts';
import {
  lookUpIsAnswered,
  registrationIsGranted,
  theDeadAreLeftAlone,
  theDeadAreToldToRegister,
} from '../../../spec/process-state/properties/answers.ts';
import { mismatchIsRejected } from '../../../spec/process-state/properties/communication.ts';
import {
  nobodyEndsOnDemand,
  rejectedKeysAreWaitedFor,
  interestWakes,
  theSilentAreAskedFirst,
  whoPollsAsksAgain,
} from '../../../spec/process-state/properties/choices.ts';
import {
  formerKeysChangeNothing,
  nobodyTrustsAFormerEpoch,
  onlyKeysOfThisEpochLive,
  theMissingCountAsDead,
  theRegistryIsKept,
} from '../../../spec/process-state/properties/epoch.ts';
import { nobodyIsSuspectedTooSoon, silenceIsBounded } from '../../../spec/process-state/properties/heartbeat.ts';
import {
  knowledgeNeverGoesBack,
  noBirthAfterTheRejectedIsLost,
  noBirthIsLost,
  onlyTheLivingAreInterested,
} from '../../../spec/process-state/properties/interest.ts';
import {
  demandsAreObeyed,
  entriesFollowTheirProcesses,
  incarnationsGoOn,
  oneKeyForOneInstance,
  theSupersededEnd,
} from '../../../spec/process-state/properties/issuing.ts';
import {
  causesAreTrue,
  everyDeathIsToldOnce,
  nobodyIsToldAboutItself,
} from '../../../spec/process-state/properties/notification.ts';
import {
  allThatRunLearnOfARestart,
  everyLookFindsTheEnded,
  livingEntriesRun,
  localDeathsAreTrue,
  theListIsTrue,
} from '../../../spec/process-state/properties/operating-system.ts';
import type { Message } from '../../../spec/property.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { chosen, chosenLookUp, chosenTalk, pollFor, probedMutual } from '../compositions/choices.ts';
import { localExit, localMutual, localPoll, localPollLate, lookUpOfItself, moving } from '../compositions/local.ts';
import { managerRestart } from '../compositions/restarts.ts';
import { alone } from '../compositions/samples.ts';
import { ipcBothWays, ipcOneWay, ipcReordered } from '../compositions/talk.ts';
import { lateControl, timelyControl } from '../compositions/travel.ts';
import { charts } from '../system.ts';
import { always, canary, never, nothing, type WrongCharts } from './canary.ts';

const unlessEnded = ({ context }: { context: { ended: boolean } }): boolean => !context.ended;

const answerSuperseded = enqueueActions(({ context, event, enqueue }) => {
  const { name, epoch, pid, incarnation } = context as CommunicationKey & { readonly name: string };
  const { requester } = event as unknown as { requester: { process: string; key: CommunicationKey } };
  const key = { epoch, pid, incarnation };
  const answer: Message = { type: 'DeathNotification', requester: requester.key, name, key, cause: 'superseded' };
  enqueue.emit({ ...answer, to: requester.process } as Message);
});

/** What an action of a process that follows a target is given. */
interface Acting {
  readonly context: InterestedProcessContext;
  readonly event: { readonly type: string; readonly key?: CommunicationKey };
  readonly enqueue: { readonly emit: (message: Message) => void };
}

/** For each property of the outer rings at least one wrong variant of the charts in which it must fail. */

const { entry, record, admission, operatingSystemPoll, operatingSystem, process, interestedProcess } = charts;
const local = localExit(2, lateControl('fifo'));
const moved = moving('process-state/moving', {}, {});
const restarted = managerRestart('manager-restart', { T: 1 }, [], {}, 2);
const restartedBeside = managerRestart('manager-restart-beside', { T: 1 }, ['P', 'T'], {}, 2);
const talking = chosenTalk('ipc-retry', { ipcRetry: 2 }, { T: 1 }, 1);
const probing = chosen('probe', { probe: true }, 1);
const lasting = chosenLookUp('interest-of-process', { interestLifetime: 'process' }, { T: 1, P: 1 });

const lettered = managerRestart('manager-restart', { T: 1 }, [], { keyEpoch: false }, 3);
const durable = managerRestart('manager-restart-durable', { T: 1 }, [], { registryDurable: true }, 3);
const durableLettered = managerRestart(
  'manager-restart-durable-without-epochs',
  { T: 1 },
  [],
  { registryDurable: true, keyEpoch: false },
  3,
);
const contested = moving('process-state/moving-contested', {}, { superseded: 'demand-reregister' });
const waiting = ipcOneWay({ T: 2 }, 2);
const bothLocal = localMutual('local-mutual', { T: 1, P: 1 }, {}, timelyControl('fifo'));
const ignoring = chosen('late-heartbeat-ignored', { lateHeartbeat: 'ignore' }, 1);

export const ringCanaries: readonly WrongCharts[] = [
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
  canary('a restarted manager tells nobody', allThatRunLearnOfARestart, restartedBeside, {
    record: record.provide({ actions: { demandOfAllListed: nothing } }),
  }),
  canary('a process that looks itself up is told of its own births', nobodyIsToldAboutItself, lookUpOfItself(2), {
    entry: entry.provide({ guards: { ofItself: never } }),
  }),
  canary('an entry keeps the element of the first instance', entriesFollowTheirProcesses, moved, {
    entry: entry.provide({
      actions: {
        takeInstance: assign(({ event }: { event: { token?: number; from?: string } }) => ({
          token: event.token,
          address: event.from,
        })),
      },
    }),
  }),
  canary('a superseded instance goes on', theSupersededEnd, moved, {
    process: process.provide({ guards: { endsIt: never } }),
  }),
  canary('a superseded instance is not told', theDeadAreToldToRegister, moved, {
    entry: entry.provide({ actions: { demandOfSuperseded: nothing } }),
  }),
  canary('a late request of an earlier instance is left without an answer', theDeadAreToldToRegister, moved, {
    entry: entry.provide({ actions: { demandOfPredecessor: nothing } }),
  }),
  canary('an instance that is hopelessly late draws token after token', demandsAreObeyed, contested, {
    process: process.provide({ guards: { ofSuperseded: never } }),
  }),
  canary('keys have no epoch', oneKeyForOneInstance, lettered, {}),
  canary(
    'a registry forgets the tokens that it has seen',
    oneKeyForOneInstance,
    { ...durableLettered, control: lateControl('fifo') },
    {
      entry: entry.provide({ guards: { sameToken: never, laterToken: always } }),
    },
  ),
  canary('a name that registers again keeps the epoch of its last key', onlyKeysOfThisEpochLive, durable, {
    entry: entry.provide({
      actions: {
        nextIncarnation: assign({
          incarnation: ({ context }: { context: { incarnation: number } }) => context.incarnation + 1,
        }),
      },
    }),
  }),
  canary('a key of an earlier epoch registers its holder', formerKeysChangeNothing, restarted, {
    record: record.provide({
      actions: {
        demandOfFormer: emit({
          type: 'RegisterRequest',
          to: 'entry/T',
          from: 'T',
          name: 'T',
          element: 2,
          osId: 20,
          token: 1000,
        }),
      },
    }),
  }),
  canary('targets are believed over a restart of the manager', nobodyTrustsAFormerEpoch, restarted, {
    interestedProcess: withTransition(interestedProcess, 'idle', 'KeyTaken', [
      { guard: 'underLaterEpoch', target: 'alive', actions: ['takeOwn', 'countLookup', 'lookUp'] },
      { target: 'unknown', actions: ['takeOwn', 'countLookup', 'lookUp'] },
    ]),
  }),
  canary('targets are only unknown after a restart of the manager', theMissingCountAsDead, restarted, {
    interestedProcess: interestedProcess.provide({ guards: { underLaterEpoch: never } }),
  }),
  canary(
    'a demand of the epoch of its own key is obeyed',
    demandsAreObeyed,
    { ...restartedBeside, control: timelyControl('bag') },
    {
      process: process.provide({ guards: { ofFormerEpoch: never } }),
    },
  ),
  canary('a durable registry is not read', theRegistryIsKept, durable, {
    entry: entry.provide({ guards: { keptOverRestart: never } }),
  }),
  canary('a silent process is not asked', theSilentAreAskedFirst, probing, {
    entry: entry.provide({ guards: { probes: never } }),
  }),
  canary('a process is asked again and again and never given up', silenceIsBounded, probing, {
    entry: withTransition(entry, 'alive.probed', 'choice.again', { target: 'counted', reenter: true }),
  }),
  canary('the answer to an earlier probe saves a process', silenceIsBounded, probing, {
    entry: entry.provide({ guards: { ofThisRound: always } }),
  }),
  canary('the wait for an answer outlives a registration', nobodyIsSuspectedTooSoon, probing, {
    entry: withTransition(entry, 'alive', 'RegisterRequest', [
      { guard: 'sameToken', actions: ['resetCounter', 'reply'] },
      { guard: 'laterToken', actions: ['foundSuperseded', 'takeInstance', 'nextIncarnation', 'reply'] },
      {},
    ]),
  }),
  canary('a late heartbeat is answered although it shall not be', theDeadAreLeftAlone, ignoring, {
    entry: entry.provide({ guards: { demands: always } }),
  }),
  canary('who polls asks once', whoPollsAsksAgain, pollFor({ T: 1 }, 2), {
    interestedProcess: interestedProcess.provide({
      actions: {
        lookUp: enqueueActions(({ context, event, enqueue }: Acting) => {
          const { manager, own, target, seq } = context;
          if (event.type === 'KeyTaken')
            enqueue.emit({ type: 'LookupRequest', to: manager, requester: own, target, seq });
        }),
      },
    }),
  }),
  canary('resting interest does not wake', interestWakes, lasting, {
    entry: entry.provide({ guards: { rests: never } }),
  }),
  canary('interest wakes without a word', interestWakes, lasting, {
    entry: withTransition(entry, 'alive', 'RequesterReborn', { guard: 'rests', actions: 'addInterest' }),
  }),
  canary('the application does not hear of an end', applicationsAreTold, restarted, {
    interestedProcess: interestedProcess.provide({ actions: { tellDeath: nothing } }),
  }),
  canary('a restart is told as a birth alone', applicationsAreTold, ipcReordered({ T: 2 }, 1), {
    interestedProcess: interestedProcess.provide({
      actions: {
        tellBirth: enqueueActions(({ context, event, enqueue }: Acting) => {
          const { target, key: held } = context;
          if (event.key !== undefined)
            enqueue.emit({ type: 'TargetBorn', to: 'environment', target, key: event.key, restarted: held !== null });
        }),
      },
    }),
  }),
  canary('what came too early is given up', whatCameTooEarlyIsSentAgain, talking, {
    interestedProcess: interestedProcess.provide({ actions: { keepUnsent: nothing } }),
  }),
  canary('what came too early is sent once more with the key of that time', whatCameTooEarlyIsSentAgain, talking, {
    interestedProcess: interestedProcess.provide({ actions: { sendOldest: nothing } }),
  }),
  canary('what waits for a target outlives it', nothingIsLeftUnsent, talking, {
    interestedProcess: interestedProcess.provide({ actions: { forgetUnsent: nothing } }),
  }),
  canary(
    'a key of an earlier epoch is believed again',
    knowledgeNeverGoesBack,
    { ...restarted, control: timelyControl('bag') },
    {
      interestedProcess: interestedProcess.provide({ guards: { later: always, aboveFloor: always } }),
    },
  ),
  canary('an unseen restart is not granted', registrationIsGranted, alone, {
    entry: entry.provide({ guards: { incarnationLeft: never } }),
  }),
  canary('an operating system lists who has ended', theListIsTrue, localPoll(1, 2), {
    operatingSystem: operatingSystem.provide({ actions: { remove: nothing } }),
  }),
  canary('a superseded instance ends although it shall register again', nobodyEndsOnDemand, contested, {
    process: process.provide({
      guards: { endsIt: ({ event }: { event: { reason?: string } }) => event.reason === 'superseded' },
    }),
  }),
  canary('a rejected key is asked for although its birth shall be waited for', rejectedKeysAreWaitedFor, waiting, {
    interestedProcess: interestedProcess.provide({ guards: { relookupOnReject: always } }),
  }),
  canary('who waits for a birth after a rejection does not believe it', noBirthAfterTheRejectedIsLost, waiting, {
    interestedProcess: withTransition(interestedProcess, 'unknown', 'DeathNotification', {}).provide({
      guards: { aboveFloor: unlessEnded },
    }),
  }),
  canary('who learns that a key is over does not believe the next birth', noBirthIsLost, ipcBothWays({ T: 1 }, 1), {
    interestedProcess: interestedProcess.provide({ guards: { aboveFloor: unlessEnded } }),
  }),
  canary('incarnations begin anew with each epoch, although the registry is durable', incarnationsGoOn, durable, {
    entry: entry.provide({
      actions: {
        nextIncarnation: assign(
          ({ context }: { context: { epoch: number; managerEpoch: number; incarnation: number } }) => ({
            epoch: context.managerEpoch,
            incarnation: context.epoch === context.managerEpoch ? context.incarnation + 1 : 1,
          }),
        ),
      },
    }),
  }),
  canary('a durable registry forgets the instances', theRegistryIsKept, durable, {
    entry: entry.provide({
      actions: {
        resetCounter: assign(({ event }: { event: { type: string } }) =>
          event.type === 'Heartbeat' ? { counter: 0, token: 0 } : { counter: 0 },
        ),
      },
    }),
  }),
  canary('what came too early comes back empty', mismatchIsRejected, talking, {
    process: process.provide({
      actions: {
        rejectNotReady: enqueueActions(({ event, enqueue }: Acting) => {
          const { from: to, dst: presented } = event as unknown as { from: string; dst: CommunicationKey };
          enqueue.emit({ type: 'IpcReject', to, presented, reason: 'not-ready', body: '' });
        }),
      },
    }),
  }),
  canary('the death after an unanswered probe is told to nobody', everyDeathIsToldOnce, probedMutual({ T: 1 }, 2), {
    entry: withAfter(entry, 'alive.probed', 'probeWait', {
      target: '#dead',
      actions: ['foundSilent', 'withdrawInterest'],
    }),
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
