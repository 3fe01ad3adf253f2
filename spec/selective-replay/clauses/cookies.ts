import type { Clause } from '../../clause.ts';

/**
 * Cookies (Fig. 4): which sections of a state a change has touched, so that no more than these need be replayed.
 */
export const cookieClauses: readonly Clause[] = [
  {
    id: 'RPL-55',
    level: 'MAY',
    text: '`rpl.cookieMode = sections8`: updates and acknowledgements carry an 8-bit cookie; the primary process sets bit i when the op changes section i of its state.',
    source: 'Selective Replay of State Information within a Computing Device, 0060-0062, Fig. 4 blocks 414, 424',
    option: 'cookieMode',
  },
  {
    id: 'RPL-56',
    level: 'MUST',
    text: "With cookies on, an acknowledgement's cookie equals its update's; for a cumulative acknowledgement it is the OR over all updates it covers.",
    source: 'inferred: the standby must learn from one acknowledgement what several updates changed (0059, 0061)',
  },
  {
    id: 'RPL-57',
    level: 'MUST',
    text: 'With cookies on, replay to a client covers only the sections whose bit is set in what that client may hold or lack, and covers all of those.',
    source: 'Selective Replay of State Information within a Computing Device, 0061, 0062',
  },
  {
    id: 'RPL-58',
    level: 'MUST',
    text: "A query reply's cookie is the set of sections with `changedBy > AckQuery.lastKnown`; the standby ORs it with the cookies of its own undecided entries.",
    source:
      'inferred: the cookie says what an update changed (0061), and the answer stands for all that the standby may have missed',
  },
  {
    id: 'RPL-59',
    level: 'MAY',
    text: '`rpl.cookieMode = custom`: any other encoding, defined by the process, with a function from cookie to set of state parts.',
    source: 'Selective Replay of State Information within a Computing Device, 0062',
    option: 'cookieMode',
  },
  {
    id: 'RPL-60',
    level: 'MUST',
    text: 'If a needed cookie is missing or unknown, the whole channel state is replayed.',
    source: 'inferred: without the cookie nothing says which parts differ (0061)',
  },
];
