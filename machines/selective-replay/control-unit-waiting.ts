import { and, not } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { firstCheck } from './control-unit-qualifying.ts';

const reignIsOver = {
  target: 'waiting',
  description: '601: the reign that it follows is over.',
};
const frozen = {
  description:
    'What it holds is frozen: nothing of the old reign counts, and what is of the new one comes by a snapshot.',
  meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-107'] },
};
const joinsAfterAll = {
  ...reignIsOver,
  guard: 'followsWhoeverJoins' as const,
  actions: ['noteJoining', 'noteEpoch'] as const,
  description: '601: whoever reigned has nothing any more, and says so before its end is known.',
  meta: { clauses: ['RPL-67', 'RPL-101'] },
};
const laterReign = {
  guard: 'ofLaterReign' as const,
  target: 'yielding',
  actions: 'noteEpoch' as const,
  description: 'Another unit has taken over: its snapshot will replace what this one holds, whatever that is.',
  meta: { clauses: ['RPL-106', 'RPL-107', 'RPL-109'] },
};
const acknowledgedLater = {
  ...laterReign,
  actions: ['noteEpoch', 'keepAcknowledgement'] as const,
  description:
    'A client listens to another unit: what it has acknowledged to that one is settled with the snapshot of that one.',
};
const failedBefore = {
  ...reignIsOver,
  guard: 'followsTheFailed' as const,
  description: '601: the reign that it follows is over, be it that this was known before its snapshot came.',
  meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-108'] },
};

const missed = {
  guard: and(['ofPresentReign', 'leavesGap']),
  actions: ['requestAll', 'dropAll', 'countHeard'] as const,
  description:
    'Something before it has not come, of whichever channel: all give way, and a snapshot of all is asked for.',
  meta: { clauses: ['RPL-53', 'RPL-112'] },
};
const missedTheLast = {
  guard: and(['ofFollowedReign', 'missedTheLast']),
  actions: ['requestAll', 'dropAll', 'noteHeartbeat', 'tellHeard'] as const,
  description:
    'What was said by the heartbeat before this one has not come by now, nor anything else: all give way, and a snapshot of all is asked for.',
  meta: { clauses: ['RPL-53', 'RPL-65', 'RPL-112'] },
};
const overtaken = {
  guard: 'isOvertaken' as const,
  description: 'A second copy, or one that others have overtaken: it is dealt with, or in the snapshot.',
  meta: { clauses: ['RPL-43', 'RPL-53'] },
};

/** It has heard all that the primary has said, as far as it can tell. */
const complete = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It lacks nothing, or what it lacks is on its way for certain.',
  always: {
    guard: and(['mayMiss', 'lacksSome']),
    target: 'lacking',
    description: 'Something is missing, and what was asked for in its place may be lost as well.',
    meta: { clauses: ['RPL-53', 'RPL-112'] },
  },
});

/** It has asked for what it lacks, over a channel that may lose that. */
const lacking = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It lacks some of what the primary has said, and asks until it has it.',
  always: {
    guard: not('lacksSome'),
    target: 'complete',
    description: 'It lacks nothing any more.',
    meta: { clauses: ['RPL-53', 'RPL-112'] },
  },
  after: {
    joinRetry: {
      target: 'lacking',
      reenter: true,
      actions: 'requestLacking',
      description: 'No snapshot came, or none that fits: it asks again.',
      meta: { clauses: ['RPL-53', 'RPL-112'] },
    },
  },
  on: {
    Snapshot: [
      {
        guard: and(['ofPresentReign', 'fitsWhatWasHeard']),
        actions: ['takeChannels', 'countHeard'],
        description: 'What is missing is there again, and what follows is counted from there.',
        meta: { clauses: ['RPL-53', 'RPL-112', 'RPL-113'] },
      },
      {
        guard: and(['ofPresentReign', 'isAheadOfHeard']),
        actions: ['requestAll', 'dropAll', 'countHeard'],
        description: 'It is of some channels, and something was said before it that has not come.',
        meta: { clauses: ['RPL-53', 'RPL-112'] },
      },
      {
        description: 'It was overtaken by what has been said since, which is lacking, too; or its reign is over.',
        meta: { clauses: ['RPL-53', 'RPL-109', 'RPL-112'] },
      },
    ],
  },
});

