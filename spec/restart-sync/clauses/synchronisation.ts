import type { Clause } from '../../clause.ts';

/**
 * Synchronisation (Fig. 13): how the data of a restarted source is taken, held aside while the old is stale, and put in the place of
 * the old in one step at the end of data.
 */
export const synchronisationClauses: readonly Clause[] = [
  {
    id: 'SYNC-21',
    level: 'MUST',
    text: 'On data from a source the receiver tests whether the data it holds from it is stale.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 blocks 1301, 1303',
  },
  {
    id: 'SYNC-22',
    level: 'MUST',
    text: 'Stale: the record goes to temporary data; data in use is untouched.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1307',
  },
  {
    id: 'SYNC-23',
    level: 'MUST',
    text: 'Storing goes on until the Eof (done) of that source.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1309',
  },
  {
    id: 'SYNC-24',
    level: 'MUST',
    text: 'At Eof the timer of that source stops.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1311',
  },
  {
    id: 'SYNC-25',
    level: 'MUST',
    text: "At Eof temporary and stale data are synchronised: in temp only → added; in both → temp's value; in stale only → removed; then the stale indicator is cleared and temp is empty; one atomic step with SYNC-24.",
    source:
      'Method and Apparatus for Process Sync Restart, 0045, 0046, 0050, Fig. 13 block 1313; that it is one step is inferred',
  },
  {
    id: 'SYNC-26',
    level: 'MUST',
    text: 'Not stale: received records update the data in use at once.',
    source: 'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1305',
  },
  {
    id: 'SYNC-27',
    level: 'MUST',
    text: 'Absence of a record from a full set means removal.',
    source: 'Method and Apparatus for Process Sync Restart, 0046',
  },
  {
    id: 'SYNC-28',
    level: 'MUST',
    text: 'Full transfer while not stale: records applied at once, their keys noted in `seen`; at Eof every record of that source not in `seen` is removed. No timer, no stale mark.',
    source:
      'inferred: in 0046 a receiver removes what is absent from the data of a living source, which Fig. 13 block 1305 alone, being for data that is not stale, never does (trap T13)',
  },
  {
    id: 'SYNC-29',
    level: 'MUST',
    text: 'Eof with no data before it, while stale: everything of that source is removed (it found nothing).',
    source: 'inferred: Fig. 13 block 1313 with no temporary data (trap T15)',
  },
  {
    id: 'SYNC-30',
    level: 'MUST',
    text: 'Eof counts only for the transfer and incarnation of the data; its count unequal to the messages received → the transfer is dropped whole and the receiver subscribes again; the timer, if running, runs on.',
    source: 'inferred: a message may be lost, or left over from an earlier transfer, inside one channel (trap T9)',
  },
  {
    id: 'SYNC-31',
    level: 'MUST',
    text: 'Eof while not stale closes the first or a later full transfer: SYNC-28, `complete` true.',
    source: 'inferred: at the first start of a source its receivers hold no stale data',
  },
  {
    id: 'SYNC-32',
    level: 'MUST',
    text: 'The synchronisation yields the difference (added, changed, removed); derived data is recomputed from it.',
    source: 'Method and Apparatus for Process Sync Restart, 0045',
  },
  {
    id: 'SYNC-33',
    level: 'MUST',
    text: 'Eof and expiry in one tick: either order leaves a clean state (synchronised, or cleared with the Eof dropped as spoiled), never a mixture. An implementation takes the messages of a tick before its timer growth, so Eof wins (`sync.tie = eof-first`).',
    source:
      'inferred: the text does not say which comes first when the end of data arrives at the very limit (trap T10)',
  },
  {
    id: 'SYNC-34',
    level: 'MUST',
    text: 'Update (put/remove) from a source in mid-transfer: while stale it is applied to temp; else to current, with `seen` kept true to it (put adds, remove deletes the key from current and seen).',
    source: 'inferred: data changes during a transfer, too (trap T14)',
  },
  {
    id: 'SYNC-35',
    level: 'MUST',
    text: 'A record equal to the stale one causes no change downstream.',
    source:
      'inferred: nothing is interrupted that is the same before and after (0046, the destinations 1.1.1.1 and 3.3.3.3)',
  },
  {
    id: 'SYNC-36',
    level: 'MUST',
    text: "A Subscribe rejected 'not-ready' is repeated as any Ipc (PSM-KEY-12) while the source is viewed alive; over an ipc that may lose, also with no message of a transfer for `subscribeRetry` ticks.",
    source: 'inferred: a birth may come before the source has its own key (trap T22)',
  },
  {
    id: 'SYNC-37',
    level: 'MUST',
    text: 'Data of a later transfer of the same incarnation abandons the open one: `temp` (stale) or `seen` (not stale) is emptied first; a message of an earlier transfer is dropped. The stale timer is untouched.',
    source: 'inferred: two requests may cross, and a ripple may begin during a transfer (trap T23)',
  },
];
