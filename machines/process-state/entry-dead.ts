import { and } from 'xstate';
import { ofPredecessor, refused, superseded } from './entry-late.ts';
import { entrySetup } from './entry-port.ts';

/** What becomes of requests after the death of the last instance. */
export const dead = entrySetup.createStateConfig({
  id: 'dead',
  description: 'The last instance is dead to everybody, whether it still runs or not; only a registration ends that.',
  on: {
    RegisterRequest: [
      {
        guard: 'sameToken',
        actions: 'demandForToken',
        description: 'A late copy must not revive a dead instance: if its sender lives, it shall draw a fresh token.',
        meta: { clauses: ['PSM-REG-19'] },
      },
      {
        guard: and(['laterToken', 'incarnationLeft']),
        target: 'alive',
        actions: [
          'takeInstance',
          'nextIncarnation',
          'resetCounter',
          'reply',
          'notifyBirth',
          'resumeInterest',
          'tellResolver',
        ],
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
});
