import type { Deferred, Property } from '../../property.ts';
import type { ProcessStateView } from '../view.ts';
import {
  lookUpIsAnswered,
  registrationIsAnswered,
  theDeadAreToldToRegister,
  registrationIsGranted,
  theDeadAreLeftAlone,
} from './answers.ts';
import {
  effectOnlyInAddressedInstance,
  effectOnlyUnderOwnKey,
  mismatchIsRejected,
  noEffectFromTheDead,
  onlyHeldKeysAreRejected,
  rejectedKeysAreAskedFor,
  rightMessagesTakeEffect,
  nothingIsAskedOfTheDead,
  nothingIsSentToTheDead,
} from './communication.ts';
import { applicationsAreTold, nothingIsLeftUnsent, whatCameTooEarlyIsSentAgain } from './application.ts';
import { onlyTheLivingAreToldAgain, whatIsSaidIsKept, whatIsUnheardIsSaidAgain } from './acknowledgement.ts';
import {
  interestWakes,
  theSilentAreAskedFirst,
  whoIsAnsweredAsksNoMore,
  whoPollsAsksAgain,
  whoPollsGoesOnAsking,
  nobodyEndsOnDemand,
  rejectedKeysAreWaitedFor,
} from './choices.ts';
import {
  formerKeysChangeNothing,
  nobodyTrustsAFormerEpoch,
  onlyKeysOfThisEpochLive,
  theMissingCountAsDead,
  theRegistryIsKept,
} from './epoch.ts';
import {
  identifiersAreFoundOnce,
  interestFollowsTheName,
  namesAreLearntRightly,
  theAwaitedAreIntroduced,
} from './identifiers.ts';
import { nobodyIsSuspectedTooSoon, silenceIsBounded } from './heartbeat.ts';
import {
  knowledgeNeverGoesBack,
  noAwaitedBirthIsLost,
  noBirthAfterTheRejectedIsLost,
  noBirthIsLost,
  noNoticeIsLost,
  onlyOwnNoticesCount,
  onlyTheLivingAreInterested,
  onlyTheManagerJudges,
} from './interest.ts';
import {
  demandsAreObeyed,
  entriesFollowTheirProcesses,
  everyoneRunsUnderItsOwnKey,
  tokensRise,
  incarnationsGoOn,
  incarnationsOnlyRise,
  oneKeyForOneInstance,
  onePidForOneName,
  onlyRegistrationEndsDeath,
  theSupersededEnd,
} from './issuing.ts';
import {
  answersComeInOrder,
  birthsComeLast,
  causesAreTrue,
  deathIsTrue,
  everyBirthIsToldOnce,
  everyDeathIsToldOnce,
  nobodyIsToldAboutItself,
} from './notification.ts';
import {
  allThatRunLearnOfARestart,
  demandsAreSaidAgain,
  everyLookFindsTheEnded,
  livingEntriesRun,
  localDeathsAreTrue,
  nobodyIsLeftUntold,
  theListIsTrue,
} from './operating-system.ts';

/** What must hold of every composition of a manager and its processes. */
export const safety: readonly Property<ProcessStateView>[] = [
  onePidForOneName,
  oneKeyForOneInstance,
  tokensRise,
  demandsAreObeyed,
  everyoneRunsUnderItsOwnKey,
  onlyRegistrationEndsDeath,
  entriesFollowTheirProcesses,
  lookUpIsAnswered,
  deathIsTrue,
  causesAreTrue,
  everyDeathIsToldOnce,
  everyBirthIsToldOnce,
  nobodyIsToldAboutItself,
  knowledgeNeverGoesBack,
  noNoticeIsLost,
  onlyOwnNoticesCount,
  onlyTheLivingAreInterested,
  onlyTheManagerJudges,
  applicationsAreTold,
  silenceIsBounded,
  nobodyIsSuspectedTooSoon,
];

/** What must hold besides where processes talk to each other. */
export const communication: readonly Property<ProcessStateView>[] = [
  onlyHeldKeysAreRejected,
  rightMessagesTakeEffect,
  effectOnlyUnderOwnKey,
  effectOnlyInAddressedInstance,
  mismatchIsRejected,
  noEffectFromTheDead,
  nothingIsSentToTheDead,
  whatCameTooEarlyIsSentAgain,
  nothingIsLeftUnsent,
];

const awaitsLiveness = 'liveness is not checked yet';

