import { and } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { refused } from './control-unit-refusing.ts';
import { toldOfLaterReign } from './control-unit-deposing.ts';
import { qualifying, tracking, waiting, yielding } from './control-unit-waiting.ts';

/** What an acknowledgement does, whoever brings it. */
const acknowledged = [
  {
    guard: and(['ofPresentReign', 'notAppliedYet', 'standsForAllBefore']),
    actions: ['matchAllBefore', 'countHeard'] as const,
    description: '570, 572: it stands for all of its channel before it, and for nothing of another one.',
    meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-38', 'RPL-49', 'RPL-51'] },
  },
  {
    guard: and(['ofPresentReign', 'notAppliedYet']),
    actions: ['match', 'countHeard'] as const,
    description: '570, 572: its update may be applied once all before it are; one that is not there may still come.',
    meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-38', 'RPL-39', 'RPL-41', 'RPL-42', 'RPL-44'] },
  },
  {
    guard: 'ofPresentReign' as const,
    actions: ['settle', 'countHeard'] as const,
    description: 'Its update is in the state already: nothing is kept, but the client has it now.',
    meta: { clauses: ['RPL-42', 'RPL-43', 'RPL-47', 'RPL-103'] },
  },
];
const dropped = {
  guard: and(['ofPresentReign', 'lacksUpdates']),
  actions: 'countHeard' as const,
  description: 'It is in the snapshot that was asked for: its channel had to give way.',
  meta: { clauses: ['RPL-112'] },
};
const overflowing = {
  guard: and(['ofPresentReign', 'notAppliedYet', 'queueIsFull', 'takesRoom']),
  actions: ['requestSnapshot', 'makeRoom', 'countHeard'] as const,
  description: 'There is no room: a whole channel gives way, or all, and a snapshot of it is asked for.',
  meta: { clauses: ['RPL-110', 'RPL-112', 'RPL-113'] },
};

/** It follows the primary, behind what its clients have acknowledged. */
export const standby = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It holds each update until its client has acknowledged it, and may take over.',
  initial: 'tracking',
  states: { tracking, waiting, qualifying, yielding },
  on: {
    StateChangeRequest: refused,
    UpdateToStandby: [
      dropped,
      overflowing,
      {
        guard: and(['ofPresentReign', 'notAppliedYet', 'isAcknowledgedBefore']),
        actions: ['storeAcknowledged', 'countHeard'],
        description: '560: its client has acknowledged it, or a later one, before it came.',
        meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-49', 'RPL-51'] },
      },
      {
        guard: and(['ofPresentReign', 'notAppliedYet']),
        actions: ['store', 'countHeard'],
        description: '560: kept until its acknowledgement is there; a second copy changes nothing.',
        meta: { clauses: ['RPL-31', 'RPL-36', 'RPL-37', 'RPL-38', 'RPL-43', 'RPL-45'] },
      },
    ],
    Snapshot: {
      guard: and(['ofPresentReign', 'isOfSome']),
      actions: 'takeChannels',
      description: 'What had to give way is there again.',
      meta: { clauses: ['RPL-112', 'RPL-113'] },
    },
    AckDirect: [dropped, overflowing, ...acknowledged],
    AckForward: [
      dropped,
      {
        guard: and(['ofPresentReign', 'notAppliedYet', 'namesStart']),
        actions: ['takeReplayedStart', 'countHeard'],
        description: 'A client that was silent has the state at the start of this reign.',
        meta: { clauses: ['RPL-99'] },
      },
      ...acknowledged,
    ],
    UnitHeartbeat: [
      {
        guard: 'ofLaterReign',
        target: '.yielding',
        actions: ['noteEpoch', 'noteHeard'],
        description: 'Another unit is responsible under a later epoch: its snapshot will replace what this one holds.',
        meta: { clauses: ['RPL-106', 'RPL-107', 'RPL-109'] },
      },
      toldOfLaterReign,
      {
        actions: ['tellHeard', 'noteHeartbeat'],
        description: 'Whoever it counts on is there, and says how far it has counted.',
        meta: { clauses: ['RPL-53', 'RPL-65'] },
      },
    ],
    ChannelClosed: {
      guard: 'ofFollowedReign',
      actions: ['settleClosed', 'countHeard'],
      description: 'A client is gone: the state follows that of the primary, and nothing waits behind it any more.',
      meta: { clauses: ['RPL-109', 'RPL-114'] },
    },
    SlotReport: {
      actions: 'noteSlot',
      description:
        'Whether its client is to be asked at a takeover; its primary is told, too, and says how far it had come.',
      meta: { clauses: ['RPL-86', 'RPL-114'] },
    },
  },
});
