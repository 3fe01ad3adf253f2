import { assign, enqueueActions } from 'xstate';
import type { InterestedProcessContext } from '../../../machines/process-state/interested-process-data.ts';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import {
  applicationsAreTold,
  nothingIsLeftUnsent,
  whatCameTooEarlyIsSentAgain,
} from '../../../spec/process-state/properties/application.ts';
import {
  theDeadAreLeftAlone,
  theDeadAreToldToRegister,
  registrationIsGranted,
} from '../../../spec/process-state/properties/answers.ts';
import { mismatchIsRejected } from '../../../spec/process-state/properties/communication.ts';
import {
  nobodyEndsOnDemand,
  rejectedKeysAreWaitedFor,
  interestWakes,
  theSilentAreAskedFirst,
  whoPollsAsksAgain,
} from '../../../spec/process-state/properties/choices.ts';
import { nobodyIsSuspectedTooSoon, silenceIsBounded } from '../../../spec/process-state/properties/heartbeat.ts';
import { noBirthAfterTheRejectedIsLost, noBirthIsLost } from '../../../spec/process-state/properties/interest.ts';
import {
  demandsAreObeyed,
  entriesFollowTheirProcesses,
  theSupersededEnd,
} from '../../../spec/process-state/properties/issuing.ts';
import { everyDeathIsToldOnce, nobodyIsToldAboutItself } from '../../../spec/process-state/properties/notification.ts';
import type { Message } from '../../../spec/property.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { chosen, chosenLookUp, chosenTalk, pollFor, probedMutual } from '../compositions/choices.ts';
import { lookUpOfItself, moving } from '../compositions/local.ts';
import { managerRestart } from '../compositions/restarts.ts';
import { alone } from '../compositions/samples.ts';
import { ipcBothWays, ipcOneWay, ipcReordered } from '../compositions/talk.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

const { entry, process, interestedProcess } = charts;
const unlessEnded = ({ context }: { context: { ended: boolean } }): boolean => !context.ended;
/** What an action of a process that follows a target is given. */
interface Acting {
  readonly context: InterestedProcessContext;
  readonly event: { readonly type: string; readonly key?: CommunicationKey };
  readonly enqueue: { readonly emit: (message: Message) => void };
}
const moved = moving('process-state/moving', {}, {});
const restarted = managerRestart('manager-restart', { T: 1 }, [], {}, 2);
const talking = chosenTalk('ipc-retry', { ipcRetry: 2 }, { T: 1 }, 1);
const probing = chosen('probe', { probe: true }, 1);
const lasting = chosenLookUp('interest-of-process', { interestLifetime: 'process' }, { T: 1, P: 1 });
const contested = moving('process-state/moving-contested', {}, { superseded: 'demand-reregister' });
const waiting = ipcOneWay({ T: 2 }, 2);
const ignoring = chosen('late-heartbeat-ignored', { lateHeartbeat: 'ignore' }, 1);

/** What may go wrong with probes, moved and superseded instances, waking interest, and what an application is told. */
export const ringCanaries: readonly WrongCharts[] = [
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
  canary('what came too early is dropped when its time comes', whatCameTooEarlyIsSentAgain, talking, {
    interestedProcess: interestedProcess.provide({ actions: { sendOldest: nothing } }),
  }),
  canary('what waits for a target outlives it', nothingIsLeftUnsent, talking, {
    interestedProcess: interestedProcess.provide({ actions: { forgetUnsent: nothing } }),
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
  canary('an unseen restart is not granted', registrationIsGranted, alone, {
    entry: entry.provide({ guards: { incarnationLeft: never } }),
  }),
];
