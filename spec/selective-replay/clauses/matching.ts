import type { Clause } from '../../clause.ts';

/**
 * Normal operation at client and standby (Fig. 5, blocks 560 to 572): what is applied, acknowledged, forwarded and
 * matched, and in which order.
 */
export const matchingClauses: readonly Clause[] = [
  {
    id: 'RPL-31',
    level: 'MUST',
    text: 'The standby stores 211 in its queue on arrival and does not yet apply it.',
    source: 'Selective Replay of State Information within a Computing Device, 0047, 0065, Fig. 5 block 560',
  },
  {
    id: 'RPL-32',
    level: 'MUST',
    text: 'The client applies 212 to S43, in channel order, then sends 213 with the same (pc, opUid); never before the application is complete.',
    source: 'Selective Replay of State Information within a Computing Device, 0017, 0048, 0065, Fig. 5 blocks 562, 564',
  },
  {
    id: 'RPL-33',
    level: 'MUST',
    text: "213 reaches the primary's OS; with `rpl.ackToProcess` the OS tells the primary process, which then finishes its housekeeping and may report completion to the requester.",
    source: 'Selective Replay of State Information within a Computing Device, 0048, 0065, 0066, Fig. 5 block 566',
  },
  {
    id: 'RPL-34',
    level: 'MUST',
    text: 'A requester is told `completed` only after 213 for the op arrived.',
    source:
      'inferred: the process learns from the acknowledgement that the update is complete (0066), and what it promised before could be lost',
  },
  {
    id: 'RPL-35',
    level: 'MUST',
    text: "The primary's OS forwards the acknowledgement as 214 to every standby, even if the primary process is down.",
    source:
      'Selective Replay of State Information within a Computing Device, 0048, 0066, Fig. 5 block 568; that a process that is down changes nothing is inferred',
  },
  {
    id: 'RPL-36',
    level: 'MUST',
    text: 'The standby stores 214 in its queue and matches it with the 211 having the same pc and op id; the order of arrival of the two does not matter.',
    source: 'Selective Replay of State Information within a Computing Device, 0018, 0048, 0057, 0067, Fig. 5 block 570',
  },
  {
    id: 'RPL-37',
    level: 'MUST',
    text: 'The standby applies an update to S42 only when it holds both the update and its acknowledgement.',
    source: 'Selective Replay of State Information within a Computing Device, 0018, 0022, 0049, 0067, Fig. 5 block 572',
  },
  {
    id: 'RPL-38',
    level: 'MUST',
    text: 'A matched update is applied only once everything stored before it in the queue has been dealt with.',
    source: 'Selective Replay of State Information within a Computing Device, 0049',
  },
  {
    id: 'RPL-39',
    level: 'MAY',
    text: '`rpl.applyOrder = perChannel`: RPL-38 counts only entries of the same process channel (or process), so a silent client holds back only its own.',
    source: 'Selective Replay of State Information within a Computing Device, 0049',
    option: 'applyOrder',
  },
  {
    id: 'RPL-40',
    level: 'MUST',
    text: 'Under `rpl.applyOrder = global` the queue order is op id order; a standby reached over several channels holds back an entry until every lower op id has arrived or is known void.',
    source:
      'inferred: the text orders by arrival (0049) and by id (0076); one ordered stream for each standby makes them equal, and where there are several channels the order of ids is the one that all units share',
  },
  {
    id: 'RPL-41',
    level: 'MUST',
    text: 'On application the entry and its acknowledgement leave the queue together, and `lastApplied[pc]` becomes its id.',
    source: 'inferred: a matched update has been processed (0049), and what stays behind would be matched again',
  },
  {
    id: 'RPL-42',
    level: 'MUST',
    text: 'An acknowledgement with no update in the queue is kept in A if its id is above `lastApplied[pc]`, else dropped.',
    source:
      'inferred: matching needs both (0018), whichever comes first; what is settled already will never be matched',
  },
  {
    id: 'RPL-43',
    level: 'MUST',
    text: 'A second copy of a stored update or acknowledgement changes nothing.',
    source: 'inferred: the id tells that two messages are about the same change (0050)',
  },
];
