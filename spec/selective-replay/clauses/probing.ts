import type { Clause } from '../../clause.ts';

/**
 * Failover up to the answers (Fig. 6, blocks 601 to 607): who takes over, what it searches for, whom it asks and what an
 * answer says.
 */
export const probingClauses: readonly Clause[] = [
  {
    id: 'RPL-65',
    level: 'MUST',
    text: 'Any condition that makes a standby responsible is a failover event: failure of the primary, ordered switch, loss of its heartbeat.',
    source: 'Selective Replay of State Information within a Computing Device, 0051, Fig. 6 block 601',
  },
  {
    id: 'RPL-66',
    level: 'MUST',
    text: "From the event on, no state change of the old primary is accepted by the standby, nor by a client whose fence is at the new epoch. The text's own premise is stronger: the old primary can issue none (it is stopped).",
    source:
      'Selective Replay of State Information within a Computing Device, 0052; that the clients refuse it too is inferred, since a primary that is cut off goes on sending',
  },
  {
    id: 'RPL-67',
    level: 'MUST',
    text: 'On detecting the event (602) the standby chooses a new epoch above all seen, freezes Q and A, and drops any later message of a lower epoch.',
    source: 'inferred: the search goes through a queue that must not change under it (0068-0070; trap T-13)',
  },
  {
    id: 'RPL-68',
    level: 'MUST',
    text: 'First check: each standby process is in a state that lets it go on; if not, it is restarted from S42, and if that fails this unit does not take over.',
    source:
      'Selective Replay of State Information within a Computing Device, 0069, Fig. 6 block 602; what follows an unfit process is inferred',
  },
  {
    id: 'RPL-69',
    level: 'MUST',
    text: 'Second check: whether S42 is current with the S43 of every component, by steps 603-607.',
    source: 'Selective Replay of State Information within a Computing Device, 0069, 0070, 0038',
  },
  {
    id: 'RPL-70',
    level: 'MUST',
    text: 'The standby searches the queue for every update lacking its acknowledgement, matching on (pc, opUid), and for every acknowledgement in A lacking its update.',
    source:
      'Selective Replay of State Information within a Computing Device, 0071, Fig. 6 block 603; the second half is inferred (RPL-81)',
  },
  {
    id: 'RPL-71',
    level: 'MUST',
    text: 'Entries that have their acknowledgement but wait behind another are found too and count as confirmed.',
    source:
      'inferred: an update may wait for its turn with its acknowledgement (0049), and a search for missing ones alone would lose it (0074; trap T-4)',
  },
  {
    id: 'RPL-72',
    level: 'MUST',
    text: 'For each channel found, a query goes to that client, asking for the last acknowledgement again; one query per channel, not one per entry.',
    source: 'Selective Replay of State Information within a Computing Device, 0072, Fig. 6 block 604',
  },
  {
    id: 'RPL-73',
    level: 'MUST',
    text: "A client that gets the query (605) raises its fence to the query's epoch, discards updates of lower epochs from then on, and answers (606) with the id of the last update it processed.",
    source:
      'Selective Replay of State Information within a Computing Device, 0074, Fig. 6 blocks 605, 606; the fence is inferred (trap T-2)',
  },
  {
    id: 'RPL-74',
    level: 'MUST',
    text: 'The answer names the last update processed, even if its acknowledgement was never sent.',
    source:
      'Selective Replay of State Information within a Computing Device, 0074; against 0072, where it resends the last one that it transmitted',
  },
  {
    id: 'RPL-75',
    level: 'MUST',
    text: 'Reply N: entries of that pc with id ≤ N are marked confirmed, those above N that hold no acknowledgement are marked not processed (607); an acknowledged entry stays confirmed, whatever a client that has lost its state replies.',
    source:
      'Selective Replay of State Information within a Computing Device, 0074, Fig. 6 block 607; that an acknowledged update stays confirmed is inferred (S-RPL-17, trap T-37)',
  },
];
