import type { Trap } from '../trap.ts';

/**
 * The traps of selective replay. Ops are named by their numbers, A and B are clients, and 211 to 215, S41 to S43, Q and A are those
 * of `clauses`.
 */
export const traps: readonly Trap[] = [
  {
    id: 'T-1',
    events: 'Primary sends 212, dies before or while sending 211; client applies.',
    wrong: 'nothing pending at the standby, so no query: client silently ahead',
    guardedBy: ['RPL-27', 'RPL-81', 'RPL-91', 'RPL-92', 'S-RPL-11'],
  },
  {
    id: 'T-2',
    events: 'Client is slow; query times out; standby deletes the entry; the old 212 is then delivered and applied.',
    wrong: 'client has a deleted update; the text\'s reason "neither side applied it" is false',
    guardedBy: ['RPL-73', 'RPL-78', 'RPL-80', 'S-RPL-12'],
  },
  {
    id: 'T-3',
    events: 'Op 5 to client A unprocessed, op 6 to client B confirmed; prefix rule cuts before 5.',
    wrong: '6 discarded though B acts on it: B must be reset, or the cut must be after 6 and 5 replayed to A',
    guardedBy: ['RPL-87', 'RPL-89', 'S-RPL-16'],
  },
  {
    id: 'T-4',
    events:
      'Global order; op 5 (A) unacknowledged at the head, op 6 (B) acknowledged behind it; failover; only unacknowledged ones are examined.',
    wrong: 'S42 lacks op 6 for ever while B has it',
    guardedBy: ['RPL-71', 'RPL-76', 'S-RPL-11'],
  },
  {
    id: 'T-5',
    events: 'Card A removed; its updates never get acknowledged; global order.',
    wrong: 'queue head stuck, queue fills, standby useless',
    guardedBy: ['RPL-114', 'L-RPL-4'],
  },
  {
    id: 'T-6',
    events: 'Standby joins: snapshot of S41 contains op 9, client has not processed 9; primary dies.',
    wrong: 'queue is empty, so "in sync", though client lacks 9',
    guardedBy: ['RPL-103', 'RPL-104', 'S-RPL-21'],
  },
  {
    id: 'T-7',
    events: 'Client restarts during failover, replies NONE or a low N.',
    wrong: 'read as "not processed": pending deleted, older state missing at client',
    guardedBy: ['RPL-82'],
  },
  {
    id: 'T-8',
    events:
      'New primary continues counting from the highest id it saw; old primary had issued two more that a client processed.',
    wrong: 'ids reused: client drops the new updates as duplicates and acknowledges them',
    guardedBy: ['RPL-24', 'RPL-94', 'S-RPL-6'],
  },
  {
    id: 'T-9',
    events: 'Ids global over channels; reply N from client A used for all channels.',
    wrong: 'entries of client B ≤ N marked confirmed though not processed',
    guardedBy: ['RPL-49', 'RPL-75', 'S-RPL-11'],
  },
  {
    id: 'T-10',
    events: 'Cumulative mode; standby matches ids by equality only.',
    wrong: 'earlier entries never confirmed, memory grows',
    guardedBy: ['RPL-49'],
  },
  {
    id: 'T-11',
    events: 'Direct acknowledgement overtakes 211; standby discards the unknown one.',
    wrong: 'entry pending for ever, head of line stuck',
    guardedBy: ['RPL-36', 'RPL-42'],
  },
  {
    id: 'T-12',
    events: 'Acknowledgement for an id already in the snapshot arrives after joining.',
    wrong: 'kept in A for ever',
    guardedBy: ['RPL-42', 'S-RPL-9'],
  },
  {
    id: 'T-13',
    events: 'During 603-608 a late 211 or 214 of the old primary arrives.',
    wrong: 'set changes under the search: an update applied after the cut',
    guardedBy: ['RPL-67', 'S-RPL-15'],
  },
  {
    id: 'T-14',
    events: 'Standby 1 discards op 7, standby 2 has applied 7.',
    wrong: 'standby 2 diverges from the new primary',
    guardedBy: ['RPL-106', 'RPL-107'],
  },
  {
    id: 'T-15',
    events: 'Old primary was only partitioned, comes back and still sends.',
    wrong: 'two writers; client flips between them',
    guardedBy: ['RPL-73', 'RPL-109', 'S-RPL-22'],
  },
  {
    id: 'T-16',
    events: 'Replay sent as differences; ReplayAck lost; resent.',
    wrong: 'applied twice',
    guardedBy: ['RPL-85'],
  },
  {
    id: 'T-17',
    events: 'State replay writes present keys only.',
    wrong: 'keys deleted on the discarding side survive at the client',
    guardedBy: ['RPL-85', 'S-RPL-14'],
  },
  {
    id: 'T-18',
    events: 'Cookie of the last update only is used for replay.',
    wrong: 'sections changed by earlier pending updates missed',
    guardedBy: ['RPL-56', 'RPL-57', 'RPL-58'],
  },
  {
    id: 'T-19',
    events: 'Acknowledgement sent on receipt rather than after application; card fails in between.',
    wrong: 'standby applies what no client has',
    guardedBy: ['RPL-32', 'S-RPL-5'],
  },
  {
    id: 'T-20',
    events: 'One op to clients A and B, matched on op id alone; A acknowledges.',
    wrong: "B's copy counted as confirmed",
    guardedBy: ['RPL-25', 'RPL-36', 'S-RPL-1'],
  },
  {
    id: 'T-21',
    events: "Body stored at the standby is the client's subset.",
    wrong: 'after failover the control-only data is lost',
    guardedBy: ['RPL-28', 'RPL-45'],
  },
  {
    id: 'T-22',
    events: 'Infrequent acknowledgements; query answered with the last one sent.',
    wrong: 'processed but unreported updates deleted',
    guardedBy: ['RPL-74'],
  },
  {
    id: 'T-23',
    events: 'Failed primary returns with retained memory and its old queue.',
    wrong: 'stale state replayed over the new',
    guardedBy: ['RPL-12', 'RPL-101'],
  },
  {
    id: 'T-24',
    events: 'Requests accepted during replay.',
    wrong: 'an update overtakes the replay and is overwritten',
    guardedBy: ['RPL-93', 'S-RPL-18'],
  },
  {
    id: 'T-25',
    events: '`completed` told to requester on sending.',
    wrong: 'lost at failover after being promised',
    guardedBy: ['RPL-34', 'S-RPL-17'],
  },
  {
    id: 'T-26',
    events: "Primary's queue to a stuck client grows, or the primary waits for room.",
    wrong: 'memory exhausted, or the blocking the design set out to remove',
    guardedBy: ['RPL-110', 'RPL-111', 'S-RPL-8', 'S-RPL-9'],
  },
  {
    id: 'T-27',
    events: 'New primary itself dies in 609 after resetting half the clients.',
    wrong: 'next unit must not trust S43 contents by age; repeats with a higher epoch',
    guardedBy: ['RPL-108'],
  },
  {
    id: 'T-28',
    events:
      "Card resets while old and new primary both live; it has forgotten its fence and takes the old one's full update.",
    wrong: 'client served by a dead reign',
    guardedBy: ['RPL-109', 'RPL-121'],
  },
  {
    id: 'T-29',
    events: 'RPL-79 replays message 7 but cannot rebuild 6 of the same channel.',
    wrong: 'gap at the client, ids no longer a prefix',
    guardedBy: ['RPL-79'],
  },
  {
    id: 'T-30',
    events:
      'Ops 6, 7 under way to a client that resets; full update 8 is acknowledged; `rpl.ackMode = perUpdate` by equality.',
    wrong: '6, 7 never confirmed, queue head stuck for ever',
    guardedBy: ['RPL-54', 'RPL-115'],
  },
  {
    id: 'T-31',
    events:
      "`rpl.ackPath = direct`: client's acknowledgement of 6 reaches the standby, 211 of 6 dies with the primary.",
    wrong:
      'only updates lacking acknowledgements are searched; or N = 6 is taken as known since it was mentioned: client silently ahead',
    guardedBy: ['RPL-70', 'RPL-81'],
  },
  {
    id: 'T-32',
    events: '`rpl.cutPolicy = trailingPrefix`, op 5 to silent A, op 6 confirmed by B; RPL-78 deletes 5.',
    wrong: '6 kept, 5 gone: no prefix',
    guardedBy: ['RPL-87', 'S-RPL-16'],
  },
  {
    id: 'T-33',
    events:
      'Reliable channel to the standby, but 211 is still in it when the standby freezes and drops it; 212 was delivered.',
    wrong: '`rpl.probeScope = pendingOnly` asks nobody: client silently ahead though no message was lost',
    guardedBy: ['RPL-96', 'S-RPL-11'],
  },
  {
    id: 'T-34',
    events:
      'Standby 1 takes epoch 2, tells only clients, dies; standby 2, which never heard, takes 2 as well; or a reset unit has forgotten all epochs and cold starts with 1.',
    wrong: 'one epoch, two reigns: ids reused, fences useless',
    guardedBy: ['RPL-97', 'S-RPL-6', 'S-RPL-7'],
  },
  {
    id: 'T-35',
    events: 'As T-34 with a lower epoch at standby 2.',
    wrong: 'every client drops its queries: all silent, none ever heard; or the last unit steps down before a dead one',
    guardedBy: ['RPL-98'],
  },
  {
    id: 'T-36',
    events: 'Standby joined by snapshot, no op since; client resets, primary dies with the ChannelReset.',
    wrong: 'NONE against NONE: "in sync", client empty',
    guardedBy: ['RPL-122', 'RPL-82'],
  },
  {
    id: 'T-37',
    events: 'Entry acknowledged but waiting behind another; its client resets and replies NONE.',
    wrong: 'confirmed entry unmarked and deleted though reported `completed`',
    guardedBy: ['RPL-75', 'S-RPL-17'],
  },
];
