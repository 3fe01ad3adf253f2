import type { Clause } from '../../clause.ts';

/**
 * Normal operation at the primary (Fig. 5, blocks 554 to 559): a request becomes one change, one operation id and two
 * messages, and nobody is waited for.
 */
export const updatingClauses: readonly Clause[] = [
  {
    id: 'RPL-20',
    level: 'MUST',
    text: 'The cycle begins when a primary process receives a state change request.',
    source: 'Selective Replay of State Information within a Computing Device, 0063, Fig. 5 block 554',
  },
  {
    id: 'RPL-21',
    level: 'MUST',
    text: 'The request names the part of 41 to change, by the client it belongs to; a request for an unknown or closed channel is refused without consuming an op id.',
    source: 'Selective Replay of State Information within a Computing Device, 0063',
  },
  {
    id: 'RPL-22',
    level: 'MUST',
    text: 'The primary changes S41 first, before either message is made.',
    source: 'Selective Replay of State Information within a Computing Device, 0020, 0063, Fig. 5 block 556',
  },
  {
    id: 'RPL-23',
    level: 'MUST',
    text: 'Exactly one new op id is made per state change, and every message about that change (211, 212, 213, 214, to whichever unit or component) carries it.',
    source: 'Selective Replay of State Information within a Computing Device, 0020, 0050, 0064, Fig. 5 block 558',
  },
  {
    id: 'RPL-24',
    level: 'MUST',
    text: 'Op ids are unique per primary unit and increase by one per change; under `rpl.opIdScope = channel` they do so per channel and pairs (pc, opUid) are unique.',
    source: 'Selective Replay of State Information within a Computing Device, 0050, 0074',
  },
  {
    id: 'RPL-25',
    level: 'MUST',
    text: 'A change that concerns several clients yields one 211 and one 212 per client, all with the same op id and differing `pc`.',
    source: 'Selective Replay of State Information within a Computing Device, 0050, 0046',
  },
  {
    id: 'RPL-26',
    level: 'MUST',
    text: '211 and 212 leave in the same step of the primary, with no wait between them or for either.',
    source: 'Selective Replay of State Information within a Computing Device, 0016, 0023, Fig. 5 block 559',
  },
  {
    id: 'RPL-27',
    level: 'MUST',
    text: 'Within that step 211 is handed to every standby channel before 212 is handed to the client channel.',
    source:
      'inferred: the standby can only search for updates that it has (0018, 0071); a client that is told first and alone is ahead of it unseen (trap T-1)',
  },
  {
    id: 'RPL-28',
    level: 'MUST',
    text: "212 carries only the client's subset; anything marked for the control unit alone is never sent to an interface component.",
    source: 'Selective Replay of State Information within a Computing Device, 0013, 0016',
  },
  {
    id: 'RPL-29',
    level: 'MUST',
    text: 'The primary takes the next request, for the same or another client, while earlier ones are unacknowledged: it has no state that waits for an acknowledgement.',
    source: 'Selective Replay of State Information within a Computing Device, 0011, 0023, 0050',
  },
  {
    id: 'RPL-30',
    level: 'MUST',
    text: 'A slow or dead client delays no update for any other client at the primary.',
    source: 'Selective Replay of State Information within a Computing Device, 0011',
  },
];
