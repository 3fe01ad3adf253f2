import { and } from 'xstate';
import { arrivals, collecting } from './receiver-collecting.ts';
import { receiverOutputs } from './receiver-outputs.ts';
import { firstHeardOf, forPredecessor, heardOfAgain, holding } from './receiver-rules.ts';
import { clearedAtOnce, stale, untimed } from './receiver-stale.ts';

/** What a process does with the data of one source, while that lives, dies and restarts. */
export const receiver = receiverOutputs.createMachine({
  id: 'restart-sync/receiver',
  description: "What a process does with one source's data while the source lives, dies and restarts.",
  context: ({ input }) => ({
    ...input,
    own: null,
    key: null,
    ended: false,
    transfer: 0,
    received: 0,
    whole: true,
    complete: false,
    current: {},
    temporary: {},
    unconfirmed: [],
  }),
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing is held: the source was never heard of, or it is dead and its data has outlived the limit.',
      on: {
        ...firstHeardOf('fresh'),
        DeathNotification: [
          {
            guard: and(['forThisInstance', 'notEarlier']),
            actions: ['takeDeath', 'tellLost'],
            description: 'There is nothing to mark: a birth must be of a later incarnation now.',
            meta: { clauses: ['SYNC-1', 'SYNC-20'] },
          },
          forPredecessor,
        ],
        KeyTaken: {
          actions: 'takeOwn',
          description: 'The answer to its look-up will tell of the source.',
          meta: { clauses: ['SYNC-41', 'SYNC-49'] },
        },
        KeyDropped: {
          actions: 'forgetOwn',
          description: 'The process counts as dead itself.',
          meta: { clauses: ['SYNC-77'] },
        },
      },
    },
    fresh: {
      description: 'What is held is of the living source.',
      initial: 'asked',
      states: {
        unheard: {
          description: 'This process has no key of its own to ask with; what it holds stays in use.',
          on: heardOfAgain('fresh'),
        },
        ...collecting('fresh'),
        settled: {
          description: 'An end of data has closed the last transfer.',
          on: {
            Update: [
              {
                guard: 'continues',
                actions: ['takeChange', 'count'],
                description: 'The data in use is updated at once.',
                meta: { clauses: ['SYNC-26', 'SYNC-34', 'SYNC-63'] },
              },
              {
                guard: 'skips',
                target: 'asked',
                actions: ['tellUnsettled', 'incomplete', 'subscribe'],
                description: 'A change before it was lost: everything is asked for once more.',
                meta: { clauses: ['SYNC-30'] },
              },
            ],
          },
        },
      },
      on: {
        ...holding('fresh'),
        ...arrivals('fresh'),
        SourceLost: [
          clearedAtOnce,
          {
            target: 'stale',
            actions: ['markAll', 'incomplete', 'tellLost'],
            description: 'In one step: the timer starts at 0, and all that is held is stale. It stays in use.',
            meta: { clauses: ['SYNC-2', 'SYNC-3', 'SYNC-4'] },
          },
        ],
      },
    },
    stale,
    untimed,
  },
});
