import type { Clause } from '../../clause.ts';

/**
 * Failover from the answers on (Fig. 6, blocks 608 to 610): what is applied and what deleted, and who is replayed to.
 */
export const replayingClauses: readonly Clause[] = [
  {
    id: 'RPL-76',
    level: 'MUST',
    text: 'Confirmed entries are applied to S42 in queue order (608).',
    source: 'Selective Replay of State Information within a Computing Device, 0074, Fig. 6 block 608',
  },
  {
    id: 'RPL-77',
    level: 'MUST',
    text: 'Under `rpl.cutPolicy = confirmedOnly` a not-processed entry is deleted, unless RPL-79 replays it: neither S42 nor S43 contains its change.',
    source: 'Selective Replay of State Information within a Computing Device, 0073',
  },
  {
    id: 'RPL-78',
    level: 'MUST',
    text: "No reply after `rpl.queryRetries` tries of `rpl.queryTimeout` ticks: `rpl.unansweredQuery = delete` deletes that channel's unconfirmed entries and marks the channel silent.",
    source:
      'Selective Replay of State Information within a Computing Device, 0073; the bound on tries is inferred, since silence has no end of its own',
  },
  {
    id: 'RPL-79',
    level: 'MAY',
    text: "`rpl.unansweredQuery = replay`: for channels silent or answered with a lower N: if the entry's body holds enough to rebuild the client's message, the entry is applied to S42 in queue order and, to a channel that answered, Replay(kind message) is sent (a silent one gets it within RPL-80's full state); if not, it and all later ones of its channel are deleted.",
    source: 'Selective Replay of State Information within a Computing Device, 0073',
    option: 'unansweredQuery',
  },
  {
    id: 'RPL-80',
    level: 'MUST',
    text: 'A silent channel is owed a full state replay, sent before any other update when the client is next heard; until then no update is sent on it.',
    source:
      'inferred: the deletion is called safe because neither side applied the update (0073), which a slow client may still do (trap T-2)',
  },
  {
    id: 'RPL-81',
    level: 'MUST',
    text: 'Reply N, or an acknowledgement left in A, for an id above every update of pc that the standby holds or has applied: the client is ahead with data the standby never had; it is reset to S42 by state replay. That the id was mentioned by an acknowledgement does not make its update known.',
    source:
      'inferred: a client is replayed to whenever it is out of step (0012, 0075), also where it is ahead (traps T-1, T-31)',
  },
  {
    id: 'RPL-82',
    level: 'MUST',
    text: 'Reply N below `lastApplied[pc]`, or an incarnation other than `inc[pc]`: the client lost state; full state replay of the channel.',
    source:
      'inferred: an answer N says that all up to N was processed (0074); what was applied above it is gone at the client (trap T-7)',
  },
  {
    id: 'RPL-83',
    level: 'MUST',
    text: 'State is replayed only to clients found out of sync, in op id order of what made them so (609), until each S43 equals view(S42) (610).',
    source: 'Selective Replay of State Information within a Computing Device, 0052, 0075, 0078, Fig. 6 blocks 609, 610',
  },
  {
    id: 'RPL-84',
    level: 'MUST',
    text: 'A client found in sync gets no replay and keeps running undisturbed; no component is power cycled.',
    source: 'Selective Replay of State Information within a Computing Device, 0015, 0019, 0037, 0078',
  },
  {
    id: 'RPL-85',
    level: 'MUST',
    text: 'A state replay carries values, not differences, and its repeat is harmless; a message replay is ignored by a client whose `lastProcessed` ≥ its id.',
    source:
      'inferred: a replay resets the client to a condition (0075) and may come twice, since its acknowledgement may be lost (trap T-16)',
  },
  {
    id: 'RPL-86',
    level: 'MUST',
    text: 'The replay is complete only when ReplayAck came from every channel owed one, or the channel is silent or closed.',
    source: 'inferred: operation resumes once both sides are synchronised (0075, 0076)',
  },
];
