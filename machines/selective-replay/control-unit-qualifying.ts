import { controlUnitPrimaryOutputs } from './control-unit-primary-outputs.ts';
import { beginTakeover } from './control-unit-succession.ts';

/** It is to take over, and sees first whether each of its processes can go on: nobody is told before that. */
export const firstCheck = controlUnitPrimaryOutputs.createStateConfig({
  description: '602: it asks its processes whether they can go on, and has those started again that cannot.',
  entry: ['qualifyProcesses', 'countOnNobody'],
  always: {
    guard: 'allFit',
    target: '#selective-replay/control-unit.takeover',
    actions: beginTakeover,
    description: 'They can: from now on it is responsible, under an epoch of its own.',
    meta: {
      clauses: ['RPL-67', 'RPL-68', 'RPL-70', 'RPL-71', 'RPL-72', 'RPL-91', 'RPL-95', 'RPL-97'],
    },
  },
  on: {
    ProcessFit: {
      actions: 'takeFit',
      description: 'This one can go on.',
      meta: { clauses: ['RPL-68'] },
    },
    ProcessResumed: {
      actions: ['resumeProcess', 'takeFit'],
      description: 'This one could not, and was started again with the state as it is.',
      meta: { clauses: ['RPL-2', 'RPL-68', 'RPL-116'] },
    },
    ProcessEnded: {
      actions: 'qualifyAgain',
      description: 'This one could go on, and has ended since while another one was waited for.',
      meta: { clauses: ['RPL-68'] },
    },
    ProcessUnfit: {
      target: '#selective-replay/control-unit.joining',
      description:
        'This one could not be started: the unit does not take over. It begins anew, and whoever stands by beside it, or is back, must.',
      meta: { clauses: ['RPL-68', 'RPL-101', 'RPL-106'] },
    },
  },
});
