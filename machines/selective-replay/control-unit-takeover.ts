import { and } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { toldOfLaterReign } from './control-unit-deposing.ts';
import { beginTakeover } from './control-unit-succession.ts';

const yields = {
  target: '#selective-replay/control-unit.standby.yielding',
  actions: ['noteEpoch', 'doubtAnswers', 'forgetClients'],
  meta: { clauses: ['RPL-98', 'RPL-107', 'RPL-109'] },
} as const;

/** It takes over: it finds out who differs, and sets those right. Requests wait. */
export const takeover = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It is responsible, and finds out which clients differ from it.',
  initial: 'probing',
  states: {
    probing: {
      description: '603 to 607: clients are asked what they have processed last.',
      on: {
        Probed: {
          actions: 'takeAnswer',
          description: '607: noted until all have answered.',
          meta: { clauses: ['RPL-74', 'RPL-75'] },
        },
        FellSilent: {
          actions: 'fallSilent',
          description: 'It does not answer: its updates are discarded, and it is owed the whole state.',
          meta: { clauses: ['RPL-78', 'RPL-80'] },
        },
      },
      always: [
        {
          guard: and(['allAnswered', 'replaysSections']),
          target: 'deciding',
          actions: 'markSections',
          description: 'Each has answered, or is silent; where one may differ is noted while all is pending still.',
          meta: { clauses: ['RPL-57', 'RPL-58', 'RPL-60', 'RPL-69', 'RPL-72'] },
        },
        {
          guard: 'allAnswered',
          target: 'deciding',
          description: 'Each has answered, or is silent.',
          meta: { clauses: ['RPL-69', 'RPL-72'] },
        },
      ],
    },
    deciding: {
      description: '607: what stays and what goes.',
      always: [
        {
          guard: 'cutsTail',
          target: 'applying',
          actions: ['weigh', 'cutTail'],
          description:
            'All before one point of the queue stays, known to its client or not; all after it is discarded.',
          meta: { clauses: ['RPL-75', 'RPL-87', 'RPL-88', 'RPL-89', 'RPL-90'] },
        },
        {
          guard: 'replaysUnanswered',
          target: 'applying',
          actions: 'keepForReplay',
          description:
            'What its client has is confirmed; what nobody is known to have stays, as far as it can be replayed.',
          meta: { clauses: ['RPL-75', 'RPL-79'] },
        },
        {
          target: 'applying',
          actions: 'decide',
          description: 'What its client has is confirmed; what nobody is known to have is discarded.',
          meta: { clauses: ['RPL-71', 'RPL-75', 'RPL-77', 'RPL-78'] },
        },
      ],
    },
    applying: {
      description: '608: the queue is emptied into the state.',
      always: [
        {
          guard: 'replaysMessages',
          target: 'replaying',
          actions: ['measureDecision', 'rebuildMessages', 'applyKept', 'replayToDiffering'],
          description:
            'In the order of the queue; whoever lacks single updates is sent these, and who differs otherwise its state.',
          meta: { clauses: ['RPL-76', 'RPL-79', 'RPL-81', 'RPL-82', 'RPL-83', 'RPL-84', 'RPL-85', 'RPL-89'] },
        },
        {
          target: 'replaying',
          actions: ['measureDecision', 'applyKept', 'replayToDiffering'],
          description: 'In the order of the queue; then those that differ are sent their state, and nobody else.',
          meta: { clauses: ['RPL-76', 'RPL-81', 'RPL-82', 'RPL-83', 'RPL-84', 'RPL-85', 'RPL-89', 'RPL-104'] },
        },
      ],
    },
    replaying: {
      description: '609, 610: clients that differ are set right.',
      on: {
        Probed: {
          actions: 'leaveSilent',
          description:
            'A client that was silent is heard, too late for this takeover: it is asked again, so that clients that come and go cannot draw it out.',
          meta: { clauses: ['RPL-80', 'RPL-86', 'RPL-124', 'L-RPL-3'] },
        },
        Replayed: {
          actions: 'takeReplayed',
          description: '610: this one is in step.',
          meta: { clauses: ['RPL-86'] },
        },
        ReplayDue: {
          actions: 'replayAgain',
          description: 'It has not confirmed: once more.',
          meta: { clauses: ['RPL-85', 'RPL-86'] },
        },
        ReplayOwed: {
          actions: 'replayAgain',
          description: 'Its channel takes messages again, and had no room for the replay before.',
          meta: { clauses: ['RPL-85', 'RPL-111'] },
        },
        FellSilent: {
          actions: ['fallSilent', 'dropWaiting'],
          description: 'It does not confirm: it is owed its state until it is heard again.',
          meta: { clauses: ['RPL-80', 'RPL-86'] },
        },
      },
      always: {
        guard: 'allReplayed',
        target: '#selective-replay/control-unit.primary',
        actions: ['beginReign', 'measureEnd'],
        description: 'All are in step, or silent: normal operation, from op id 1 of the new reign.',
        meta: { clauses: ['RPL-86', 'RPL-94', 'RPL-119'] },
      },
    },
  },
  on: {
    StateChangeRequest: {
      actions: 'refuse',
      description: 'Not now: what is changed during a replay would be overwritten by it.',
      meta: { clauses: ['RPL-93'] },
    },
    SlotReport: [
      {
        guard: 'isVacated',
        actions: 'closeChannels',
        description: 'A client is gone: neither its answer nor its replay is awaited.',
        meta: { clauses: ['RPL-86', 'RPL-114'] },
      },
      {
        actions: 'openChannels',
        description: 'There is a client again: it is asked, and waited for no more than any that is silent.',
        meta: { clauses: ['RPL-80', 'RPL-115'] },
      },
    ],
    StepDown: [
      {
        guard: 'ofDeadReign',
        target: '.probing',
        actions: ['noteEpoch', 'doubtAnswers', ...beginTakeover],
        description:
          'A client has been asked under a higher epoch, of a unit that has failed since: all are asked again, under one above that.',
        meta: { clauses: ['RPL-97', 'RPL-98', 'RPL-108'] },
      },
      {
        ...yields,
        guard: 'ofLaterReign',
        description:
          'Another unit has taken over under a higher epoch: what this one holds is kept until the snapshot of that one.',
      },
    ],
    UnitHeartbeat: [
      {
        ...yields,
        guard: 'ofLaterReign',
        actions: [...yields.actions, 'noteHeard'],
        description: 'Another unit is responsible under a higher epoch, and says so.',
      },
      toldOfLaterReign,
    ],
    UpdateToStandby: {
      ...yields,
      guard: 'ofLaterReign',
      description: 'Another unit reigns under a higher epoch, and could not say so before.',
    },
    AckForward: {
      ...yields,
      guard: 'ofLaterReign',
      description: 'The same, by what a client has acknowledged to that one.',
    },
    AckDirect: {
      ...yields,
      guard: 'ofLaterReign',
      description: 'A client takes it for the standby of a later reign.',
    },
  },
});
