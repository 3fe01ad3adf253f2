import type { Deferred, Property } from '../../property.ts';
import type { ProcessStateView } from '../view.ts';
import { lookUpIsAnswered, registrationIsAnswered, theDeadAreToldToRegister } from './answers.ts';
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
import { nobodyIsSuspectedTooSoon, silenceIsBounded } from './heartbeat.ts';
import {
  knowledgeNeverGoesBack,
  noBirthIsLost,
  noNoticeIsLost,
  onlyOwnNoticesCount,
  onlyTheLivingAreInterested,
  onlyTheManagerJudges,
} from './interest.ts';
import {
  demandsAreObeyed,
  everyoneRunsUnderItsOwnKey,
  tokensRise,
  incarnationsOnlyRise,
  oneKeyForOneInstance,
  onePidForOneName,
  onlyRegistrationEndsDeath,
} from './issuing.ts';
import {
  answersComeInOrder,
  causesAreTrue,
  deathIsTrue,
  everyBirthIsToldOnce,
  everyDeathIsToldOnce,
} from './notification.ts';

/** What must hold of every composition of a manager and its processes. */
export const safety: readonly Property<ProcessStateView>[] = [
  onePidForOneName,
  oneKeyForOneInstance,
  incarnationsOnlyRise,
  tokensRise,
  demandsAreObeyed,
  everyoneRunsUnderItsOwnKey,
  onlyRegistrationEndsDeath,
  registrationIsAnswered,
  lookUpIsAnswered,
  theDeadAreToldToRegister,
  deathIsTrue,
  causesAreTrue,
  answersComeInOrder,
  everyDeathIsToldOnce,
  everyBirthIsToldOnce,
  knowledgeNeverGoesBack,
  noNoticeIsLost,
  noBirthIsLost,
  onlyOwnNoticesCount,
  onlyTheLivingAreInterested,
  onlyTheManagerJudges,
  nothingIsAskedOfTheDead,
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
];

const awaitsLiveness = 'liveness is not checked yet';

/** What must hold besides where the option `ipc.relookupOnReject` is on. */
export const relookup: readonly Property<ProcessStateView>[] = [rejectedKeysAreAskedFor];

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
    name: 'A falsely suspected process eventually has a new key, and others hold it alive',
    clauses: ['L-PSM-6'],
    reason: awaitsLiveness,
  },
  { name: 'A sender with an old key eventually has the current one', clauses: ['L-PSM-7'], reason: awaitsLiveness },
];
