import { and } from 'xstate';
import { interestedProcessOutputs } from './interested-process-data.ts';
import { outdated, lateReject, ownDeath, overtaken, stillAsking, zombie } from './interested-process-rules.ts';

/** What happens while the target is held alive. */
export const alive = interestedProcessOutputs.createStateConfig({
  description: 'The target lives under this key, as far as is known: messages may go to it.',
  exit: 'forgetUnsent',
  type: 'parallel',
  states: {
    talk: {
      description: 'Whether messages go out at once.',
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
    },
    question: {
      description: 'Whether the manager is still asked.',
      initial: 'answered',
      states: {
        answered: {
          description: 'The manager has told of it, or will: it knows that it is followed.',
        },
        asking: stillAsking,
      },
    },
  },
  on: {
    BirthNotification: [
      {
        guard: and(['forThisInstance', 'later']),
        actions: ['acknowledge', 'tellBirth', 'takeKey'],
        description: 'A birth without a death: a fast restart, death and birth in one.',
        meta: { clauses: ['PSM-NTF-11', 'PSM-NTF-4', 'PSM-KEY-14'] },
      },
      outdated,
    ],
    LookupReply: [
      {
        guard: and(['forThisInstance', 'later']),
        actions: ['acknowledge', 'tellBirth', 'takeKey'],
        description: 'The answer overtook the notices.',
        meta: { clauses: ['PSM-NTF-7', 'PSM-NTF-11'] },
      },
      outdated,
    ],
    DeathNotification: [
      {
        guard: and(['forThisInstance', 'notEarlier']),
        target: 'dead',
        actions: ['acknowledge', 'tellDeath', 'takeDeath'],
        description: 'No more messages to it.',
        meta: { clauses: ['PSM-NTF-3', 'PSM-NTF-5', 'PSM-LKP-18'] },
      },
      outdated,
    ],
    IpcReject: [
      {
        guard: 'notReady',
        target: '.talk.retrying',
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
});
