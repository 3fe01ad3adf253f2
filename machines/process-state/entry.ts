import { and } from 'xstate';
import { firstContext } from './entry-data.ts';
import { entryOutputs } from './entry-outputs.ts';

const ofPredecessor = {
  actions: 'demandOfPredecessor' as const,
  description:
    'From an instance before the one that holds the key: it must not supersede its successor, and if it still runs it learns that it is superseded.',
  meta: { clauses: ['PSM-REG-20'] },
};

const refused = {
  guard: 'laterToken' as const,
  description: 'No incarnation is left: refused rather than wrapped, since a repeated key would alias two instances.',
  meta: { clauses: ['PSM-KEY-4'] },
};

const superseded = {
  actions: 'demandOfSuperseded' as const,
  description:
    'Of an earlier incarnation: it changes nothing here, and if that instance still runs it learns that it is superseded.',
  meta: { clauses: ['PSM-HBT-14', 'PSM-HBT-23', 'PSM-LKP-16'] },
};

const repeat = {
  guard: 'sameToken' as const,
  actions: ['resetCounter', 'reply'] as const,
  description: 'A repeat: the same key again, and no notice to anybody.',
  meta: { clauses: ['PSM-REG-7', 'PSM-REG-14', 'PSM-HBT-25'] },
};

