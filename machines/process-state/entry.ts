import { alive } from './entry-alive.ts';
import { firstContext } from './entry-data.ts';
import { dead } from './entry-dead.ts';
import { entrySetup } from './entry-port.ts';

/** The life of one registered name at the manager: unseen, then alive and dead in turn, under one process identifier. */
export const entry = entrySetup.createMachine({
  id: 'process-state/entry',
  description: 'The life of one registered name at the manager.',
  context: ({ input }) => firstContext(input),
  initial: 'unseen',
  on: {
    RequesterGone: [
      {
        guard: 'outlivesIncarnation',
        actions: ['endNotice', 'restInterest'],
        description: 'Interest belongs to the process: it rests until the successor has a key.',
        meta: { clauses: ['PSM-LKP-15'] },
      },
      {
        actions: ['endNotice', 'dropInterest'],
        description: 'Interest belongs to the instance that declared it; its successor looks up anew.',
        meta: { clauses: ['PSM-LKP-14'] },
      },
    ],
    RequesterReborn: {
      description: 'It was not interested in this name.',
      meta: { clauses: ['PSM-LKP-15', 'PSM-NTF-6'] },
    },
    OsExit: {
      description: 'Of another process, or of an instance that is no longer registered: it changes nothing.',
      meta: { clauses: ['PSM-HBT-18'] },
    },
    OsList: {
      description:
        'The list judges only those that the operating system answers for and that registered before it was asked.',
      meta: { clauses: ['PSM-HBT-18', 'PSM-HBT-24'] },
    },
    ListAsked: { description: 'The next list does not judge this name.', meta: { clauses: ['PSM-HBT-6'] } },
  },
  states: {
    unseen: {
      description: 'Nobody of this name has ever registered; some may already wait for it.',
      always: {
        guard: 'keptOverRestart',
        target: 'dead',
        description: 'Known from before the restart of the manager: it counts as dead until it registers again.',
        meta: { clauses: ['PSM-REG-17'] },
      },
      on: {
        RegisterRequest: {
          target: 'naming',
          actions: ['takeInstance', 'askForPid'],
          description: 'A name never seen needs a process identifier.',
          meta: { clauses: ['PSM-REG-4', 'PSM-REG-5', 'PSM-REG-12', 'PSM-REG-13'] },
        },
        InterestDeclared: {
          actions: 'addInterest',
          description: 'Noted, without an answer: unknown is not dead.',
          meta: { clauses: ['PSM-LKP-4'] },
        },
        RequesterReborn: {
          guard: 'rests',
          actions: 'addInterest',
          description: 'Its interest wakes, without an answer.',
          meta: { clauses: ['PSM-LKP-15', 'PSM-LKP-4'] },
        },
      },
    },
    naming: {
      description: 'Within the step of the first registration: the record is asked for an identifier.',
      on: {
        PidIssued: {
          target: 'alive',
          actions: ['takePid', 'resetCounter', 'reply', 'notifyBirth', 'tellResolver'],
          description: 'First incarnation. Those who waited are the interested, in the same step.',
          meta: {
            clauses: [
              'PSM-REG-5',
              'PSM-REG-9',
              'PSM-REG-10',
              'PSM-REG-11',
              'PSM-KEY-1',
              'PSM-KEY-3',
              'PSM-HBT-8',
              'PSM-NTF-2',
            ],
          },
        },
      },
    },
    alive,
    dead,
  },
});
