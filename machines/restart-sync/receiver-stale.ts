import { and } from 'xstate';
import { arrivals, collecting } from './receiver-collecting.ts';
import { receiverOutputs } from './receiver-outputs.ts';
import { heardOf, heardOfAgain, holding } from './receiver-rules.ts';

const IDLE = '#restart-sync/receiver.idle';
const STALE = '#restart-sync/receiver.stale';
const FRESH = '#restart-sync/receiver.fresh';

/** Where silence is no reason for grace. */
export const clearedAtOnce = {
  guard: 'clearsAtOnce' as const,
  target: IDLE,
  actions: ['clear', 'incomplete', 'tellExpired'] as const,
  description: 'It was found silent, and silence has no grace: everything goes at once.',
  meta: { clauses: ['SYNC-83'] },
};

/** Where a further death ends what was stale before it. */
const droppedTwiceStale = [
  {
    guard: and(['dropsTwiceStale', 'holdsAside']),
    target: STALE,
    reenter: true,
    actions: ['synchronise', 'markAll', 'tellLost'] as const,
    description: 'What was stale before goes; what was held aside is stale from now on, for a limit of its own.',
    meta: { clauses: ['SYNC-84'] },
  },
  {
    guard: 'dropsTwiceStale' as const,
    target: STALE,
    reenter: true,
    actions: ['sweep', 'markAll', 'tellLost'] as const,
    description: 'What was stale before goes; what came since is stale from now on, for a limit of its own.',
    meta: { clauses: ['SYNC-84'] },
  },
];

/** Stale data: in use, but no longer than the limit, counted from the first death. */
export const stale = receiverOutputs.createStateConfig({
  description: 'What is held is of a dead incarnation: it stays in use, but no longer than the limit.',
  initial: 'unheard',
  after: {
    staleLimit: [
      {
        guard: and(['isReceiving', 'clearsFresh', 'refreshesAfterLimit']),
        target: `${FRESH}.asked`,
        actions: ['clear', 'tellExpired', 'subscribe'],
        description: 'Old and new data go alike; the living source is asked anew, the rest of the transfer dropped.',
        meta: { clauses: ['SYNC-6', 'SYNC-7', 'SYNC-8', 'SYNC-9', 'SYNC-14'] },
      },
      {
        guard: and(['isReceiving', 'clearsFresh']),
        target: `${FRESH}.receiving`,
        actions: ['clear', 'tellExpired', 'cutShort'],
        description: 'Old and new data go alike; the rest of the transfer is taken, and known not to be all.',
        meta: { clauses: ['SYNC-7', 'SYNC-8', 'SYNC-15'] },
      },
      {
        guard: and(['isReceiving', 'holdsAside']),
        target: `${FRESH}.receiving`,
        actions: ['synchronise', 'tellExpired'],
        description: 'Old data goes; what was held aside goes into use, and the transfer goes on.',
        meta: { clauses: ['SYNC-7', 'SYNC-81'] },
      },
      {
        guard: 'isReceiving',
        target: `${FRESH}.receiving`,
        actions: ['sweep', 'tellExpired'],
        description: 'What is still marked goes; the rest stays, and the transfer goes on.',
        meta: { clauses: ['SYNC-7', 'SYNC-80', 'SYNC-81'] },
      },
      {
        guard: and(['isAsked', 'clearsFresh']),
        target: `${FRESH}.asked`,
        actions: ['clear', 'tellExpired'],
        description: 'Old data goes; the transfer that was asked for is still to come, whole.',
        meta: { clauses: ['SYNC-7', 'SYNC-9', 'SYNC-14'] },
      },
      {
        guard: and(['isAsked', 'holdsAside']),
        target: `${FRESH}.asked`,
        actions: ['synchronise', 'tellExpired'],
        description:
          'Old data goes; what a transfer had brought that was not whole goes into use, and it is still to come whole.',
        meta: { clauses: ['SYNC-7', 'SYNC-81'] },
      },
      {
        guard: 'isAsked',
        target: `${FRESH}.asked`,
        actions: ['sweep', 'tellExpired'],
        description: 'What is still marked goes; the rest stays, and the transfer is still to come, whole.',
        meta: { clauses: ['SYNC-7', 'SYNC-80', 'SYNC-81'] },
      },
      {
        guard: 'isRefused',
        target: `${FRESH}.refused`,
        actions: ['clear', 'tellExpired'],
        description: 'Old data goes; the source will be asked again.',
        meta: { clauses: ['SYNC-7', 'SYNC-9', 'SYNC-36'] },
      },
      {
        target: IDLE,
        actions: ['clear', 'tellExpired'],
        description: 'Old data goes, and nothing of its source is heard.',
        meta: { clauses: ['SYNC-7', 'SYNC-9', 'SYNC-10'] },
      },
    ],
  },
  states: {
    unheard: {
      description: 'The source is dead, or this process has no key of its own to ask it with.',
      on: heardOf(),
    },
    ...collecting('stale'),
  },
  on: {
    ...holding('stale'),
    ...arrivals('stale'),
    SourceLost: [
      clearedAtOnce,
      ...droppedTwiceStale,
      {
        guard: 'restartsTimer',
        target: STALE,
        reenter: true,
        actions: ['dropTemporary', 'markAll'],
        description: 'It died again: what it had sent is dropped, and the timer begins anew.',
        meta: { clauses: ['SYNC-12', 'SYNC-13'] },
      },
      {
        target: '.unheard',
        actions: ['dropTemporary', 'markAll'],
        description: 'It died again: what it had sent is dropped; the timer runs on from the first death.',
        meta: { clauses: ['SYNC-11', 'SYNC-13'] },
      },
    ],
  },
});

/** Stale data with its timer stopped, since its source is back: in use until an end of data, for however long. */
export const untimed = receiverOutputs.createStateConfig({
  description: 'What is held is stale, and its source is back: it waits for the end of data without a limit.',
  initial: 'unheard',
  states: {
    unheard: {
      description: 'This process has no key of its own to ask with.',
      on: heardOfAgain('untimed'),
    },
    ...collecting('untimed'),
  },
  on: {
    ...holding('untimed'),
    ...arrivals('untimed'),
    SourceLost: [
      clearedAtOnce,
      ...droppedTwiceStale,
      {
        target: STALE,
        actions: ['dropTemporary', 'markAll'],
        description: 'It died again: what it had sent is dropped, and the timer begins.',
        meta: { clauses: ['SYNC-82'] },
      },
    ],
  },
});
