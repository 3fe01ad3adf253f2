import type { Clause } from '../../clause.ts';

/**
 * The point where the queue is cut, who must be asked at all, and how one reign is told from the next.
 */
export const cutAndReignClauses: readonly Clause[] = [
  {
    id: 'RPL-87',
    level: 'MAY',
    text: "`rpl.cutPolicy = trailingPrefix`: an update is applied only if all pending updates with lower ids are applied as well; only a tail of the queue is discarded. RPL-77 and the deletion of RPL-78 do not apply: a silent channel's entries fall on either side of the cut like all others, and RPL-80 mends the client.",
    source:
      'Selective Replay of State Information within a Computing Device, 0076; what it means for silent channels is inferred (trap T-32)',
    option: 'cutPolicy',
  },
  {
    id: 'RPL-88',
    level: 'MAY',
    text: 'Under `rpl.cutPolicy = trailingPrefix` the point is chosen by `rpl.cutWeight`: nearer the tail discards less, nearer the head recovers sooner; it may be computed at the moment of failover by a weighting function.',
    source: 'Selective Replay of State Information within a Computing Device, 0076',
    option: 'cutWeight',
  },
  {
    id: 'RPL-89',
    level: 'MUST',
    text: 'Under `rpl.cutPolicy = trailingPrefix` an applied but not-processed entry is replayed to its client; a discarded but confirmed entry (possible only with `rpl.cutFloor = applied`) makes that client be reset to S42.',
    source: 'inferred: whatever the cut decides, both sides must end alike (0075, 0076; trap T-3)',
  },
  {
    id: 'RPL-90',
    level: 'MUST',
    text: 'The weighting function of the reference is score(k) = w · kept(k)/n − (1 − w) · replays(k)/max(1, replays(n)), with w = `rpl.cutWeight`, over the cuts k of a queue of n entries at or above the floor; the greatest score wins, ties go to the later cut.',
    source: 'inferred: the text names a weighting function and gives none (0076)',
  },
  {
    id: 'RPL-91',
    level: 'MAY',
    text: '`rpl.probeScope = allClients`: the standby fetches the last acknowledged op id from every client, also those with nothing pending, and compares it with the queue and `lastApplied`.',
    source: 'Selective Replay of State Information within a Computing Device, 0077',
    option: 'probeScope',
  },
  {
    id: 'RPL-92',
    level: 'MUST',
    text: '`rpl.probeScope = allClients` is required wherever 211 may be lost, as in what dies with the primary; `rpl.probeScope = pendingOnly` is conformant only where each 211 handed over is delivered or its 212 is not.',
    source:
      'inferred: only what is in the queue is asked about (0071), and asking everyone is the other embodiment (0077)',
  },
  {
    id: 'RPL-93',
    level: 'MUST',
    text: 'No state change request is accepted between 602 and the end of 610; it is answered `refused` (retry later) or held by the requester.',
    source: 'Selective Replay of State Information within a Computing Device, 0038, 0076',
  },
  {
    id: 'RPL-94',
    level: 'MUST',
    text: 'After 610 the standby is primary and normal operation begins; its first op id is (new epoch, 1).',
    source:
      'Selective Replay of State Information within a Computing Device, 0052, 0076; the first id is inferred (trap T-8)',
  },
  {
    id: 'RPL-95',
    level: 'MUST',
    text: 'Selective replay runs at the start of every failover, including an ordered switch with an empty queue (then it sends nothing under `rpl.probeScope = pendingOnly`).',
    source: 'Selective Replay of State Information within a Computing Device, 0038',
  },
  {
    id: 'RPL-96',
    level: 'MUST',
    text: 'Under `rpl.probeScope = pendingOnly` the freeze of RPL-67 comes only after everything that the dead primary handed to its channels to the standby has been taken in, and the old primary is stopped for certain (hardware mastership); where either cannot be had, `rpl.probeScope = allClients`. An update dropped by the freeze is as good as lost (RPL-92), and a client not asked keeps its old fence.',
    source:
      'inferred: only what was taken in can be found pending (0071, 0077), and the text takes the failed primary to be stopped (0052; trap T-33)',
  },
  {
    id: 'RPL-97',
    level: 'MUST',
    text: 'Unit u of n takes only epochs congruent to u modulo n; the highest epoch seen lies in a durable cell of the unit and is all that survives its reset.',
    source:
      'inferred: ids are unique (0050) and roles change hands again and again (0052), also between units that never heard of each other (trap T-34)',
  },
  {
    id: 'RPL-98',
    level: 'MUST',
    text: 'A client that gets a query or replay below its fence answers StepDown(fence). A unit in takeover then takes an epoch above it and repeats from 604, keeping S42, Q, A and `dirty`; a unit in role primary steps down. StepDown from a living unit always makes the lower one step down.',
    source:
      'inferred: a client answers whoever is responsible (0051, 0074); a unit that knows too little must learn it from the fence (trap T-35)',
  },
  {
    id: 'RPL-99',
    level: 'MUST',
    text: '`replayUid` is the highest id of the new reign that the replayed state contains, (epoch, 0) if none; a ReplayAck that comes in role primary is forwarded as the acknowledgement of that id and confirms every id of pc up to it at the standbys.',
    source:
      'inferred: the acknowledgement of a replay stands for all that the replayed state contains (0059, 0075), else updates for a channel once silent stay pending for ever',
  },
];
