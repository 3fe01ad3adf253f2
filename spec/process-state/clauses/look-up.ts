import type { Clause } from '../../clause.ts';

/**
 * Look-up and interest: how a process asks for another one by name, what it is told at once and what it is told later, and
 * how long its interest lasts.
 */
export const lookUpClauses: readonly Clause[] = [
  {
    id: 'PSM-LKP-1',
    level: 'MUST',
    text: 'A process that wants another one sends LookupRequest; sending it registers interest.',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0034, Fig. 4 block 401',
  },
  {
    id: 'PSM-LKP-2',
    level: 'MUST',
    text: 'The request names the target by its symbolic name.',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0037, Fig. 6 block 601',
  },
  {
    id: 'PSM-LKP-3',
    level: 'MAY',
    text: "`psm.lookup.by = os-id-and-element`: target given by the OS's identifier joined with a value for the hosting element.",
    source: 'Method and Apparatus for Process Sync Restart, 0037',
    option: 'lookup.by',
  },
  {
    id: 'PSM-LKP-4',
    level: 'MUST',
    text: 'Target never registered: note the requester as interested and send no key; no death notification either.',
    source: 'Method and Apparatus for Process Sync Restart, 0037, Fig. 6 blocks 603, 605',
  },
  {
    id: 'PSM-LKP-5',
    level: 'MUST',
    text: 'Target registered (alive or dead): register the requester as interested.',
    source: 'Method and Apparatus for Process Sync Restart, 0037, Fig. 6 blocks 603, 607',
  },
  {
    id: 'PSM-LKP-6',
    level: 'MUST',
    text: 'Interest is registered before the alive test, in the same atomic step, so that no later death or birth is missed.',
    source:
      'Method and Apparatus for Process Sync Restart, 0037, Fig. 6 block 607 before block 609; atomicity is inferred',
  },
  {
    id: 'PSM-LKP-7',
    level: 'MUST',
    text: 'Target alive: answer with its current key.',
    source: 'Method and Apparatus for Process Sync Restart, 0037, Fig. 6 blocks 609, 611',
  },
  {
    id: 'PSM-LKP-8',
    level: 'MUST',
    text: 'Target dead: answer with DeathNotification for its last key.',
    source: 'Method and Apparatus for Process Sync Restart, 0037, Fig. 6 blocks 609, 613',
  },
  {
    id: 'PSM-LKP-9',
    level: 'MUST',
    text: 'With the key the requester starts IPC with the target.',
    source: 'Method and Apparatus for Process Sync Restart, 0034, Fig. 4 blocks 403, 405',
  },
  {
    id: 'PSM-LKP-10',
    level: 'MUST',
    text: 'Without a key the requester does its other work; the key comes later unasked (BirthNotification). The wait blocks nothing.',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0030, 0032, 0034, Fig. 4 block 407',
  },
  {
    id: 'PSM-LKP-11',
    level: 'MAY',
    text: '`psm.lookup.wait = poll`: the requester repeats LookupRequest every `psm.lookup.pollPeriod` ticks until it has the key from the PSM; a key that it has by PSM-KEY-15 alone does not end that.',
    source:
      'Method and Apparatus for Process Sync Restart, 0027, 0034; the second half is inferred, found by simulation: the look-up may be lost, and then nobody tells it of what follows',
    option: 'lookup.wait',
  },
  {
    id: 'PSM-LKP-12',
    level: 'MUST',
    text: 'Repeated look-ups are idempotent: interest is a set; one death produces one notification per interested instance.',
    source: 'inferred: a process that polls (Method and Apparatus for Process Sync Restart, 0034) asks more than once',
  },
  {
    id: 'PSM-LKP-13',
    level: 'MUST',
    text: 'Interest lasts past any number of births and deaths of the target.',
    source: 'Method and Apparatus for Process Sync Restart, 0030',
  },
  {
    id: 'PSM-LKP-14',
    level: 'MUST',
    text: "Interest belongs to the requester's incarnation (`psm.interest.lifetime = incarnation`): dropped, from `interested` and `waiting`, when the requester dies or is superseded; its successor looks up anew.",
    source:
      'inferred: the text does not say whether interest survives the death of the requester; by default it does not',
  },
  {
    id: 'PSM-LKP-15',
    level: 'MAY',
    text: "`psm.interest.lifetime = process`: interest is kept by pid; at the requester's rebirth the PSM sends it the present state of each target.",
    source:
      'inferred: the text does not say whether interest survives the death of the requester; this is the other answer',
    option: 'interest.lifetime',
  },
  {
    id: 'PSM-LKP-16',
    level: 'MUST',
    text: 'LookupRequest whose requester key is not the current key of an alive entry changes nothing; it is answered as a heartbeat with that key would be (HBT-15, 23, KEY-17).',
    source: 'inferred: request of a dead instance still in flight',
  },
  {
    id: 'PSM-LKP-17',
    level: 'MUST',
    text: 'Mutual interest of two processes works in any order of starts, deaths and restarts of both.',
    source: 'Method and Apparatus for Process Sync Restart, 0004 (the shortcoming of earlier methods), 0030, 0032',
  },
  {
    id: 'PSM-LKP-18',
    level: 'MUST',
    text: 'While a target is known dead, no process sends it IPC or repeats requests at it.',
    source: 'Method and Apparatus for Process Sync Restart, 0003, 0030, 0032',
  },
];
