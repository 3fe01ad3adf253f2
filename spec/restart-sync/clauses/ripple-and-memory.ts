import type { Clause } from '../../clause.ts';

/**
 * Ripple and memory areas (Fig. 9, Fig. 10): how a change travels from process to process, where copies lie, and what a receiver does
 * that has to register anew.
 */
export const rippleAndMemoryClauses: readonly Clause[] = [
  {
    id: 'SYNC-60',
    level: 'MUST',
    text: 'Processes gather data of their own and pass it to the processes that asked for it.',
    source: 'Method and Apparatus for Process Sync Restart, 0005, 0006, 0043',
  },
  {
    id: 'SYNC-61',
    level: 'MUST',
    text: 'A synchronised change ripples: 901 → 903 → 907 → 909, each step by the rules of synchronisation (SYNC-21 to SYNC-37).',
    source: 'Method and Apparatus for Process Sync Restart, 0046',
  },
  {
    id: 'SYNC-62',
    level: 'MUST',
    text: '`sync.ripple = full-set`: a receiver whose derived data changed sends downstream a full transfer with Eof; absence removes.',
    source:
      'Method and Apparatus for Process Sync Restart, 0046; 907 removes what is absent although its source 903 lives, hence a full transfer',
  },
  {
    id: 'SYNC-63',
    level: 'MAY',
    text: '`sync.ripple = delta`: it sends Update with explicit removals instead.',
    source: 'inferred: the other way to say what is gone, with an equal result',
    option: 'ripple',
  },
  {
    id: 'SYNC-64',
    level: 'MUST',
    text: 'Staleness itself is not passed on: while 903 holds stale data of 901, what 903 sends to 907 is not stale there.',
    source: 'inferred: in 0046 process 907 sees the new routes of 903 and nothing of what 903 itself holds as stale',
  },
  {
    id: 'SYNC-65',
    level: 'MUST',
    text: 'During death and restart of 901, 909 goes on transmitting to every destination present both before and after.',
    source: 'Method and Apparatus for Process Sync Restart, 0046',
  },
  {
    id: 'SYNC-66',
    level: 'MUST',
    text: 'During death and restart of 903, 909 goes on transmitting by what 907 holds, without interruption.',
    source:
      'Method and Apparatus for Process Sync Restart, 0046; the sentence on the death of 903 has lost the number of the process that keeps transmitting, 909',
  },
  {
    id: 'SYNC-67',
    level: 'MUST',
    text: 'Each process has its own memory area (901:1001, 903:1003, 907:1007, 909:1009) and writes only there.',
    source: 'Method and Apparatus for Process Sync Restart, 0047',
  },
  {
    id: 'SYNC-68',
    level: 'MUST',
    text: "Data received is copied into the receiver's own area; the death of the origin does not touch the copies.",
    source: 'Method and Apparatus for Process Sync Restart, 0047, 0051',
  },
  {
    id: 'SYNC-69',
    level: 'MUST',
    text: 'Interface data lies in 1001, 1003, 1007, and in 1009 only if 909 asked for it.',
    source:
      'Method and Apparatus for Process Sync Restart, 0047; the text stores what 903 has asked for in 1001, which is the area of 901 itself: read as 1003',
  },
  {
    id: 'SYNC-70',
    level: 'MUST',
    text: 'Routing data lies in 1003, 1007, and in 1009 only if 909 asked for it, of 903 directly or through 907; not in 1001.',
    source:
      'Method and Apparatus for Process Sync Restart, 0047; the text names 1001 among the places of routes, though 901 never asks for them: read as 1007',
  },
  {
    id: 'SYNC-71',
    level: 'MUST',
    text: 'Areas may be of unequal size and of several segments.',
    source: 'Method and Apparatus for Process Sync Restart, 0047',
  },
  {
    id: 'SYNC-72',
    level: 'MAY',
    text: '`sync.memory = multiple`: the areas lie in separate memories (processors, cards); a loss takes only its areas.',
    source: 'Method and Apparatus for Process Sync Restart, 0047, 0052',
    option: 'memory',
  },
  {
    id: 'SYNC-73',
    level: 'MUST',
    text: 'An area holds stale and temporary data side by side; provisioning counts both.',
    source: 'inferred: temporary data (Fig. 13 block 1307) lies beside stale data (Fig. 11 block 1105)',
  },
  {
    id: 'SYNC-74',
    level: 'MUST',
    text: 'Configuration from 905 reaches 901, 903, 909; any other process gets its own, possibly empty, on request.',
    source:
      'Method and Apparatus for Process Sync Restart, 0043; the text counts three processes and names four, so that 907 gets its own on request is inferred',
  },
  {
    id: 'SYNC-75',
    level: 'MUST',
    text: 'A process uses stored data of dead sources independently of them.',
    source: 'Method and Apparatus for Process Sync Restart, 0051',
  },
  {
    id: 'SYNC-76',
    level: 'MUST',
    text: 'A receiver that registers under a later epoch of the PSM treats every source as dead at that step (stale, timer 0) until a birth, answer or message of the new epoch; incarnations are compared by (epoch, inc).',
    source: 'inferred: a death during the absence of the PSM is never notified (PSM-NTF-13, trap T24)',
  },
  {
    id: 'SYNC-77',
    level: 'MUST',
    text: 'A receiver made to register anew keeps `srcKey` and its data; the answer to its new look-up is compared with `srcKey` by SYNC-18 to SYNC-20.',
    source: 'inferred: its interest was dropped meanwhile (PSM-LKP-14, trap T25)',
  },
];