/** The life of one registered name at the manager: unseen, then alive and dead in turn, under one process identifier. */
export const entry = entryOutputs.createMachine({
  id: 'process-state/entry',
  description: 'The life of one registered name at the manager.',
  context: ({ input }) => firstContext(input),
  initial: 'unseen',
  on: {
    RequesterGone: [
      {
        guard: 'outlivesIncarnation',
        actions: 'restInterest',
        description: 'Interest belongs to the process: it rests until the successor has a key.',
        meta: { clauses: ['PSM-LKP-15'] },
      },
      {
        actions: 'dropInterest',
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
          actions: ['takePid', 'resetCounter', 'reply', 'notifyBirth'],
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
    alive: {
      description: 'The instance that holds the key counts as alive until its detector finds it dead.',
      initial: 'registered',
      states: {
        registered: {
          description: 'Where it runs selects how its death is learnt.',
          always: [
            {
              guard: 'judgedByOperatingSystem',
              target: 'watched',
              description: "On the manager's own processor: the operating system tells.",
              meta: { clauses: ['PSM-REG-12', 'PSM-HBT-4'] },
            },
            {
              target: 'counted',
              description: 'Elsewhere, or where the operating system is not asked: its silence is counted.',
              meta: { clauses: ['PSM-REG-12', 'PSM-HBT-3', 'PSM-HBT-8'] },
            },
          ],
        },
        counted: {
          description: 'Alive as long as it is not silent for longer than the limit.',
          after: {
            countPeriod: [
              {
                guard: and(['nextCountExceedsLimit', 'probes']),
                target: 'probed',
                actions: ['count', 'nextRound', 'sendProbe'],
                description: 'Silent for more than the limit: it is asked before it counts as dead.',
                meta: { clauses: ['PSM-HBT-13'] },
              },
              {
                guard: 'nextCountExceedsLimit',
                target: '#dead',
                actions: ['foundSilent', 'notifyDeath', 'withdrawInterest'],
                description: 'Silent for more than the limit: dead, and all interested are told.',
                meta: {
                  clauses: [
                    'PSM-HBT-9',
                    'PSM-HBT-10',
                    'PSM-HBT-12',
                    'PSM-HBT-21',
                    'PSM-NTF-1',
                    'PSM-NTF-12',
                    'PSM-LKP-14',
                  ],
                },
              },
              {
                target: 'counted',
                reenter: true,
                actions: 'count',
                description: 'One more count without a heartbeat; at the limit it still counts as alive.',
                meta: { clauses: ['PSM-HBT-9', 'PSM-HBT-10'] },
              },
            ],
          },
        },
        probed: {
          description: 'Silent for longer than the limit, and asked: any sign of life saves it.',
          after: {
            probeWait: {
              target: '#dead',
              actions: ['foundSilent', 'notifyDeath', 'withdrawInterest'],
              description: 'No answer in time: dead.',
              meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-12', 'PSM-NTF-1', 'PSM-NTF-12', 'PSM-LKP-14'] },
            },
          },
          on: {
            Heartbeat: {
              guard: 'ofCurrentKey',
              target: 'counted',
              actions: 'resetCounter',
              description: 'It lives, as it says unasked.',
              meta: { clauses: ['PSM-HBT-11', 'PSM-HBT-13'] },
            },
            ProbeReply: {
              guard: and(['ofCurrentKey', 'ofThisRound']),
              target: 'counted',
              actions: 'resetCounter',
              description: 'The answer to this very probe: it lives.',
              meta: { clauses: ['PSM-HBT-13'] },
            },
            RegisterRequest: {
              ...repeat,
              target: 'counted',
              description: 'A repeat ends the probe: the same key again, and no notice to anybody.',
            },
          },
        },
        watched: {
          description: 'Alive until its operating system says otherwise; it sends no heartbeats.',
          on: {
            OsExit: {
              guard: 'ofThisInstance',
              target: '#dead',
              actions: ['foundEnded', 'notifyDeath', 'withdrawInterest'],
              description: 'The operating system reports its end: dead, and all interested are told.',
              meta: { clauses: ['PSM-HBT-4', 'PSM-HBT-5', 'PSM-HBT-7', 'PSM-HBT-18', 'PSM-NTF-1', 'PSM-NTF-12'] },
            },
            ListAsked: {
              actions: 'noteListAsked',
              description: 'Registered before the list was asked for, so the answer judges it.',
              meta: { clauses: ['PSM-HBT-6', 'PSM-HBT-24'] },
            },
            OsList: {
              guard: 'missingFromList',
              target: '#dead',
              actions: ['foundEnded', 'notifyDeath', 'withdrawInterest'],
              description: 'The operating system does not run it any more: dead, and all interested are told.',
              meta: { clauses: ['PSM-HBT-6', 'PSM-HBT-7', 'PSM-HBT-18', 'PSM-NTF-1', 'PSM-NTF-12'] },
            },
          },
        },
      },
      on: {
        RegisterRequest: [
          repeat,
          {
            guard: and(['laterToken', 'incarnationLeft']),
            target: 'alive',
            reenter: true,
            actions: [
              'foundSuperseded',
              'notifyDeath',
              'withdrawInterest',
              'takeInstance',
              'nextIncarnation',
              'reply',
              'notifyBirth',
              'resumeInterest',
            ],
            description:
              'The old instance died unseen: its death, then the birth of the new one, wherever it runs now.',
            meta: {
              clauses: [
                'PSM-REG-8',
                'PSM-REG-9',
                'PSM-REG-10',
                'PSM-REG-16',
                'PSM-KEY-3',
                'PSM-NTF-9',
                'PSM-NTF-12',
                'PSM-HBT-8',
                'PSM-HBT-25',
              ],
            },
          },
          refused,
          ofPredecessor,
        ],
        Heartbeat: [
          {
            guard: 'ofCurrentKey',
            actions: 'resetCounter',
            description: 'It lives.',
            meta: { clauses: ['PSM-HBT-11'] },
          },
          superseded,
        ],
        ProbeReply: [
          {
            guard: and(['ofCurrentKey', 'ofThisRound']),
            actions: 'resetCounter',
            description: 'To the last probe, after a heartbeat has saved it already: it lives.',
            meta: { clauses: ['PSM-HBT-13'] },
          },
          {
            actions: 'demandOfSuperseded',
            description: 'To an earlier probe, or of an earlier incarnation: it resets nothing.',
            meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-14', 'PSM-HBT-23'] },
          },
        ],
        LookupRequest: [
          {
            guard: 'ofCurrentKey',
            actions: 'declareInterest',
            description: 'The requester is who it says: its interest goes to the entry of its target.',
            meta: { clauses: ['PSM-LKP-1', 'PSM-LKP-2', 'PSM-LKP-5'] },
          },
          superseded,
        ],
        InterestDeclared: [
          {
            guard: 'ofItself',
            actions: 'answerAlive',
            description: 'Of itself: answered, but nobody is notified about itself.',
            meta: { clauses: ['PSM-NTF-6', 'PSM-LKP-7'] },
          },
          {
            actions: ['addInterest', 'answerAlive'],
            description: 'Interest first, then the answer, in one step: no death can fall between.',
            meta: {
              clauses: ['PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-7', 'PSM-LKP-12', 'PSM-LKP-13', 'PSM-LKP-17'],
            },
          },
        ],
        RequesterReborn: {
          guard: 'rests',
          actions: ['addInterest', 'answerAlive'],
          description: 'Its interest wakes, and it is told how this name stands.',
          meta: { clauses: ['PSM-LKP-15'] },
        },
      },
    },
    dead: {
      id: 'dead',
      description:
        'The last instance is dead to everybody, whether it still runs or not; only a registration ends that.',
      on: {
        RegisterRequest: [
          {
            guard: 'sameToken',
            actions: 'demandForToken',
            description:
              'A late copy must not revive a dead instance: if its sender lives, it shall draw a fresh token.',
            meta: { clauses: ['PSM-REG-19'] },
          },
          {
            guard: and(['laterToken', 'incarnationLeft']),
            target: 'alive',
            actions: ['takeInstance', 'nextIncarnation', 'resetCounter', 'reply', 'notifyBirth', 'resumeInterest'],
            description: 'A restart: the same identifier, the next incarnation, wherever it runs now.',
            meta: {
              clauses: [
                'PSM-REG-6',
                'PSM-REG-9',
                'PSM-REG-10',
                'PSM-REG-11',
                'PSM-REG-16',
                'PSM-KEY-3',
                'PSM-NTF-2',
                'PSM-HBT-8',
              ],
            },
          },
          refused,
          ofPredecessor,
        ],
        Heartbeat: [
          {
            guard: and(['ofCurrentKey', 'demands']),
            actions: 'demandForKey',
            description: 'Falsely suspected. Its death is announced, so it stays dead and must register anew.',
            meta: { clauses: ['PSM-HBT-15', 'PSM-HBT-19'] },
          },
          {
            guard: 'ofCurrentKey',
            description: 'Falsely suspected, and left to register on its own.',
            meta: { clauses: ['PSM-HBT-15', 'PSM-HBT-17'] },
          },
          superseded,
        ],
        ProbeReply: [
          {
            guard: and(['ofCurrentKey', 'demands']),
            actions: 'demandForKey',
            description: 'Too late: as a heartbeat with that key.',
            meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-15'] },
          },
          { ...superseded, description: 'Of an earlier incarnation, or of one that is left to register on its own.' },
        ],
        LookupRequest: [
          {
            guard: and(['ofCurrentKey', 'demands']),
            actions: 'demandForKey',
            description: 'As a heartbeat with that key.',
            meta: { clauses: ['PSM-LKP-16', 'PSM-HBT-15'] },
          },
          {
            guard: 'ofCurrentKey',
            description: 'As a heartbeat with that key: it changes nothing.',
            meta: { clauses: ['PSM-LKP-16', 'PSM-HBT-17'] },
          },
          superseded,
        ],
        InterestDeclared: {
          actions: ['addInterest', 'answerDead'],
          description: 'Interest outlives the death; the answer is the last key and how it died.',
          meta: { clauses: ['PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-8', 'PSM-LKP-13', 'PSM-NTF-12'] },
        },
        RequesterReborn: {
          guard: 'rests',
          actions: ['addInterest', 'answerDead'],
          description: 'Its interest wakes, and it is told how this name stands.',
          meta: { clauses: ['PSM-LKP-15'] },
        },
      },
    },
  },
});
