import { emit, setup } from 'xstate';

type Event = { type: 'Commit' } | { type: 'Abort' } | { type: 'choice.prepare' } | { type: 'choice.abort' };

const done = {
  description: 'Nothing is removed from the medium, so a decision may be seen again; it changes nothing.',
};

/** One that does a part of the transaction and votes on it. Before it has voted it may abort on its own. */
export const resourceManager = setup({
  types: {
    input: {} as { transactionManager: string },
    context: {} as { transactionManager: string },
    events: {} as Event,
    emitted: {} as { type: 'Prepared'; to: string },
  },
  actions: { vote: emit(({ context }) => ({ type: 'Prepared', to: context.transactionManager })) },
}).createMachine({
  id: 'two-phase-commit/resource-manager',
  description: 'Does its part of the transaction, votes, and obeys the decision.',
  context: ({ input }) => ({ transactionManager: input.transactionManager }),
  initial: 'working',
  states: {
    working: {
      description: 'Not voted yet.',
      on: {
        'choice.prepare': {
          target: 'prepared',
          actions: 'vote',
          description: 'Votes to commit, and from now on obeys.',
        },
        'choice.abort': {
          target: 'aborted',
          description: 'Gives up on its own. It tells nobody: the missing vote does.',
        },
        Abort: { target: 'aborted', description: 'The manager aborted without waiting.' },
      },
    },
    prepared: {
      description: 'Bound by its vote.',
      on: { Commit: { target: 'committed' }, Abort: { target: 'aborted' } },
    },
    committed: { on: { Commit: done } },
    aborted: { on: { Abort: done } },
  },
});
