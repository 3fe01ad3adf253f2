import { assign, enqueueActions, setup } from 'xstate';

type Event = { type: 'Prepared'; from: string } | { type: 'choice.commit' } | { type: 'choice.abort' };

const decided = { description: 'The decision stands; a vote that is seen again changes nothing.' };

/** The one that collects the votes and decides. It may abort at any time before it has decided. */
export const transactionManager = setup({
  types: {
    input: {} as { resourceManagers: readonly string[] },
    context: {} as { resourceManagers: readonly string[]; prepared: readonly string[] },
    events: {} as Event,
    emitted: {} as { type: 'Commit' | 'Abort'; to: string },
  },
  guards: { everyonePrepared: ({ context }) => context.prepared.length === context.resourceManagers.length },
  actions: {
    count: assign({
      prepared: ({ context, event }) =>
        'from' in event && !context.prepared.includes(event.from)
          ? [...context.prepared, event.from].sort()
          : context.prepared,
    }),
    sendCommit: enqueueActions(({ context, enqueue }) => {
      for (const to of context.resourceManagers) enqueue.emit({ type: 'Commit', to });
    }),
    sendAbort: enqueueActions(({ context, enqueue }) => {
      for (const to of context.resourceManagers) enqueue.emit({ type: 'Abort', to });
    }),
  },
}).createMachine({
  id: 'two-phase-commit/transaction-manager',
  description: 'Collects the votes of the resource managers and decides.',
  context: ({ input }) => ({ resourceManagers: input.resourceManagers, prepared: [] }),
  initial: 'collecting',
  states: {
    collecting: {
      description: 'Undecided: votes are counted.',
      on: {
        Prepared: { actions: 'count', description: 'One more is ready to commit.' },
        'choice.commit': {
          guard: 'everyonePrepared',
          target: 'committed',
          actions: 'sendCommit',
          description: 'Everyone is ready.',
        },
        'choice.abort': {
          target: 'aborted',
          actions: 'sendAbort',
          description: 'Allowed at any time before the decision.',
        },
      },
    },
    committed: { on: { Prepared: decided } },
    aborted: { on: { Prepared: decided } },
  },
});
