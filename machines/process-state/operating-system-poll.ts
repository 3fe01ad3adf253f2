import { enqueueActions, setup } from 'xstate';
import type { OsList, OsListQuery } from '../../spec/process-state/messages.ts';
import { entryOf } from './entry-data.ts';

/** Whom the poll asks, how often, and about whom. */
export interface OperatingSystemPollInput {
  readonly operatingSystem: string;
  readonly names: readonly string[];
  /** Ticks from question to question. PSM-HBT-6 */
  readonly pollPeriod: number;
}

/** The query by which the poll asks; its answer judges the entries. */
export const POLL_QUERY = 'poll';

/** The manager's look at an operating system that reports nothing by itself: it asks, again and again, who is active. */
export const operatingSystemPoll = setup({
  types: {
    input: {} as OperatingSystemPollInput,
    context: {} as OperatingSystemPollInput,
    events: {} as OsList,
    emitted: {} as (OsListQuery | { type: 'ListAsked' }) & { to: string },
  },
  delays: { pollPeriod: ({ context }) => context.pollPeriod },
  actions: {
    ask: enqueueActions(({ context, enqueue }) => {
      for (const name of context.names) enqueue.emit({ type: 'ListAsked', to: entryOf(name) });
      enqueue.emit({ type: 'OsListQuery', to: context.operatingSystem, query: POLL_QUERY });
    }),
  },
}).createMachine({
  id: 'process-state/operating-system-poll',
  description: 'Asks an operating system that reports no exits who is active.',
  context: ({ input }) => input,
  initial: 'resting',
  states: {
    resting: {
      description: 'Between two questions.',
      after: {
        pollPeriod: {
          target: 'asking',
          actions: 'ask',
          description: 'Who is active? Those who are registered now will be judged by the answer.',
          meta: { clauses: ['PSM-HBT-6', 'PSM-HBT-24'] },
        },
      },
    },
    asking: {
      description: 'Waits for the list; beside the operating system it comes within the step.',
      on: {
        OsList: {
          target: 'resting',
          description: 'The entries judge themselves by it.',
          meta: { clauses: ['PSM-HBT-6'] },
        },
      },
    },
  },
});
