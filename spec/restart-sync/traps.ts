import type { Trap } from '../trap.ts';

/**
 * The traps of restart synchronisation. 901, 903, 907, 909 and 905 are the processes of Fig. 9 (see `clauses`), 1, 2, 3 and 4
 * interfaces of 901, and inc 1, inc 2 the incarnations of a source.
 */
export const traps: readonly Trap[] = [
  {
    id: 'T1',
    events: '901 restarts before its death is detected; data of inc 2 arrives, held data is not stale.',
    wrong: 'Fig. 13 block 1305 merges; 2.2.2.2 stays for ever',
    guardedBy: ['SYNC-18', 'SYNC-19', 'S-SYNC-3'],
  },
  {
    id: 'T2',
    events: 'Death, data 1,3 of inc 2, death, data 4 of inc 3, Eof.',
    wrong: 'union 1,3,4',
    guardedBy: ['SYNC-13', 'S-SYNC-6'],
  },
  {
    id: 'T3',
    events: 'Crash loop with a period shorter than the limit; timer starts anew each time.',
    wrong: 'stale data lives for ever',
    guardedBy: ['SYNC-11', 'S-SYNC-4'],
  },
  {
    id: 'T4',
    events: 'Limit passes in mid-transfer; later half arrives while not stale; Eof.',
    wrong: 'half a table taken as whole',
    guardedBy: ['SYNC-14'],
    note: '`complete` is false until the next end of data: who uses the data can tell that it is not the whole.',
  },
  {
    id: 'T5',
    events: "903 restarts, ends its own set-up before 901's data is in, sends Eof to 907.",
    wrong: '907 removes all routes: outage though nothing failed on the wire',
    guardedBy: ['SYNC-51', 'S-SYNC-10'],
  },
  {
    id: 'T6',
    events: "901 and 903 both restart; 903 waits for 901's Eof, 901 does not know 903.",
    wrong: 'no data ever',
    guardedBy: ['SYNC-49'],
  },
  {
    id: 'T7',
    events: 'Cyclic inputs A ↔ B, both restart.',
    wrong: "each withholds Eof for the other's",
    guardedBy: ['SYNC-51', 'L-SYNC-2'],
    note: 'A composition must have no cycle of inputs. In one that has, each waits no longer than its limit.',
  },
  {
    id: 'T8',
    events: 'Data of inc 1 still in flight is received after the stale mark.',
    wrong: 'stored as temp, survives the synchronisation',
    guardedBy: ['SYNC-20', 'S-SYNC-14'],
  },
  {
    id: 'T9',
    events: 'Eof of inc 2 delivered after inc 2 died and inc 3 sent some data.',
    wrong: 'synchronises on part of inc 3',
    guardedBy: ['SYNC-30', 'S-SYNC-6'],
  },
  {
    id: 'T10',
    events: 'Eof and timer = limit in one tick.',
    wrong:
      'cleared after or before the synchronisation by scheduling luck; or stale=false with the timer left running, which clears fresh data later',
    guardedBy: ['SYNC-33', 'S-SYNC-7'],
    note: 'Either order within the tick is safe; an implementation takes the messages first.',
  },
  {
    id: 'T11',
    events: 'Timer not stopped at Eof (Fig. 13 block 1311 forgotten).',
    wrong: 'good data cleared `limit` ticks after the death',
    guardedBy: ['SYNC-24'],
  },
  {
    id: 'T12',
    events: 'New data written straight into `current` while stale, old flag per table.',
    wrong: "readers see a mixture; half-filled table; expiry leaves 'new' records",
    guardedBy: ['SYNC-22', 'S-SYNC-1', 'SYNC-8'],
  },
  {
    id: 'T13',
    events: '907 receives Table 2 from a live 903: data is not stale there.',
    wrong: 'Fig. 13 block 1305 alone never removes 2.2.2.2',
    guardedBy: ['SYNC-28', 'SYNC-62'],
  },
  {
    id: 'T14',
    events: 'Update during a full transfer removes k after Data carried k.',
    wrong: 'k reappears at Eof',
    guardedBy: ['SYNC-34'],
  },
  {
    id: 'T15',
    events: '901 discovers nothing, sends Eof only.',
    wrong: 'treated as no answer, stale data kept',
    guardedBy: ['SYNC-29'],
  },
  {
    id: 'T16',
    events: 'Death of 903 handled at 907 by passing it on to 909 as withdrawal.',
    wrong: 'interruption contrary to paragraph 0046',
    guardedBy: ['SYNC-64', 'SYNC-66'],
  },
  {
    id: 'T17',
    events: '905 is dead when 901 restarts.',
    wrong: '901 proceeds with no configuration and sends a premature, empty Eof',
    guardedBy: ['SYNC-42', 'SYNC-48', 'SYNC-52'],
  },
  {
    id: 'T18',
    events: 'DeathNotification as look-up answer (PSM, Fig. 6 block 613) for a source never heard.',
    wrong: 'timer and stale on an empty table; harmless only if expiry is idempotent',
    guardedBy: ['SYNC-2', 'SYNC-10'],
    note: 'Harmless only where an expiry changes nothing that is empty already.',
  },
  {
    id: 'T19',
    events: 'Expiry at 903 during its own transfer downstream.',
    wrong: '907 sees Eof of a set that changed in the middle',
    guardedBy: ['S-SYNC-9'],
  },
  {
    id: 'T20',
    events: '901 and 903 both die; 903 is back first, sees 901 dead, holds nothing from it, calls itself complete.',
    wrong: 'empty Eof: 907 drops routes long before its limit',
    guardedBy: ['SYNC-51'],
  },
  {
    id: 'T21',
    events:
      'Source dies while stale and deaf: Death names an incarnation later than `srcKey`, whose birth was never seen.',
    wrong: 'compared for equality, dropped; the receiver subscribes at a dead key',
    guardedBy: ['SYNC-18'],
    note: 'A death counts for the key that it names and for every earlier one.',
  },
  {
    id: 'T22',
    events: "Birth comes before the source has its own key; Subscribe is rejected 'not-ready'.",
    wrong: 'never repeated: stale until the limit, then empty for ever',
    guardedBy: ['SYNC-36'],
  },
  {
    id: 'T23',
    events: 'Two Subscribes cross; two full transfers follow each other while stale.',
    wrong: 'records of the first that the second lacks survive in `temp`',
    guardedBy: ['SYNC-37', 'S-SYNC-6'],
  },
  {
    id: 'T24',
    events: 'PSM lost, source dies for good, PSM back with an empty registry.',
    wrong: 'no death is ever announced: data neither stale nor timed',
    guardedBy: ['SYNC-76'],
  },
  {
    id: 'T25',
    events: 'Receiver falsely dead; source restarts meanwhile; receiver looks up anew with its views cleared.',
    wrong: 'answer taken as a first meeting: old data kept unmarked, absent records never go',
    guardedBy: ['SYNC-77', 'SYNC-18'],
  },
  {
    id: 'T26',
    events: '`sync.secondTimer = false`: death, return, the source hangs before Eof.',
    wrong: 'stale data served without bound',
    guardedBy: ['SYNC-9', 'S-SYNC-4'],
    note: 'This is the option `secondTimer` at receivers in the field.',
  },
];
