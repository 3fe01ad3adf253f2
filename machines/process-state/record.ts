import { assign, emit, setup } from 'xstate';

interface Event {
  type: 'IssuePid';
  entry: string;
}

/** What all entries of a manager share: its epoch, and the next process identifier. */
export const record = setup({
  types: {
    input: {} as { epoch: number },
    context: {} as { epoch: number; nextPid: number },
    events: {} as Event,
    emitted: {} as { type: 'PidIssued'; to: string; epoch: number; pid: number },
  },
  actions: {
    issue: emit(({ context, event }) => ({
      type: 'PidIssued' as const,
      to: event.entry,
      epoch: context.epoch,
      pid: context.nextPid,
    })),
    countUp: assign({ nextPid: ({ context }) => context.nextPid + 1 }),
  },
}).createMachine({
  id: 'process-state/record',
  description:
    'What the entries of a manager share. It alone issues process identifiers, so that no two names get the same.',
  context: ({ input }) => ({ epoch: input.epoch, nextPid: 1 }),
  initial: 'issuing',
  states: {
    issuing: {
      description: 'Answers within the step in which a name registers for the first time.',
      on: {
        IssuePid: {
          actions: ['issue', 'countUp'],
          description: 'A fresh identifier, never issued before in this epoch.',
          meta: { clauses: ['PSM-KEY-2', 'PSM-REG-5'] },
        },
      },
    },
  },
});
