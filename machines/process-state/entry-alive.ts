import { and } from 'xstate';
import { ofPredecessor, refused, superseded } from './entry-late.ts';
import { entrySetup } from './entry-port.ts';

const repeat = {
  guard: 'sameToken' as const,
  actions: ['resetCounter', 'reply'] as const,
  description: 'A repeat: the same key again, and no notice to anybody.',
  meta: { clauses: ['PSM-REG-7', 'PSM-REG-14', 'PSM-HBT-25'] },
};

/** How a living instance is judged, and what becomes of requests while it lives. */
export const alive = entrySetup.createStateConfig({
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
              clauses: ['PSM-HBT-9', 'PSM-HBT-10', 'PSM-HBT-12', 'PSM-HBT-21', 'PSM-NTF-1', 'PSM-NTF-12', 'PSM-LKP-14'],
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
          'tellResolver',
        ],
        description: 'The old instance died unseen: its death, then the birth of the new one, wherever it runs now.',
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
});
