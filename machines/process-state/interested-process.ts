import { and } from 'xstate';
import { interestedProcessOutputs } from './interested-process-data.ts';

const forPredecessor = { description: 'For a predecessor of this instance.', meta: { clauses: ['PSM-NTF-8'] } };
const outdated = {
  description: 'For a predecessor, or not newer than what is known.',
  meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-8'] },
};
const lateReject = {
  description: 'Of a key that is no longer held, or not worth another try: what is known stands.',
  meta: { clauses: ['PSM-KEY-10'] },
};
const ownDeath = {
  target: 'idle',
  actions: 'forgetOwn' as const,
  description: 'The process counts as dead itself: what it knows stays as a floor.',
  meta: { clauses: ['PSM-HBT-16'] },
};
const toldByIpc = {
  guard: 'fromLater' as const,
  target: 'alive',
  actions: ['tellBirth', 'takeSender', 'accept'] as const,
  description: 'The message overtook the notices: its sender died and was born.',
  meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
};
const overtaken = {
  guard: 'fromLater' as const,
  actions: ['tellBirth', 'takeSender', 'accept'] as const,
  description: 'The message overtook the notices: the instance that is held died, and its sender was born.',
  meta: { clauses: ['PSM-KEY-15', 'PSM-NTF-11'] },
};
const zombie = {
  description: 'From an instance that is known to be dead or superseded: no effect.',
  meta: { clauses: ['PSM-KEY-13'] },
};
/** Waiting for the key that comes unasked, or asking for it again and again. */
const waiting = {
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

/** What one process knows of one target, from its own first key to its own death. */
export const interestedProcess = interestedProcessOutputs.createMachine({
  id: 'process-state/interested-process',
  description: 'What a process knows of a target that it looked up, and what it does with messages to and from it.',
  context: ({ input }) => ({ ...input, own: null, key: null, ended: false, seq: 0, unsent: [] }),
  initial: 'idle',
  states: {
    idle: {
      description: 'The process has no key of its own, so it can ask nothing.',
      on: {
        KeyTaken: [
          {
            guard: 'underLaterEpoch',
            target: 'dead',
            actions: ['takeOwn', 'tellDeath', 'endKey', 'countLookup', 'lookUp'],
            description:
              'Deaths while the manager was away are never told: the target counts as dead until it is heard of.',
            meta: { clauses: ['PSM-NTF-13', 'PSM-LKP-1'] },
          },
          {
            target: 'unknown',
            actions: ['takeOwn', 'countLookup', 'lookUp'],
            description: 'Ask, and be interested from now on.',
            meta: { clauses: ['PSM-LKP-1', 'PSM-HBT-16'] },
          },
        ],
        BirthNotification: forPredecessor,
        DeathNotification: forPredecessor,
        LookupReply: forPredecessor,
        IpcReject: lateReject,
      },
    },
    unknown: {
      description: 'Asked, and not answered yet: it does its other work. No message goes to the target.',
      ...waiting,
      on: {
        LookupReply: [
          {
            guard: and(['forThisInstance', 'aboveFloor']),
            target: 'alive',
            actions: ['tellBirth', 'takeKey'],
            description: 'The answer: the target lives under this key.',
            meta: { clauses: ['PSM-LKP-9', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'aboveFloor']),
            target: 'alive',
            actions: ['tellBirth', 'takeKey'],
            description: 'The key comes unasked.',
            meta: { clauses: ['PSM-LKP-10', 'PSM-NTF-3', 'PSM-NTF-4', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            target: 'dead',
            actions: ['tellDeath', 'takeDeath'],
            description: 'The target is dead.',
            meta: { clauses: ['PSM-NTF-3', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [
          toldByIpc,
          {
            guard: 'fromHeld',
            actions: 'accept',
            description: 'From the instance that it last knew alive.',
            meta: { clauses: ['PSM-KEY-7', 'PSM-KEY-13'] },
          },
          zombie,
        ],
        KeyDropped: ownDeath,
      },
    },
    alive: {
      description: 'The target lives under this key, as far as is known: messages may go to it.',
      exit: 'forgetUnsent',
      initial: 'talking',
      states: {
        talking: {
          description: 'Messages go out at once.',
          on: {
            Send: {
              actions: 'sendIpc',
              description: 'With the key that is held for the target, and its own.',
              meta: { clauses: ['PSM-LKP-9', 'PSM-KEY-5', 'PSM-KEY-13'] },
            },
          },
        },
        retrying: {
          description:
            'The target had no key of its own yet: what it sent back waits, and what is to be sent waits behind it.',
          after: {
            ipcRetry: [
              {
                guard: 'moreUnsent',
                target: 'retrying',
                reenter: true,
                actions: ['sendOldest', 'forgetOldest'],
                description: 'The oldest once more, with the key that is held by now; the next one in its turn.',
                meta: { clauses: ['PSM-KEY-12', 'PSM-KEY-5'] },
              },
              {
                target: 'talking',
                actions: ['sendOldest', 'forgetOldest'],
                description: 'The last one that waited, with the key that is held by now.',
                meta: { clauses: ['PSM-KEY-12', 'PSM-KEY-5'] },
              },
            ],
          },
          on: {
            Send: {
              actions: 'keepUnsent',
              description: 'Behind what waits.',
              meta: { clauses: ['PSM-KEY-12'] },
            },
            IpcReject: {
              guard: 'notReady',
              actions: 'keepUnsent',
              description: 'One more that came too early.',
              meta: { clauses: ['PSM-KEY-12'] },
            },
          },
        },
      },
      on: {
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: ['tellBirth', 'takeKey'],
            description: 'A birth without a death: a fast restart, death and birth in one.',
            meta: { clauses: ['PSM-NTF-11', 'PSM-NTF-4', 'PSM-KEY-14'] },
          },
          outdated,
        ],
        LookupReply: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: ['tellBirth', 'takeKey'],
            description: 'The answer overtook the notices.',
            meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-11'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            target: 'dead',
            actions: ['tellDeath', 'takeDeath'],
            description: 'No more messages to it.',
            meta: { clauses: ['PSM-NTF-3', 'PSM-NTF-5', 'PSM-LKP-18'] },
          },
          outdated,
        ],
        IpcReject: [
          {
            guard: 'notReady',
            target: '.retrying',
            actions: 'keepUnsent',
            description: 'The key is right, or a birth is on its way: the same message again, soon.',
            meta: { clauses: ['PSM-KEY-12'] },
          },
          {
            guard: and(['ofHeldKey', 'relookupOnReject']),
            target: 'unknown',
            actions: ['tellDeath', 'endKey', 'countLookup', 'lookUp'],
            description: 'The key is not its own any more: ask again.',
            meta: { clauses: ['PSM-KEY-9', 'PSM-KEY-11'] },
          },
          {
            guard: 'ofHeldKey',
            target: 'unknown',
            actions: ['tellDeath', 'endKey'],
            description: 'The key is not its own any more: the birth will come.',
            meta: { clauses: ['PSM-KEY-9', 'PSM-KEY-11'] },
          },
          lateReject,
        ],
        IpcAdmitted: [
          overtaken,
          {
            guard: 'fromHeld',
            actions: 'accept',
            description: 'From the instance that it holds alive.',
            meta: { clauses: ['PSM-KEY-7', 'PSM-KEY-13'] },
          },
          zombie,
        ],
        KeyDropped: ownDeath,
      },
    },
    dead: {
      description: 'The target is dead: nothing goes to it until its birth.',
      ...waiting,
      on: {
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: ['tellBirth', 'takeKey'],
            description: 'It restarted: messages may go to the new key.',
            meta: { clauses: ['PSM-NTF-4', 'PSM-LKP-13', 'PSM-KEY-14'] },
          },
          outdated,
        ],
        LookupReply: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: ['tellBirth', 'takeKey'],
            description: 'The answer overtook the birth.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: 'takeDeath',
            description: 'A later instance is dead too; its birth was overtaken.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [toldByIpc, zombie],
        KeyDropped: ownDeath,
      },
    },
  },
});
