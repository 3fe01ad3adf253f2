import { assign, enqueueActions } from 'xstate';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import {
  lookUpIsAnswered,
  registrationIsAnswered,
  theDeadAreToldToRegister,
} from '../../../spec/process-state/properties/answers.ts';
import {
  effectOnlyInAddressedInstance,
  effectOnlyUnderOwnKey,
  mismatchIsRejected,
  noEffectFromTheDead,
  nothingIsAskedOfTheDead,
  nothingIsSentToTheDead,
  onlyHeldKeysAreRejected,
  rejectedKeysAreAskedFor,
  rightMessagesTakeEffect,
} from '../../../spec/process-state/properties/communication.ts';
import { nobodyIsSuspectedTooSoon, silenceIsBounded } from '../../../spec/process-state/properties/heartbeat.ts';
import {
  knowledgeNeverGoesBack,
  noBirthIsLost,
  noNoticeIsLost,
  onlyOwnNoticesCount,
  onlyTheLivingAreInterested,
  onlyTheManagerJudges,
} from '../../../spec/process-state/properties/interest.ts';
import {
  everyoneRunsUnderItsOwnKey,
  incarnationsOnlyRise,
  oneKeyForOneInstance,
  onePidForOneName,
  onlyRegistrationEndsDeath,
  demandsAreObeyed,
  tokensRise,
} from '../../../spec/process-state/properties/issuing.ts';
import {
  deathIsTrue,
  everyBirthIsToldOnce,
  everyDeathIsToldOnce,
  answersComeInOrder,
  causesAreTrue,
} from '../../../spec/process-state/properties/notification.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { registration } from '../compositions/interest.ts';
import { alone, followed, reordered } from '../compositions/samples.ts';
import { ipcBothWays, ipcUnderSuspicion } from '../compositions/talk.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

/** For each property at least one wrong variant of the charts in which it must fail; the name says what a developer might have got wrong. */

const talking = ipcBothWays({ T: 1 }, 2);
const suspicious = ipcUnderSuspicion('late', {}, 2);

const { entry, record, process, interestedProcess } = charts;

interface EntryContext extends CommunicationKey {
  readonly counter: number;
  readonly limit: number;
  readonly firstIncarnation: number;
  readonly lastIncarnation: number;
}