/** What must hold besides where an option has its default, by the name of the option. */
export const byDefault = {
  /** `ipc.relookupOnReject` is true. */
  relookupOnReject: [rejectedKeysAreAskedFor],
  /** `lateHeartbeat` is `demand-reregister`. */
  lateHeartbeat: [theDeadAreToldToRegister],
  /** The operating system, where there is one, answers within the step. */
  answersAtOnce: [registrationIsAnswered, registrationIsGranted],
  /** `registry.durable` is false. */
  registryDurable: [incarnationsOnlyRise],
  /** `lookup.wait` is `push`. */
  lookupWait: [nothingIsAskedOfTheDead],
  /** `control.channel` is `reliable-fifo`. */
  controlChannel: [answersComeInOrder],
  /** `control.channel` is `reliable-fifo`, and who learns that a key is over asks for the new one. */
  births: [noBirthIsLost],
  /** `superseded` is `exit`. */
  superseded: [theSupersededEnd],
  /** `key.epoch` is true. */
  keyEpoch: [onlyKeysOfThisEpochLive, formerKeysChangeNothing, nobodyTrustsAFormerEpoch, theMissingCountAsDead],
} as const satisfies Readonly<Record<string, readonly Property<ProcessStateView>[]>>;

/** What must hold besides where an option has the value that is named here. */
export const byChoice = {
  /** `remote.probe` is true. */
  probe: [theSilentAreAskedFirst],
  /** `lateHeartbeat` is `ignore`. */
  ignoreLateHeartbeat: [theDeadAreLeftAlone],
  /** `lookup.wait` is `poll`. */
  poll: [whoPollsAsksAgain, whoPollsGoesOnAsking, whoIsAnsweredAsksNoMore],
  /** `superseded` is `demand-reregister`. */
  superseded: [nobodyEndsOnDemand],
  /** `ipc.relookupOnReject` is false. */
  waitForBirth: [rejectedKeysAreWaitedFor, noBirthAfterTheRejectedIsLost],
  /** `interest.lifetime` is `process`. */
  interestOfProcess: [interestWakes],
  /** `lookup.by` is `os-id-and-element`. */
  byIdentifier: [theAwaitedAreIntroduced, interestFollowsTheName, identifiersAreFoundOnce, namesAreLearntRightly],
  /** `control.channel` is `ack-retransmit`. */
  ackRetransmit: [
    birthsComeLast,
    noAwaitedBirthIsLost,
    whatIsUnheardIsSaidAgain,
    whatIsSaidIsKept,
    onlyTheLivingAreToldAgain,
    demandsAreSaidAgain,
  ],
  /** `registry.durable` is true. */
  registryDurable: [theRegistryIsKept, incarnationsGoOn],
  /** `local.detector` is `os-error-code`, and the operating system answers within the step. */
  osErrorCode: [localDeathsAreTrue, livingEntriesRun, theListIsTrue, allThatRunLearnOfARestart, nobodyIsLeftUntold],
  /** `local.detector` is `os-poll`, and the operating system answers within the step. */
  osPoll: [localDeathsAreTrue, theListIsTrue, everyLookFindsTheEnded, allThatRunLearnOfARestart, nobodyIsLeftUntold],
  /** `local.detector` is `os-poll`, and its answers may be late. */
  osPollLate: [localDeathsAreTrue, theListIsTrue],
} as const satisfies Readonly<Record<string, readonly Property<ProcessStateView>[]>>;

/** Every property of the protocol, once. */
export const allProperties: readonly Property<ProcessStateView>[] = [
  ...new Set<Property<ProcessStateView>>([
    ...safety,
    ...communication,
    ...Object.values(byDefault).flat(),
    ...Object.values(byChoice).flat(),
  ]),
];

/** What must come about. */
export const liveness: readonly Deferred[] = [
  { name: 'An instance that stays up eventually has a key', clauses: ['L-PSM-1'], reason: awaitsLiveness },
  {
    name: 'Who looks up a target that stays up eventually has its current key',
    clauses: ['L-PSM-2'],
    reason: awaitsLiveness,
  },
  {
    name: 'Who is interested in a target that dies for good eventually holds it for dead',
    clauses: ['L-PSM-3'],
    reason: awaitsLiveness,
  },
  {
    name: 'Who is interested in a target that restarts and then stays up eventually holds its last key alive',
    clauses: ['L-PSM-4'],
    reason: awaitsLiveness,
  },
  {
    name: 'Two processes that die and restart finitely often, in any order, eventually each accept the messages of the other',
    clauses: ['L-PSM-5'],
    reason: awaitsLiveness,
  },
  {
    name: 'A falsely suspected process eventually has a new key, and others hold it alive',
    clauses: ['L-PSM-6'],
    reason: awaitsLiveness,
  },
  { name: 'A sender with an old key eventually has the current one', clauses: ['L-PSM-7'], reason: awaitsLiveness },
  {
    name: 'After the last restart of the manager every process that stays up eventually has a key of its epoch',
    clauses: ['L-PSM-8'],
    reason: awaitsLiveness,
  },
];