/** It takes in what the primary says. */
export const tracking = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It follows a unit that reigns, as far as it knows.',
  entry: 'countOnFollowed',
  always: failedBefore,
  initial: 'complete',
  states: { complete, lacking },
  on: {
    JoinStandby: [
      joinsAfterAll,
      {
        actions: ['noteJoining', 'tellStanding'],
        description: 'It is told that this one stands by, too, which it may not have heard while it was down.',
        meta: { clauses: ['RPL-105', 'RPL-106'] },
      },
    ],
    StepDown: laterReign,
    UpdateToStandby: [laterReign, missed, overtaken],
    AckForward: [laterReign, missed, overtaken],
    AckDirect: acknowledgedLater,
    ChannelClosed: [laterReign, missed, overtaken],
    UnitHeartbeat: missedTheLast,
  },
});

/** What it does as long as nobody reigns whom it follows: nothing is taken in, and whoever has taken over after all is heard. */
const frozenStandby = {
  UpdateToStandby: frozen,
  AckForward: frozen,
  AckDirect: [{ ...acknowledgedLater, actions: [...acknowledgedLater.actions, 'forgetClients'] as const }, frozen],
  ChannelClosed: frozen,
  Snapshot: frozen,
  StepDown: { ...laterReign, actions: [laterReign.actions, 'forgetClients'] as const },
  UnitHeartbeat: [
    {
      ...laterReign,
      actions: ['noteEpoch', 'noteHeard', 'forgetClients'] as const,
      description: 'Another unit has taken over, and says so: its snapshot will replace what this one holds.',
    },
    {
      guard: 'ofFollowedReign' as const,
      target: 'yielding',
      actions: ['noteHeard', 'forgetClients'] as const,
      description: 'Whoever was missed lives: what it has said meanwhile was not taken in, and is asked for.',
      meta: { clauses: ['RPL-65', 'RPL-101', 'RPL-107'] },
    },
  ],
};

/** Somebody must take over, and it may be this unit. */
export const waiting = controlUnitPrimaryOutputs.createStateConfig({
  description:
    'Nobody reigns, as far as it knows: the one of lowest identity takes over of those that may, and all others keep what they have.',
  entry: 'countOnHeir',
  always: {
    guard: 'isHeir',
    target: 'qualifying',
    description: '602: it is this one, if its processes can go on. From now on nothing of the old reign counts.',
    meta: { clauses: ['RPL-66', 'RPL-67', 'RPL-68', 'RPL-106', 'RPL-108'] },
  },
  on: {
    ...frozenStandby,
    FailoverEvent: {
      target: 'waiting',
      reenter: true,
      actions: 'noteFailed',
      description: '601: of another unit, on which it may have counted: it is the turn of the next one.',
      meta: { clauses: ['RPL-65', 'RPL-106', 'RPL-108'] },
    },
  },
});

/** It is the one, if it can go on. */
export const qualifying = controlUnitPrimaryOutputs.createStateConfig({
  ...firstCheck,
  on: { ...frozenStandby, ...firstCheck.on },
});

/** Another unit has taken over, which may fail before this one has its snapshot. */
export const yielding = controlUnitPrimaryOutputs.createStateConfig({
  description:
    'Another unit takes over, or reigns: what this one holds is kept until the snapshot of that one is there.',
  entry: ['askForAnother', 'countOnFollowed'],
  always: failedBefore,
  after: {
    joinRetry: {
      target: 'yielding',
      reenter: true,
      description: 'No snapshot came: whoever takes over may not reign yet.',
      meta: { clauses: ['RPL-101', 'RPL-107'] },
    },
  },
  on: {
    UpdateToStandby: frozen,
    AckForward: frozen,
    ChannelClosed: frozen,
    AckDirect: [
      {
        guard: 'ofPresentReign',
        actions: ['noteEpoch', 'keepAcknowledgement'],
        description: 'Of the new reign: it is settled once the snapshot has come.',
        meta: { clauses: ['RPL-42', 'RPL-46', 'RPL-123'] },
      },
      frozen,
    ],
    Snapshot: {
      guard: and(['ofPresentReign', not('isOfSome')]),
      target: 'tracking',
      actions: ['takeSnapshot', 'confirmSnapshot', 'readSlots'],
      description: 'The state of the new reign, in place of all that this unit held.',
      meta: { clauses: ['RPL-102', 'RPL-106', 'RPL-107', 'RPL-122'] },
    },
    SnapshotAck: {
      guard: 'ofFollowedReign',
      target: '#selective-replay/control-unit.joining',
      description: 'Another unit has the state of the new reign: what this one holds is of no use any more.',
      meta: { clauses: ['RPL-106', 'RPL-107'] },
    },
    JoinStandby: joinsAfterAll,
    StepDown: { ...laterReign, reenter: true },
  },
});
