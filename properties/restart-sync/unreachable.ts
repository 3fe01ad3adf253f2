import type { Unreachable } from '../unreachable.ts';

const underLaterEpoch =
  'the source must restart and be heard of before the manager restarts, which takes twice the states of a quick scope; the rule is the one that `fresh` has, where it is taken';
const laterAnswer =
  'the source must restart twice, once before and once within a false death of its receiver: more than a quick scope holds; the rule is the one that `fresh` has, where it is taken';

/** What no quick scope takes, each with the reason; all of it serves implementations that others wrote. */
export const unreachable: readonly Unreachable[] = [
  {
    chart: 'restart-sync/source',
    transition: 'identity.unregistered: LookupReply',
    reason:
      'an answer reaches the process in the tick in which it asks, and to count as dead takes ticks; only a manager whose messages are late by ticks answers a process that has lost its key since',
  },
  {
    chart: 'restart-sync/receiver',
    transition: 'stale: LookupReply #1 [forThisInstance, later, held]',
    reason: laterAnswer,
  },
  { chart: 'restart-sync/receiver', transition: 'stale: KeyTaken #1 [underLaterEpoch]', reason: underLaterEpoch },
  {
    chart: 'restart-sync/receiver',
    transition: 'untimed: LookupReply #1 [forThisInstance, later, held]',
    reason: laterAnswer,
  },
  { chart: 'restart-sync/receiver', transition: 'untimed: KeyTaken #1 [underLaterEpoch]', reason: underLaterEpoch },
  {
    chart: 'restart-sync/monitors/waits',
    transition: 'restart-sync/monitors/waits: send.LookupRequest #1 [asksInLaterEpoch]',
    reason:
      'the real manager must restart while a process in the middle of a chain lives: more than a quick scope holds; the simulated chains do so',
  },
  {
    chart: 'restart-sync/monitors/endings',
    transition: 'restart-sync/monitors/endings: end [downsReceiver]',
    reason: 'no process of these systems ends by itself: that takes one that was started elsewhere in its place',
  },
];