export const coreCanaries: readonly WrongCharts[] = [
  canary('every name gets the same process identifier', onePidForOneName, followed, {
    record: record.provide({ actions: { countUp: nothing } }),
  }),
  canary('a late request of a dead predecessor supersedes its successor', oneKeyForOneInstance, alone, {
    entry: entry.provide({ guards: { laterToken: always } }),
  }),
  canary('a restart gets the key of the dead instance', oneKeyForOneInstance, alone, {
    entry: entry.provide({ actions: { nextIncarnation: nothing } }),
  }),
  canary('a repeated request gets a new key', oneKeyForOneInstance, alone, {
    entry: entry.provide({ guards: { sameToken: never, laterToken: always } }),
  }),
  canary('incarnations wrap around when they run out', incarnationsOnlyRise, registration('fifo', 2, 0), {
    entry: entry.provide({
      guards: { incarnationLeft: always },
      actions: {
        nextIncarnation: assign({
          incarnation: ({ context }: { context: EntryContext }) =>
            context.incarnation === 2 ? context.firstIncarnation : context.incarnation + 1,
        }),
      },
    }),
  }),
  canary('a heartbeat revives the dead', onlyRegistrationEndsDeath, alone, {
    entry: withTransition(entry, 'dead', 'Heartbeat', [{ guard: 'ofCurrentKey', target: 'alive' }, {}]),
  }),
  canary('an answer to a dead predecessor is taken', everyoneRunsUnderItsOwnKey, alone, {
    process: process.provide({ guards: { ownToken: always } }),
  }),
  canary('a process that counts as dead keeps its token', oneKeyForOneInstance, alone, {
    process: process.provide({ actions: { drawToken: nothing } }),
    entry: entry.provide({ guards: { sameToken: never, laterToken: always } }),
  }),
  canary('a repeated request is not answered', registrationIsAnswered, alone, {
    entry: withTransition(entry, 'alive', 'RegisterRequest', [
      { guard: 'sameToken', actions: 'resetCounter' },
      {
        guard: 'laterToken',
        target: 'alive',
        reenter: true,
        actions: ['foundSuperseded', 'takeInstance', 'nextIncarnation', 'reply'],
      },
      {},
    ]),
  }),
  canary('the dead are not told that they are', theDeadAreToldToRegister, alone, {
    entry: entry.provide({ actions: { demandForKey: nothing } }),
  }),
  canary('a request that comes after the death of its sender is ignored', theDeadAreToldToRegister, alone, {
    entry: entry.provide({ actions: { demandForToken: nothing } }),
  }),
  canary('a look-up of a dead target is not answered', lookUpIsAnswered, followed, {
    entry: entry.provide({ actions: { answerDead: nothing } }),
  }),
  canary('a look-up of a dead predecessor counts', lookUpIsAnswered, followed, {
    entry: withTransition(entry, 'alive', 'LookupRequest', { actions: 'declareInterest' }),
  }),
  canary('interest outlives its instance', onlyTheLivingAreInterested, followed, {
    entry: entry.provide({ actions: { withdrawInterest: nothing } }),
  }),
  canary('a notice for a dead predecessor is believed', onlyOwnNoticesCount, reordered, {
    interestedProcess: interestedProcess.provide({ guards: { forThisInstance: always } }),
  }),
  canary('a process asks again for a target that it knows dead', nothingIsAskedOfTheDead, followed, {
    interestedProcess: withTransition(interestedProcess, 'dead', 'choice.ask', {
      target: 'unknown',
      actions: 'lookUp',
    }),
  }),
  canary('a message for another instance is dropped in silence', mismatchIsRejected, talking, {
    process: process.provide({ actions: { rejectMismatch: nothing } }),
  }),
  canary('one incarnation more is issued than there is room for', incarnationsOnlyRise, registration('fifo', 2, 0), {
    entry: entry.provide({
      guards: {
        incarnationLeft: ({ context }: { context: EntryContext }) => context.incarnation <= context.lastIncarnation,
      },
    }),
  }),
  canary('tokens of two starts overlap', tokensRise, alone, {
    process: process.provide({
      actions: { drawToken: assign({ token: ({ context }: { context: { token: number } }) => context.token + 100 }) },
    }),
  }),
  canary('who counts as dead registers with its old token', demandsAreObeyed, alone, {
    process: process.provide({ actions: { drawToken: nothing } }),
  }),
  canary('a demand for a predecessor is obeyed', demandsAreObeyed, alone, {
    process: process.provide({ guards: { ownToken: always, ownKeyOrToken: always } }),
  }),
  canary('a supersession is told as silence', causesAreTrue, followed, {
    entry: entry.provide({ actions: { foundSuperseded: assign({ cause: 'silence', counter: 0 }) } }),
  }),
  canary('the birth is told before the answer', answersComeInOrder, followed, {
    entry: withTransition(entry, 'naming', 'PidIssued', {
      target: 'alive',
      actions: ['takePid', 'resetCounter', 'notifyBirth', 'reply'],
    }),
  }),
  canary('a late rejection is heeded', onlyHeldKeysAreRejected, talking, {
    interestedProcess: interestedProcess.provide({ guards: { ofHeldKey: always } }),
  }),
  canary('nobody asks again after a rejection', rejectedKeysAreAskedFor, talking, {
    interestedProcess: interestedProcess.provide({ guards: { relookupOnReject: never } }),
  }),
  canary('a message from a living peer is dropped', rightMessagesTakeEffect, talking, {
    interestedProcess: interestedProcess.provide({ actions: { accept: nothing } }),
  }),
  canary('a look-up of a living target is answered by its death', deathIsTrue, followed, {
    entry: withTransition(entry, 'alive', 'InterestDeclared', { actions: ['addInterest', 'answerDead'] }),
  }),
  canary('nobody is told of a death by silence', everyDeathIsToldOnce, followed, {
    entry: entry.provide({ actions: { notifyDeath: nothing } }),
  }),
  canary('a restart before detection is told as a birth alone', everyDeathIsToldOnce, followed, {
    entry: withTransition(entry, 'alive', 'RegisterRequest', [
      { guard: 'sameToken', actions: ['resetCounter', 'reply'] },
      {
        guard: 'laterToken',
        target: 'alive',
        reenter: true,
        actions: ['withdrawInterest', 'takeInstance', 'nextIncarnation', 'reply', 'notifyBirth'],
      },
      {},
    ]),
  }),
  canary('who asks twice is told twice', everyDeathIsToldOnce, ipcBothWays({ T: 2 }, 1), {
    entry: entry.provide({
      actions: {
        addInterest: assign({
          interested: ({
            context,
            event,
          }: {
            context: { interested: readonly unknown[] };
            event: { type: string; requester?: unknown };
          }) => (event.requester === undefined ? context.interested : [...context.interested, event.requester]),
        }),
      },
    }),
  }),
  canary('those who waited for the first registration are forgotten', everyBirthIsToldOnce, followed, {
    entry: withTransition(entry, 'naming', 'PidIssued', {
      target: 'alive',
      actions: ['takePid', 'resetCounter', 'reply'],
    }),
  }),
  canary('births are told to the registrant instead of the interested', everyBirthIsToldOnce, followed, {
    entry: entry.provide({
      actions: {
        notifyBirth: enqueueActions(({ context, enqueue }) => {
          const { name, epoch, pid, incarnation } = context as EntryContext & { name: string };
          const key = { epoch, pid, incarnation };
          if (name === 'P') enqueue.emit({ type: 'RegisterReply', to: name, token: 1, key });
        }),
      },
    }),
  }),
  canary('an old birth is believed', knowledgeNeverGoesBack, reordered, {
    interestedProcess: interestedProcess.provide({ guards: { aboveFloor: always, later: always } }),
  }),
  canary('an old death is believed', knowledgeNeverGoesBack, reordered, {
    interestedProcess: interestedProcess.provide({ guards: { notEarlier: always } }),
  }),
  canary(
    'the answer to a look-up goes out before the interest is noted, and the note is lost',
    noNoticeIsLost,
    followed,
    {
      entry: withTransition(entry, 'alive', 'InterestDeclared', { actions: 'answerAlive' }),
    },
  ),
  canary('a process that counts as dead keeps what it believes of others', noNoticeIsLost, followed, {
    interestedProcess: withTransition(
      withTransition(interestedProcess, 'alive', 'KeyDropped', { actions: 'forgetOwn' }),
      'alive',
      'KeyTaken',
      { actions: 'takeOwn' },
    ),
  }),
  canary('interest in the dead is not noted', noBirthIsLost, followed, {
    entry: withTransition(entry, 'dead', 'InterestDeclared', { actions: 'answerDead' }),
  }),
  canary('interest in the unseen is not noted', noBirthIsLost, followed, {
    entry: withTransition(entry, 'unseen', 'InterestDeclared', {}),
  }),
  canary('a process gives up a target that does not answer in time', onlyTheManagerJudges, followed, {
    interestedProcess: withTransition(interestedProcess, 'unknown', 'choice.giveUp', {
      target: 'dead',
      actions: 'endKey',
    }),
  }),
  canary('a heartbeat counts whatever its incarnation', silenceIsBounded, alone, {
    entry: entry.provide({ guards: { ofCurrentKey: always } }),
  }),
  canary('the counter never grows, as the figure has it', silenceIsBounded, alone, {
    entry: entry.provide({ actions: { count: nothing } }),
  }),
  canary('the limit itself is already death', nobodyIsSuspectedTooSoon, alone, {
    entry: entry.provide({
      guards: {
        nextCountExceedsLimit: ({ context }: { context: EntryContext }) => context.counter + 1 >= context.limit,
      },
    }),
  }),
  canary('heartbeats reset nothing', nobodyIsSuspectedTooSoon, alone, {
    entry: entry.provide({ actions: { resetCounter: nothing } }),
  }),
  canary('a receiver does not compare keys', effectOnlyUnderOwnKey, talking, {
    process: process.provide({ guards: { addressedHere: always, addressedHereFromTarget: always } }),
  }),
  canary('a restarted instance answers to the key of its predecessor', effectOnlyInAddressedInstance, talking, {
    entry: entry.provide({ actions: { nextIncarnation: nothing } }),
  }),
  canary('a message is believed whoever it is from', noEffectFromTheDead, suspicious, {
    interestedProcess: withTransition(interestedProcess, 'dead', 'IpcAdmitted', { actions: 'accept' }),
  }),
  canary('messages go to targets that are known dead', nothingIsSentToTheDead, talking, {
    interestedProcess: withTransition(interestedProcess, 'dead', 'Send', { actions: 'sendIpc' }),
  }),
];
