import { and } from 'xstate';
import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { refused } from './control-unit-refusing.ts';
import { tracking, waiting, yielding } from './control-unit-waiting.ts';

/** It follows the primary, behind what its clients have acknowledged. */
export const standby = controlUnitPrimaryOutputs.createStateConfig({
  description: 'It holds each update until its client has acknowledged it, and may take over.',
  initial: 'tracking',
  states: { tracking, waiting, yielding },
  on: {
    StateChangeRequest: refused,
    UpdateToStandby: {
      guard: and(['ofPresentReign', 'notAppliedYet']),
      actions: 'store',
      description: '560: kept until its acknowledgement is there; a second copy changes nothing.',
      meta: { clauses: ['RPL-31', 'RPL-36', 'RPL-37', 'RPL-38', 'RPL-43', 'RPL-45'] },
    },
    AckForward: [
      {
        guard: and(['ofPresentReign', 'notAppliedYet', 'namesStart']),
        actions: 'takeReplayedStart',
        description: 'A client that was silent has the state at the start of this reign.',
        meta: { clauses: ['RPL-99'] },
      },
      {
        guard: and(['ofPresentReign', 'notAppliedYet']),
        actions: 'match',
        description:
          '570, 572: its update may be applied once all before it are; one that is not there may still come.',
        meta: { clauses: ['RPL-36', 'RPL-37', 'RPL-38', 'RPL-39', 'RPL-41', 'RPL-42', 'RPL-44'] },
      },
      {
        guard: 'ofPresentReign',
        actions: 'settle',
        description: 'Its update came with the snapshot: nothing is kept, but the client has it now.',
        meta: { clauses: ['RPL-42', 'RPL-103'] },
      },
    ],
  },
});
