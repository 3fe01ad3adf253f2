import type { Clause } from '../../clause.ts';

/**
 * Return, resynchronisation and several standbys: how a unit without state comes to stand by, and which one takes over.
 */
export const returningClauses: readonly Clause[] = [
  {
    id: 'RPL-100',
    level: 'MUST',
    text: 'A failed primary that comes back after a reset takes role standby under the unit that took over.',
    source: 'Selective Replay of State Information within a Computing Device, 0052',
  },
  {
    id: 'RPL-101',
    level: 'MUST',
    text: 'A returned unit discards its former state and queue, sends JoinStandby and applies nothing until a snapshot has come.',
    source:
      'inferred: the new primary resumes synchronisation with the returned unit (0052), whose own state may be older than all that followed (trap T-23)',
  },
  {
    id: 'RPL-102',
    level: 'MUST',
    text: 'The snapshot is a cut of S41 at one op id; updates after it follow as ordinary 211; the primary keeps taking requests meanwhile.',
    source: 'inferred: updates alone bring no base (0052), and the primary waits for nobody (0023)',
  },
  {
    id: 'RPL-103',
    level: 'MUST',
    text: 'The snapshot lists, per channel, the ops contained in it that the client has not acknowledged; the standby keeps them as `unconfirmed` and treats the channel as pending at failover until an acknowledgement ≥ `upTo`.',
    source:
      'inferred: what the snapshot contains is in no queue (0052), so that the search would find nothing pending (0071; trap T-6)',
  },
  {
    id: 'RPL-104',
    level: 'MUST',
    text: 'At failover, a channel whose reply N < `unconfirmed.upTo` gets the marked sections (or the whole channel) replayed.',
    source: 'inferred: a client is reset to the state of its unit wherever the two differ (0075)',
  },
  {
    id: 'RPL-105',
    level: 'MUST',
    text: 'A joining standby is not eligible for takeover before SnapshotAck; a primary without an eligible standby reports `unprotected` and goes on.',
    source: 'inferred: a standby must be able to go on from its state (0069), which one without a snapshot is not',
  },
  {
    id: 'RPL-106',
    level: 'MUST',
    text: 'With several standbys, exactly one takes over: the eligible one of lowest `UnitId`; the others join it by snapshot, whatever they had applied.',
    source:
      'inferred: several standbys are foreseen (0014) and one takes over (0052); the text does not say which (trap T-14)',
  },
  {
    id: 'RPL-107',
    level: 'MUST',
    text: 'A standby that has applied an op the new primary discarded loses it with that snapshot.',
    source: 'inferred: what the primary has discarded (0076) must not live on at a standby (trap T-14)',
  },
  {
    id: 'RPL-108',
    level: 'MUST',
    text: 'Failure of the unit in steps 602-610 lets another standby, or none, repeat them from 602 with a higher epoch.',
    source:
      'inferred: any condition that makes a standby responsible is a failover (0051), also while one is under way (trap T-27)',
  },
  {
    id: 'RPL-109',
    level: 'MUST',
    text: 'A unit, standby or client that hears a higher epoch than its own never again acts on a lower one; a primary that hears one steps down and resets.',
    source:
      'inferred: one unit controls the resources at a time (0052), and a unit that was only cut off does not know that it lost them (trap T-15)',
  },
];
