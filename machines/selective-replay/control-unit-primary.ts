import { and } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { toldOfLaterReign } from './control-unit-deposing.ts';
import { beginTakeover } from './control-unit-succession.ts';

const deposed = {
  target: 'joining',
  actions: 'noteEpoch' as const,
  meta: { clauses: ['RPL-100', 'RPL-109'] },
};

/** It reigns. Nothing here waits for an acknowledgement. */
export const primary = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It makes changes, and tells standby and client of each at once.',
  initial: 'serving',
  states: {
    serving: {
      description: 'Whether anybody could take over makes no difference to what it does.',
      always: [
        {
          guard: 'isProtected',
          target: 'protected',
          description: 'A standby has its state.',
          meta: { clauses: ['RPL-105'] },
        },
        {
          target: 'unprotected',
          description: 'It is alone, and goes on.',
          meta: { clauses: ['RPL-105'] },
        },
      ],
    },
    protected: { description: 'There is a standby that may take over.' },
    unprotected: { description: 'Nobody could take over.' },
  },
  on: {
    StateChangeRequest: [
      {
        guard: 'allOpen',
        actions: ['change', 'watchOutstanding'],
        description: '554 to 559: its own state, one op id, the standby, the client, in one step and without a wait.',
        meta: {
          clauses: [
            'RPL-10',
            'RPL-20',
            'RPL-22',
            'RPL-23',
            'RPL-24',
            'RPL-25',
            'RPL-26',
            'RPL-27',
            'RPL-28',
            'RPL-29',
            'RPL-30',
          ],
        },
      },
      {
        actions: 'refuse',
        description: 'For a channel that is not there: no op id is used up.',
        meta: { clauses: ['RPL-21'] },
      },
    ],
    Ack: [
      {
        guard: and(['isOutstanding', 'passesAcknowledgementsOn']),
        actions: ['passAcknowledgementOn', 'takeAcknowledgement', 'watchOutstanding'],
        description: '566, 568: passed on to the standby; the requester is told when nothing of its op is outstanding.',
        meta: { clauses: ['RPL-33', 'RPL-34', 'RPL-35', 'RPL-44', 'RPL-47'] },
      },
      {
        guard: 'isOutstanding',
        actions: ['takeAcknowledgement', 'watchOutstanding'],
        description: '566: the client has told the standby itself; the requester is told as ever.',
        meta: { clauses: ['RPL-33', 'RPL-34', 'RPL-46'] },
      },
    ],
    UnitHeartbeat: [
      {
        ...deposed,
        guard: 'ofLaterReign',
        description:
          'Another unit is responsible under a higher epoch: once in a period at the latest it is heard, whatever was lost.',
      },
      toldOfLaterReign,
    ],
    UpdateToStandby: {
      ...deposed,
      guard: 'ofLaterReign',
      description:
        'Somebody reigns under a higher epoch, and could not say so before: the link between them was broken.',
    },
    AckForward: {
      ...deposed,
      guard: 'ofLaterReign',
      description: 'The same, by what a client has acknowledged to whoever reigns.',
    },
    AckDirect: {
      ...deposed,
      guard: 'ofLaterReign',
      description: 'A client takes it for the standby of a later reign: this one is over.',
    },
    Probed: {
      actions: 'replayToHeard',
      description: 'A client that was silent is heard: all of its state, before anything else.',
      meta: { clauses: ['RPL-80'] },
    },
    ReplayDue: {
      actions: 'replayAgain',
      description: 'It has not confirmed: all that there is by now.',
      meta: { clauses: ['RPL-85'] },
    },
    Replayed: {
      actions: ['takeReplayAcknowledgement', 'takeReplayed', 'watchOutstanding'],
      description: 'It has all that the replay contained: the standby is told so.',
      meta: { clauses: ['RPL-99'] },
    },
    ReplayOwed: {
      actions: 'replayOwed',
      description:
        'A slow client takes messages again: the state of what could not wait for it, before any later update, under the latest op id.',
      meta: { clauses: ['RPL-30', 'RPL-99', 'RPL-111'] },
    },
    FellSilent: {
      actions: ['fallSilent', 'dropWaiting'],
      description: 'It is silent again, or still.',
      meta: { clauses: ['RPL-80'] },
    },
    Overdue: {
      guard: 'isOverdue',
      actions: 'takeForSilent',
      description:
        'An update was lost, or its acknowledgement, and nothing has come after it that would show so: its client is asked, as any silent one.',
      meta: { clauses: ['RPL-53', 'RPL-80', 'RPL-124'] },
    },
    ChannelReset: {
      guard: 'hasLostState',
      actions: ['sendWhole', 'watchOutstanding'],
      description: 'A client has lost its state: all of it, under an op id of its own, before anything else.',
      meta: { clauses: ['RPL-54', 'RPL-115'] },
    },
    SlotReport: [
      {
        guard: 'isVacated',
        actions: ['tellClosed', 'closeChannels', 'watchOutstanding'],
        description: 'A client is gone for good: its standbys need not wait for it, and requests for it are refused.',
        meta: { clauses: ['RPL-21', 'RPL-114'] },
      },
      {
        actions: 'openChannels',
        description: 'There is a client again, which says that it has nothing, or is asked what it has.',
        meta: { clauses: ['RPL-80', 'RPL-115'] },
      },
    ],
    JoinStandby: [
      {
        guard: 'ofLostReign',
        target: 'takeover',
        actions: ['noteJoining', 'noteEpoch', ...beginTakeover],
        description:
          'Whoever asks has reigned under a later epoch, and has nothing any more: clients may be behind a fence, and are asked anew under an epoch above that.',
        meta: { clauses: ['RPL-97', 'RPL-98', 'RPL-108'] },
      },
      {
        ...deposed,
        guard: 'ofLaterReign',
        description: 'Whoever asks has heard of a later reign: this one is over.',
      },
      {
        target: '.serving',
        actions: ['noteJoining', 'giveSnapshot'],
        description: 'The state as it is now; what is changed from now on follows it.',
        meta: { clauses: ['RPL-101', 'RPL-102', 'RPL-103', 'RPL-122'] },
      },
    ],
    FailoverEvent: {
      target: '.serving',
      actions: 'dropStandby',
      description: 'Another unit has failed, which may have been a standby.',
      meta: { clauses: ['RPL-105'] },
    },
    SnapshotRequest: {
      guard: 'ofPresentReign',
      actions: 'giveSnapshot',
      description:
        'A standby had no room for what came of some channels, or has missed something: their state as it is now.',
      meta: { clauses: ['RPL-110', 'RPL-112', 'RPL-113'] },
    },
    SnapshotAck: {
      guard: 'ofPresentReign',
      target: '.serving',
      actions: 'addStandby',
      description: 'It may take over from now on.',
      meta: { clauses: ['RPL-105'] },
    },
    StepDown: {
      ...deposed,
      guard: 'ofLaterReign',
      description: 'Somebody has taken over: its state may be wrong by now.',
    },
  },
});
