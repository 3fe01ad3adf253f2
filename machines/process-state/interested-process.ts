import { and } from 'xstate';
import { alive } from './interested-process-alive.ts';
import { interestedProcessOutputs } from './interested-process-data.ts';
import {
  forPredecessor,
  outdated,
  lateReject,
  ownDeath,
  toldByIpc,
  zombie,
  waiting,
} from './interested-process-rules.ts';

/** What one process knows of one target, from its own first key to its own death. */
export const interestedProcess = interestedProcessOutputs.createMachine({
  id: 'process-state/interested-process',
  description: 'What a process knows of a target that it looked up, and what it does with messages to and from it.',
  context: ({ input }) => ({
    ...input,
    name: input.hosted == null ? input.target : null,
    own: null,
    key: null,
    ended: false,
    seq: 0,
    unsent: [],
  }),
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
            actions: ['acknowledge', 'tellName', 'takeName', 'tellBirth', 'takeKey'],
            description: 'The answer: the target lives under this key.',
            meta: { clauses: ['PSM-LKP-9', 'PSM-LKP-3', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'aboveFloor']),
            target: 'alive',
            actions: ['acknowledge', 'tellBirth', 'takeKey'],
            description: 'The key comes unasked.',
            meta: { clauses: ['PSM-LKP-10', 'PSM-NTF-3', 'PSM-NTF-4', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            target: 'dead',
            actions: ['acknowledge', 'tellName', 'takeName', 'tellDeath', 'takeDeath'],
            description: 'The target is dead.',
            meta: { clauses: ['PSM-NTF-3', 'PSM-KEY-11'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [
          ...toldByIpc,
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
    alive,
    dead: {
      description: 'The target is dead: nothing goes to it until its birth.',
      ...waiting,
      on: {
        BirthNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: ['acknowledge', 'tellBirth', 'takeKey'],
            description: 'It restarted: messages may go to the new key.',
            meta: { clauses: ['PSM-NTF-4', 'PSM-LKP-13', 'PSM-KEY-14'] },
          },
          outdated,
        ],
        LookupReply: [
          {
            guard: and(['forThisInstance', 'later']),
            target: 'alive',
            actions: ['acknowledge', 'tellBirth', 'takeKey'],
            description: 'The answer overtook the birth.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'later']),
            actions: ['acknowledge', 'takeDeath'],
            description: 'A later instance is dead too; its birth was overtaken.',
            meta: { clauses: ['PSM-NTF-7'] },
          },
          outdated,
        ],
        IpcReject: lateReject,
        IpcAdmitted: [...toldByIpc, zombie],
        KeyDropped: ownDeath,
      },
    },
  },
});
