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
export const toldByIpc = {
  guard: 'fromLater' as const,
  target: 'alive',
  actions: ['tellBirth', 'takeSender', 'accept'] as const,
  description: 'The message overtook the notices: its sender died and was born.',
  meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
};
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
        lookupPollPeriod: {
          target: 'asking',
          reenter: true,
          actions: 'lookUp' as const,
          description: 'The same look-up again.',
          meta: { clauses: ['PSM-LKP-11', 'PSM-LKP-12'] },
        },
      },
    },
  },
};
