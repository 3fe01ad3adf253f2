import type { Clause } from '../../clause.ts';

/**
 * Stale marking, timer and limit (Fig. 11): what a receiver does at the death of a source, how long it goes on using the data of
 * the dead, and what a restart changes that nobody announced.
 */
export const staleMarkingClauses: readonly Clause[] = [
  {
    id: 'SYNC-1',
    level: 'MUST',
    text: "The receiver learns the death of a source from the PSM's DeathNotification, not from its own time-out.",
    source:
      'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1101; 0007, 0008 (the shortcoming of earlier methods)',
  },
  {
    id: 'SYNC-2',
    level: 'MUST',
    text: 'On it the receiver starts a timer for that source at 0.',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1103',
  },
  {
    id: 'SYNC-3',
    level: 'MUST',
    text: 'All data held from that source is marked stale, in the same step as SYNC-2.',
    source:
      'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1105; that it is the same step is inferred',
  },
  {
    id: 'SYNC-4',
    level: 'MUST',
    text: 'Marking neither removes nor alters a record; stale data stays in use.',
    source: 'Method and Apparatus for Process Sync Restart, 0046, 0051',
  },
  {
    id: 'SYNC-5',
    level: 'MUST',
    text: 'The timer grows by 1 per tick while it runs.',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1111',
  },
  {
    id: 'SYNC-6',
    level: 'MUST',
    text: 'After start and after each growth it is compared; expired when timer ≥ limit.',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1107',
  },
  {
    id: 'SYNC-7',
    level: 'MUST',
    text: 'Expired: all stale data of that source is cleared.',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1109',
  },
  {
    id: 'SYNC-8',
    level: 'MUST',
    text: 'Expired: new data already received from the restarted source (temporary) is cleared as well.',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1109',
  },
  {
    id: 'SYNC-9',
    level: 'MUST',
    text: 'Expiry is decided by the timer alone: whether the source is dead, restarting or in mid-transfer does not matter.',
    source:
      'Method and Apparatus for Process Sync Restart, 0048 (the reason for the limit: data that keeps killing its source)',
  },
  {
    id: 'SYNC-10',
    level: 'MUST',
    text: 'After expiry: stale off, timer off, `current` and `temp` empty, `complete` false.',
    source: 'inferred: Fig. 11 ends at block 1109 and does not say what is left',
  },
  {
    id: 'SYNC-11',
    level: 'MUST',
    text: 'A death while already stale leaves the timer running from the first death (`sync.onRedeath = continue`).',
    source:
      'inferred: the way from block 1101 to block 1103 would start the timer at every death, and a source that dies in a loop would keep its data alive for ever, against the stated purpose of the limit (0048)',
  },
  {
    id: 'SYNC-12',
    level: 'MAY',
    text: '`sync.onRedeath = restart`: each death starts the timer anew (the letter of Fig. 11, blocks 1101 and 1103).',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 blocks 1101, 1103, taken literally',
    option: 'onRedeath',
  },
  {
    id: 'SYNC-13',
    level: 'MUST',
    text: 'A death while stale discards `temp` whole.',
    source:
      'inferred: the text does not say what becomes of temporary data when its source dies again; data of two incarnations must not mix',
  },
  {
    id: 'SYNC-14',
    level: 'MUST',
    text: 'After expiry with the source alive: the receiver subscribes anew; the rest of the spoiled transfer is dropped (`sync.afterLimit = refresh`); one of which nothing had come yet is whole, hence not spoiled.',
    source:
      'inferred: after Fig. 11 block 1109 the source may be in the middle of a transfer, which Fig. 13 block 1303 would then take for fresh data; the receiver asks anew, as at a restart (0042)',
  },
  {
    id: 'SYNC-15',
    level: 'MAY',
    text: '`sync.afterLimit = literal`: the rest of the transfer is applied by SYNC-26 with no new request; `complete` stays false at its Eof.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 blocks 1303, 1305, taken literally',
    option: 'afterLimit',
  },
  {
    id: 'SYNC-16',
    level: 'MUST',
    text: 'Timers of different sources are independent.',
    source:
      'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1311 ("the timer corresponding to" the process)',
  },
  {
    id: 'SYNC-17',
    level: 'MUST',
    text: "Clearing by expiry is a change of the receiver's inputs: it recomputes what it derived and sends the change downstream.",
    source: 'inferred: a change ripples to whoever uses what is derived from it (0046), and an expiry is a change',
  },
  {
    id: 'SYNC-18',
    level: 'MUST',
    text: 'Birth of a later incarnation without a preceding death (fast restart) has the effect of the death first.',
    source:
      'inferred: a fast restart is seen as a birth alone (PSM-NTF-11); without the effect of the death, records that are absent from the new data would never go (trap T1)',
  },
  {
    id: 'SYNC-19',
    level: 'MUST',
    text: 'A Data, Update or Eof whose source incarnation is later than `srcKey` has the effect of death and birth first.',
    source: 'inferred: a message between processes may overtake the notices of the PSM (trap T1)',
  },
  {
    id: 'SYNC-20',
    level: 'MUST',
    text: 'A message whose source incarnation is earlier than `srcKey`, or dead, is dropped.',
    source: 'inferred: a message may be in flight when its sender dies (trap T8)',
  },
];
