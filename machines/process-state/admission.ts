import { assign, enqueueActions, setup } from 'xstate';
import type { OsList, OsListQuery, RegisterRequest } from '../../spec/process-state/messages.ts';
import { entryOf } from './entry-data.ts';

/** Whose requests it admits, and whom it asks whether their sender still runs. */
export interface AdmissionInput {
  readonly name: string;
  readonly operatingSystem: string;
}

type Arrived = RegisterRequest & { readonly from: string };

interface Context extends AdmissionInput {
  /** The request that waits for the operating system. */
  readonly request: Arrived | null;
}

/** The address, inside the manager, of what admits the registrations of a local name. It is also the query that it sends. */
export function admissionOf(name: string): string {
  return `admission/${name}`;
}

/** What stands between a local process and its entry: only an instance that its operating system runs is registered. */
export const admission = setup({
  types: {
    input: {} as AdmissionInput,
    context: {} as Context,
    events: {} as Arrived | OsList,
    emitted: {} as (Arrived | OsListQuery) & { to: string },
  },
  guards: {
    isRunning: ({ context: { request }, event }) =>
      event.type === 'OsList' &&
      event.active.some(({ osId, token }) => osId === request?.osId && token === request.token),
    laterThanWaiting: ({ context: { request }, event }) =>
      event.type === 'RegisterRequest' && event.token > (request?.token ?? 0),
  },
  actions: {
    keepRequest: assign({ request: ({ event }) => (event.type === 'RegisterRequest' ? event : null) }),
    forgetRequest: assign({ request: null }),
    askWhoRuns: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ type: 'OsListQuery', to: context.operatingSystem, query: admissionOf(context.name) });
    }),
    admit: enqueueActions(({ context, enqueue }) => {
      if (context.request !== null) enqueue.emit({ ...context.request, to: entryOf(context.name) });
    }),
  },
}).createMachine({
  id: 'process-state/admission',
  description: 'Admits the registrations of one local name: those of instances that the operating system runs.',
  context: ({ input }) => ({ ...input, request: null }),
  initial: 'idle',
  states: {
    idle: {
      description: 'No request waits.',
      on: {
        RegisterRequest: {
          target: 'asking',
          actions: ['keepRequest', 'askWhoRuns'],
          description: 'Its sender may have ended already, and that was reported once: the operating system is asked.',
          meta: { clauses: ['PSM-REG-18'] },
        },
        OsList: {
          description: 'The answer to a request that a later one has replaced.',
          meta: { clauses: ['PSM-REG-18'] },
        },
      },
    },
    asking: {
      description: 'The operating system has been asked; beside it, the answer comes within the step.',
      on: {
        OsList: [
          {
            guard: 'isRunning',
            target: 'idle',
            actions: ['admit', 'forgetRequest'],
            description: 'The instance runs: its request goes to the entry.',
            meta: { clauses: ['PSM-REG-18', 'PSM-REG-4'] },
          },
          {
            target: 'idle',
            actions: 'forgetRequest',
            description:
              'The instance has ended: its request is dropped, since no second report of its end would come.',
            meta: { clauses: ['PSM-REG-18'] },
          },
        ],
        RegisterRequest: [
          {
            guard: 'laterThanWaiting',
            actions: ['keepRequest', 'askWhoRuns'],
            description: 'From a later instance: the earlier one is over.',
            meta: { clauses: ['PSM-REG-18', 'PSM-REG-20'] },
          },
          {
            description: 'A repeat, or of an earlier instance: the answer to the first one decides.',
            meta: { clauses: ['PSM-REG-14', 'PSM-REG-18'] },
          },
        ],
      },
    },
  },
});
