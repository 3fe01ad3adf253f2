import type { Clause } from '../../clause.ts';

/**
 * Bounds, and the life of channels: what happens when a queue is full, a card goes or comes, a process restarts or a
 * client stays silent.
 */
export const boundingClauses: readonly Clause[] = [
  {
    id: 'RPL-110',
    level: 'MUST',
    text: 'Queues are bounded; reaching a bound never blocks the primary.',
    source:
      'inferred: overload of sender, channel and receiver is the problem that the text names (0008), and blocking the one that it set out to remove (0011; trap T-26)',
  },
  {
    id: 'RPL-111',
    level: 'MUST',
    text: "Client output queue full: the primary drops that client's queued updates, ORs their cookies into `clientDirty[pc]`, and later sends one state replay of those sections carrying the latest op id; that id's acknowledgement confirms all it covers.",
    source:
      'inferred: overload is named (0008) and no remedy given; a slow client is owed the sections that changed, not every change',
  },
  {
    id: 'RPL-112',
    level: 'MUST',
    text: 'Standby queue full: `rpl.overflowPolicy = resyncChannel` drops the entries of the channel with most unconfirmed entries and asks the primary for a snapshot of that channel; the standby is not eligible for takeover of that channel without full state replay until it came.',
    source:
      'inferred: overload is named (0008) and no remedy given; the channel with most unconfirmed entries is the one that holds up the queue',
  },
  {
    id: 'RPL-113',
    level: 'MAY',
    text: '`rpl.overflowPolicy = resyncAll`: whole snapshot instead.',
    source: 'inferred: overload is named (0008) and no remedy given; this is the simpler one',
    option: 'overflowPolicy',
  },
  {
    id: 'RPL-114',
    level: 'MUST',
    text: 'Card removed or client dead for good: the primary closes the channel; ChannelClosed(upTo) confirms every entry of pc with id ≤ upTo, so that S42 follows S41 and the queue is not held up.',
    source:
      'inferred: state is kept for each component (0046), and what waits for one that is gone holds up the queue (0049; trap T-5)',
  },
  {
    id: 'RPL-115',
    level: 'MUST',
    text: 'Card inserted or client restarted: ChannelReset makes the primary send the whole view(S41[pc]) under a new op id, marked `full` (RPL-54), mirrored to the standbys, before any other update; what still waits in `outQ[pc]` is dropped.',
    source: 'inferred: each client holds its own part (0044, 0046), and one that has lost it needs all of it',
  },
  {
    id: 'RPL-116',
    level: 'MUST',
    text: "Crash and restart of a primary or standby process alone: it resumes from its OS's S41 or S42; requests arriving meanwhile wait or are refused, no op id is reused.",
    source: 'inferred: state belongs to the operating systems and not to the processes (0043)',
  },
  {
    id: 'RPL-117',
    level: 'MUST',
    text: 'No unit with valid state left (both reset): cold start by relearning from the components in a known state; outside the selective replay guarantees.',
    source:
      'Selective Replay of State Information within a Computing Device, 0009, 0015; that it lies outside the guarantees is inferred',
  },
  {
    id: 'RPL-118',
    level: 'MUST',
    text: 'The queue may be inspected at any time: (pc, opUid, acknowledged or not) per entry, in order.',
    source: 'Selective Replay of State Information within a Computing Device, 0054, Fig. 3',
  },
  {
    id: 'RPL-119',
    level: 'MUST',
    text: 'Replay volume is measured: channels probed, channels replayed, sections replayed, entries applied, entries discarded, ticks from 601 to normal operation.',
    source: 'inferred: a balance between speed and completeness (0076, 0078) cannot be chosen without figures',
  },
  {
    id: 'RPL-120',
    level: 'MUST',
    text: 'For every client the standby can tell at any moment, from Q, A and `lastApplied`, which updates it knows consumed, and the answer is never an update not consumed.',
    source: 'Selective Replay of State Information within a Computing Device, 0019, 0037, 0050',
  },
  {
    id: 'RPL-121',
    level: 'MUST',
    text: "The fence is kept by the card's OS over a client process restart; after a card reset the client asks every reachable unit for its epoch and takes the highest before it accepts any state.",
    source:
      'inferred: one unit controls a component at a time (0052), and a component that forgot it would serve the dead (trap T-28)',
  },
  {
    id: 'RPL-122',
    level: 'MUST',
    text: "The snapshot names for each channel the last op id it contains and the client's incarnation; `lastApplied`, `lastSeen` and `inc` of the joined standby start from them.",
    source:
      'inferred: an answer is compared with what was applied last (0052, 0074); else the NONE of an emptied client equals the NONE of a newcomer (trap T-36)',
  },
  {
    id: 'RPL-123',
    level: 'MUST',
    text: 'A joining standby keeps acknowledgements that come before its snapshot (`rpl.ackPath = direct` or `rpl.ackPath = both`) in A, and settles them against `last` and `unconfirmed` once it has come.',
    source: 'inferred: direct acknowledgements (0022) do not wait for the snapshot (0052) that they settle',
  },
  {
    id: 'RPL-124',
    level: 'MUST',
    text: 'The new primary repeats AckQuery to each open silent channel at a bounded rate until it is heard or closed.',
    source: 'inferred: a client out of step is replayed to (0075), and an idle one would never speak first',
  },
];
