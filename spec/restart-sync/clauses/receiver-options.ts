import type { Clause } from '../../clause.ts';

/**
 * Options of receivers seen in the field: independent receivers of restarted sources differ from the text in five points, each of which
 * is one option.
 */
export const receiverOptionsClauses: readonly Clause[] = [
  {
    id: 'SYNC-80',
    level: 'MAY',
    text: '`sync.holdAside = false`: the stale mark is per record; while stale, a received record enters `current` at once, unmarked; at Eof (SYNC-24) what is still marked is removed; `temp` stays empty; a death, or a later transfer (SYNC-37), marks all again. Replaces SYNC-13, SYNC-22, SYNC-25; SYNC-29 and SYNC-34 read with marks.',
    source: 'inferred: receivers in the field, against Fig. 13 block 1307',
    option: 'holdAside',
  },
  {
    id: 'SYNC-81',
    level: 'MAY',
    text: '`sync.limitClearsFresh = false`: expiry clears only what is stale. New data stays: with `sync.holdAside = true`, `temp` becomes `current` and its keys `seen`. The transfer goes on by SYNC-26, SYNC-28; no new subscription (not SYNC-14); `complete` false until its Eof.',
    source: 'inferred: receivers in the field, against Fig. 11 block 1109',
    option: 'limitClearsFresh',
  },
  {
    id: 'SYNC-82',
    level: 'MAY',
    text: '`sync.secondTimer = false`: the timer stops when the source is back (birth, answer or message of a later incarnation); stale data then waits for Eof with no limit; a further death starts the timer at 0. With `true` the one timer runs on (SYNC-9). A receiver that starts another timer at the return counts as `true`, with the sum of both limits in S-SYNC-4.',
    source: 'inferred: receivers in the field, against Fig. 11 block 1107 (trap T26)',
    option: 'secondTimer',
  },
  {
    id: 'SYNC-83',
    level: 'MAY',
    text: '`sync.graceOnHeartbeatLoss = false`: Death with cause `silence` clears at once as an expiry does; other causes mark stale.',
    source: 'inferred: receivers in the field, against Fig. 11 block 1105',
    option: 'graceOnHeartbeatLoss',
  },
  {
    id: 'SYNC-84',
    level: 'MAY',
    text: '`sync.dropTwiceStale = true`: a death while stale removes what was marked before it; what came since becomes the stale data (with `sync.holdAside = true`: `temp` becomes `current`), timer at 0: a new stale span. Replaces SYNC-11, SYNC-12, SYNC-13.',
    source: 'inferred: receivers in the field, against the one stale span of SYNC-11',
    option: 'dropTwiceStale',
  },
  {
    id: 'SYNC-85',
    level: 'MUST',
    text: 'Fast restart (SYNC-18, SYNC-19) is a death of cause `superseded` for SYNC-83 and SYNC-84.',
    source: 'inferred: a fast restart is told with the cause `superseded` (PSM-NTF-11)',
  },
  {
    id: 'SYNC-86',
    level: 'MUST',
    text: 'For the settings of real receivers (`receivers`) the properties named there, and no other safety property of the catalogue, all judged as they stand, are reported violated (S-SYNC-12 and S-SYNC-13 need a second death or a death by silence; S-SYNC-13 the chain); the shortest trace for S-SYNC-4 is: death, return, no Eof, limit + 1 ticks.',
    source: 'inferred: the settings of real receivers serve as canaries of the properties',
  },
];
