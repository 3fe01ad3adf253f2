import { and, not } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { refused } from './control-unit-refusing.ts';

/** It was reset, or is back: what it had is gone, and it waits for the state of whoever reigns. */
export const joining = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It has no state, and asks whoever reigns for it.',
  entry: ['forgetAll', 'forgetClients', 'countOnNobody'],
  initial: 'asking',
  states: {
    asking: {
      description: 'What it has heard while it asks stays, however often it asks.',
      entry: 'askToJoin',
      always: {
        guard: 'nobodyHasState',
        target: 'resigned',
        description: 'Every other unit asks, too: nobody has a state to give.',
        meta: { clauses: ['RPL-117'] },
      },
      after: {
        joinRetry: {
          target: 'asking',
          reenter: true,
          description: 'No snapshot came: whoever reigns may not have begun when it was asked.',
          meta: { clauses: ['RPL-101'] },
        },
      },
    },
    resigned: {
      description: 'Nobody has a state: it takes none of any reign up to now, and says so.',
      entry: 'resign',
      always: [
        {
          guard: 'mayStartCold',
          target: '#selective-replay/control-unit.standby.qualifying',
          description:
            'All have said so: the first of them starts with nothing, if its processes can go on, and sets all clients right to that.',
          meta: { clauses: ['RPL-68', 'RPL-117'] },
        },
        {
          guard: not('nobodyHasState'),
          target: 'asking',
          description: 'One that knows of a later reign has been heard.',
          meta: { clauses: ['RPL-117'] },
        },
      ],
      after: {
        joinRetry: {
          target: 'resigned',
          reenter: true,
          description: 'Whoever should start may not have heard it.',
          meta: { clauses: ['RPL-117'] },
        },
      },
      on: {
        Snapshot: {
          guard: not('ofLaterReign'),
          description: 'Late: it has said that it would not take it, and others rely on that.',
          meta: { clauses: ['RPL-117'] },
        },
      },
    },
  },
  on: {
    StateChangeRequest: refused,
    JoinStandby: {
      actions: ['noteEpoch', 'noteJoining', 'noteStateless'],
      description: 'Another unit asks for a state, too.',
      meta: { clauses: ['RPL-97', 'RPL-117'] },
    },
    SnapshotAck: {
      actions: 'addStandby',
      description: 'Another unit has the snapshot that this one waits for.',
      meta: { clauses: ['RPL-105', 'RPL-106'] },
    },
    Snapshot: {
      // Of some channels alone it is what an earlier life had no room for.
      guard: and(['ofPresentReign', not('isOfSome')]),
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
