import { and } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';

const refused = {
  actions: 'refuse' as const,
  description: 'It reigns over nothing: whoever asks must ask again, or ask elsewhere.',
  meta: { clauses: ['RPL-21', 'RPL-93'] },
};

/** It was reset, or is back: what it had is gone, and it waits for the state of whoever reigns. */
export const joining = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It has no state, and asks whoever reigns for it.',
  entry: ['forgetAll', 'forgetClients'],
  initial: 'asking',
  states: {
    asking: {
      description: 'What it has heard while it asks stays, however often it asks.',
      entry: 'askToJoin',
      after: {
        joinRetry: {
          target: 'asking',
          reenter: true,
          description: 'No snapshot came: whoever reigns may not have begun when it was asked.',
          meta: { clauses: ['RPL-101'] },
        },
      },
    },
  },
  on: {
    StateChangeRequest: refused,
    Snapshot: {
      guard: 'ofPresentReign',
      target: 'standby',
      actions: ['takeSnapshot', 'confirmSnapshot', 'readSlots'],
      description: 'The state at one op id; what follows it comes as updates.',
      meta: { clauses: ['RPL-100', 'RPL-101', 'RPL-102', 'RPL-107', 'RPL-122'] },
    },
    AckDirect: {
      guard: 'ofPresentReign',
      actions: ['noteEpoch', 'keepAcknowledgement'],
      description: 'A client tells whoever may stand by: it is settled once the snapshot has come.',
      meta: { clauses: ['RPL-42', 'RPL-46', 'RPL-123'] },
    },
    StepDown: {
      guard: 'ofLaterReign',
      actions: 'noteEpoch',
      description: 'Somebody has taken over; it will be asked.',
      meta: { clauses: ['RPL-97', 'RPL-109'] },
    },
  },
});

/** What an acknowledgement does, whoever brings it. */
const acknowledged = [
  {
    guard: and(['ofPresentReign', 'notAppliedYet', 'standsForAllBefore']),
    actions: 'matchAllBefore' as const,
    description: '570, 572: it stands for all of its channel before it, and for nothing of another one.',
    meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-38', 'RPL-49', 'RPL-51'] },
  },
  {
    guard: and(['ofPresentReign', 'notAppliedYet']),
    actions: 'match' as const,
    description: '570, 572: its update may be applied once all before it are; one that is not there may still come.',
    meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-38', 'RPL-39', 'RPL-41', 'RPL-42', 'RPL-44'] },
  },
  {
    guard: 'ofPresentReign' as const,
    actions: 'settle' as const,
    description: 'Its update is in the state already: nothing is kept, but the client has it now.',
    meta: { clauses: ['RPL-42', 'RPL-43', 'RPL-47', 'RPL-103'] },
  },
];
const dropped = {
  guard: and(['ofPresentReign', 'lacksUpdates']),
  description: 'It is in the snapshot that was asked for: its channel had to give way.',
  meta: { clauses: ['RPL-112'] },
};
const overflowing = {
  guard: and(['ofPresentReign', 'notAppliedYet', 'queueIsFull', 'takesRoom']),
  actions: ['requestSnapshot', 'makeRoom'] as const,
  description: 'There is no room: a whole channel gives way, or all, and a snapshot of it is asked for.',
  meta: { clauses: ['RPL-110', 'RPL-112', 'RPL-113'] },
};
const beginTakeover = ['takeEpoch', 'announceReign', 'askClients'] as const;

/** It follows the primary, behind what its clients have acknowledged. */
export const standby = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It holds each update until its client has acknowledged it, and may take over.',
  always: {
    guard: 'followsTheFailed',
    target: 'takeover',
    actions: beginTakeover,
    description:
      '602: from now on nothing of the old reign counts, be it that its end was known before its snapshot came.',
    meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-70', 'RPL-71', 'RPL-72', 'RPL-91', 'RPL-95', 'RPL-97'] },
  },
  on: {
    StateChangeRequest: refused,
    UpdateToStandby: [
      dropped,
      overflowing,
      {
        guard: and(['ofPresentReign', 'notAppliedYet', 'isAcknowledgedBefore']),
        actions: 'storeAcknowledged',
        description: '560: its client has acknowledged it, or a later one, before it came.',
        meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-49', 'RPL-51'] },
      },
      {
        guard: and(['ofPresentReign', 'notAppliedYet']),
        actions: 'store',
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
        actions: 'takeReplayedStart',
        description: 'A client that was silent has the state at the start of this reign.',
        meta: { clauses: ['RPL-99'] },
      },
      ...acknowledged,
    ],
    ChannelClosed: {
      actions: 'settleClosed',
      description: 'A client is gone: the state follows that of the primary, and nothing waits behind it any more.',
      meta: { clauses: ['RPL-114'] },
    },
    SlotReport: {
      actions: 'noteSlot',
      description:
        'Whether its client is to be asked at a takeover; its primary is told, too, and says how far it had come.',
      meta: { clauses: ['RPL-86', 'RPL-114'] },
    },
    JoinStandby: {
      guard: 'followsWhoeverJoins',
      target: 'takeover',
      actions: ['noteJoining', 'noteEpoch', ...beginTakeover],
      description: '601: whoever reigned has nothing any more, and says so before its end is known.',
      meta: { clauses: ['RPL-67', 'RPL-101'] },
    },
  },
});
