import { and, not } from 'xstate';

/** What is alike in several states of an interested process. */

export const forPredecessor = { description: 'For a predecessor of this instance.', meta: { clauses: ['PSM-NTF-8'] } };
export const outdated = {
  actions: 'acknowledge' as const,
  description: 'For a predecessor, or not newer than what is known.',
  meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-8'] },
};
export const lateReject = {
  description: 'Of a key that is no longer held, or not worth another try: what is known stands.',
  meta: { clauses: ['PSM-KEY-10'] },
};
export const ownDeath = {
  target: 'idle',
  actions: 'forgetOwn' as const,
  description: 'The process counts as dead itself: what it knows stays as a floor.',
  meta: { clauses: ['PSM-HBT-16'] },
};
export const toldByIpc = [
  {
    guard: and(['fromLater' as const, 'polls' as const]),
    target: 'alive.question.asking',
    actions: ['tellBirth', 'takeSender', 'accept'] as const,
    description: 'The message overtook the notices. Its look-up may be lost all the same, so it goes on asking.',
    meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11', 'PSM-LKP-11'] },
  },
  {
    guard: 'fromLater' as const,
    target: 'alive',
    actions: ['tellBirth', 'takeSender', 'accept'] as const,
    description: 'The message overtook the notices: its sender died and was born.',
    meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
  },
];
export const overtaken = {
  guard: 'fromLater' as const,
  actions: ['tellBirth', 'takeSender', 'accept'] as const,
  description: 'The message overtook the notices: the instance that is held died, and its sender was born.',
  meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
};
export const zombie = {
  description: 'From an instance that is known to be dead or superseded: no effect.',
  meta: { clauses: ['PSM-KEY-13'] },
};
const askAgain = {
  target: 'asking',
  reenter: true,
  actions: 'lookUp' as const,
  description: 'The same look-up again.',
  meta: { clauses: ['PSM-LKP-11', 'PSM-LKP-12'] },
};
/** An answer by which the manager shows that it knows of the interest. */
const answer = [
  {
    guard: and(['forThisInstance' as const, 'later' as const]),
    target: 'answered',
    actions: ['acknowledge', 'tellBirth', 'takeKey'] as const,
    description: 'The manager knows that it is followed, and of a later instance.',
    meta: { clauses: ['PSM-LKP-11', 'PSM-NTF-7', 'PSM-NTF-11'] },
  },
  {
    guard: 'forThisInstance' as const,
    target: 'answered',
    actions: 'acknowledge' as const,
    description: 'The manager knows that it is followed: it will tell of what comes.',
    meta: { clauses: ['PSM-LKP-11', 'PSM-NTF-7'] },
  },
];
/** The target has told of itself, and the manager has not: whether that has heard the look-up is open. */
export const stillAsking = {
  description: 'The target itself has told that it lives; it asks on until the manager answers.',
  after: { lookupPollPeriod: askAgain },
  on: {
    BirthNotification: answer,
    LookupReply: answer,
    DeathNotification: {
      guard: and(['forThisInstance' as const, not('notEarlier' as const)]),
      target: 'answered',
      actions: 'acknowledge' as const,
      description: 'Of an earlier instance; but the manager knows that it is followed, and will tell of what comes.',
      meta: { clauses: ['PSM-LKP-11', 'PSM-NTF-7'] },
    },
  },
};
/** Waiting for the key that comes unasked, or asking for it again and again. */
export const waiting = {
  initial: 'starting',
  states: {
    starting: {
      always: [
        {
          guard: 'polls' as const,
          target: 'asking',
          description: 'It will ask again, until it has the key.',
          meta: { clauses: ['PSM-LKP-11'] },
        },
        {
          target: 'waiting',
          description: 'The key will come unasked.',
          meta: { clauses: ['PSM-LKP-10'] },
        },
      ],
    },
    waiting: {},
    asking: {
      after: {
        lookupPollPeriod: askAgain,
      },
    },
  },
};
