import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { nothingKnown } from './control-unit-context.ts';
import { standby } from './control-unit-following.ts';
import { joining } from './control-unit-joining.ts';
import { primary } from './control-unit-primary.ts';
import { takeover } from './control-unit-takeover.ts';

/** A control unit, whose roles are its states. */
export const controlUnit = controlUnitPrimaryOutputs.createMachine({
  id: 'selective-replay/control-unit',
  description: 'A control unit: it follows, takes over, reigns, and begins anew when it was reset or deposed.',
  // Every client is in its first incarnation when the units are first started.
  context: ({ input }) => ({ ...input, ...nothingKnown(input, 1) }),
  entry: 'keepStates',
  initial: 'starting',
  states: {
    starting: {
      description: 'Which role it begins in.',
      always: [
        {
          guard: 'isBack',
          target: 'joining',
          description: 'It was reset: nothing in its memory is to be trusted.',
          meta: { clauses: ['RPL-12', 'RPL-100', 'RPL-101'] },
        },
        {
          guard: 'isFirstPrimary',
          target: 'primary',
          actions: ['beginFirstReign', 'beginToBeat'],
          description: 'The first start: this one is configured to reign.',
          meta: { clauses: ['RPL-1', 'RPL-97'] },
        },
        {
          target: 'standby',
          actions: 'followFirstReign',
          description: 'The first start: it has what the primary has, which is nothing.',
          meta: { clauses: ['RPL-1', 'RPL-97'] },
        },
      ],
    },
    joining,
    standby,
    takeover,
    primary,
  },
  on: {
    UpdateToStandby: {
      description: 'Of a reign that is over, in the state already, or before the snapshot that contains it.',
      meta: { clauses: ['RPL-43', 'RPL-66', 'RPL-67', 'RPL-101', 'RPL-109'] },
    },
    AckForward: {
      description: 'Of a reign that is over, or before the snapshot that says what is acknowledged.',
      meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-101', 'RPL-109'] },
    },
    AckDirect: {
      description: 'Of a reign that is over, or told to a unit that reigns by a client that listens to another.',
      meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-109'] },
    },
    Ack: {
      description: 'A second copy, or of a reign that is over.',
      meta: { clauses: ['RPL-43', 'RPL-67'] },
    },
    Snapshot: {
      description: 'Asked for twice, or of a reign that is over.',
      meta: { clauses: ['RPL-43', 'RPL-109'] },
    },
    SnapshotRequest: {
      description: 'Of a reign that is over.',
      meta: { clauses: ['RPL-109'] },
    },
    SnapshotAck: [
      {
        guard: 'ofFollowedReign',
        actions: 'addStandby',
        description: 'Another unit stands by, too: the one of lower identity takes over.',
        meta: { clauses: ['RPL-105', 'RPL-106'] },
      },
      {
        description: 'Of a reign that is over, or that it has not heard of.',
        meta: { clauses: ['RPL-109'] },
      },
    ],
    JoinStandby: {
      actions: 'noteJoining',
      description: 'It does not reign, or not yet: whoever asks will ask again.',
      meta: { clauses: ['RPL-101'] },
    },
    FailoverEvent: {
      actions: 'noteFailed',
      description: '601: it matters once this one stands by for it, which a snapshot on its way may make it do.',
      meta: { clauses: ['RPL-105'] },
    },
    ChannelClosed: {
      description: 'Of a reign that is over, or before the snapshot of one that it has not heard of.',
      meta: { clauses: ['RPL-101', 'RPL-109'] },
    },
    ProcessResumed: {
      actions: 'resumeProcess',
      description: 'A process that had ended alone goes on from the state of its operating system.',
      meta: { clauses: ['RPL-2', 'RPL-116'] },
    },
    ProcessEnded: {
      description: 'Alone: the state, the queue, the op ids and the channels are not its own, and stay.',
      meta: { clauses: ['RPL-2', 'RPL-5', 'RPL-35', 'RPL-116'] },
    },
    ProcessUnfit: {
      description: 'It is started once more: the unit need not take over now.',
      meta: { clauses: ['RPL-68', 'RPL-116'] },
    },
    RequestFinished: {
      actions: 'finishRequest',
      description: 'Whoever asked for the change was told that it is complete.',
      meta: { clauses: ['RPL-33', 'RPL-34'] },
    },
    SlotReport: {
      description: 'It has no state yet: it reads the slots when it has one.',
      meta: { clauses: ['RPL-101', 'RPL-114'] },
    },
    EpochQuery: {
      actions: 'tellEpoch',
      description: 'A client that has forgotten whom to listen to.',
      meta: { clauses: ['RPL-121'] },
    },
    ChannelReset: {
      description:
        'It does not reign, or has sent it already, or will ask it: the client asks again for as long as it has nothing.',
      meta: { clauses: ['RPL-115'] },
    },
    Overdue: {
      description: 'Its client is being asked already, or it is of a reign that is over.',
      meta: { clauses: ['RPL-80', 'RPL-109'] },
    },
    UnitHeartbeat: [
      {
        guard: 'ofLaterReign',
        actions: 'noteEpoch',
        description: 'It has no state: whoever reigns is asked for it.',
        meta: { clauses: ['RPL-101', 'RPL-109'] },
      },
      {
        description:
          'It has no state, and counts on nobody; nor does it tell anybody of a reign that nobody may have a state of.',
        meta: { clauses: ['RPL-65', 'RPL-101'] },
      },
    ],
    StepDown: {
      description: 'Known already.',
      meta: { clauses: ['RPL-109'] },
    },
  },
});
