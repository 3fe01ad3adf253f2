import type { AnyStateMachine } from 'xstate';
import { and, assign, enqueueActions, setup } from 'xstate';
import type { ActiveProcess, OsExit, OsList, OsListQuery, TokenDrawn } from '../../spec/process-state/messages.ts';
import type { OperatingSystemView } from '../../spec/process-state/view.ts';
import { only, type Role } from '../role.ts';

/** Whom the operating system tells of the ends of processes, and how. */
export interface OperatingSystemInput {
  /** The manager on the same processor. */
  readonly manager: string;
  /** Whether it reports the end of a process by itself; otherwise it must be asked. PSM-HBT-5, PSM-HBT-6 */
  readonly reportsExits: boolean;
  /** The error code of a process that it sees end. */
  readonly exitCode: number;
}

interface Context extends OperatingSystemInput {
  readonly active: readonly ActiveProcess[];
}

type Event = (TokenDrawn | OsListQuery | { type: 'PartEnded'; boot: number }) & { from: string };

/** The operating system of the manager's processor, as far as it knows who runs. */
export const operatingSystem = setup({
  types: {
    input: {} as OperatingSystemInput,
    context: {} as Context,
    events: {} as Event,
    emitted: {} as (OsExit | OsList) & { to: string },
  },
  guards: {
    reportsExits: ({ context }) => context.reportsExits,
    replacesStamp: ({ context, event }) =>
      event.type === 'TokenDrawn' &&
      context.active.some(({ address, token }) => address === event.from && token !== event.token),
  },
  actions: {
    enter: assign({
      active: ({ context, event }) => {
        if (event.type !== 'TokenDrawn') return context.active;
        const { from, osId, token } = event;
        return [...without(context.active, from), { address: from, osId, token }].sort((a, b) =>
          a.address < b.address ? -1 : 1,
        );
      },
    }),
    remove: assign({ active: ({ context, event }) => without(context.active, event.from) }),
    report: enqueueActions(({ context, event, enqueue }) => {
      const ended = context.active.find(({ address }) => address === event.from);
      if (ended === undefined) return;
      const { osId, token } = ended;
      enqueue.emit({ type: 'OsExit', to: context.manager, osId, token, code: context.exitCode });
    }),
    list: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'OsListQuery') return;
      enqueue.emit({ type: 'OsList', to: event.from, query: event.query, active: context.active });
    }),
  },
}).createMachine({
  id: 'process-state/operating-system',
  description: 'The operating system of one processor: it knows which processes it runs, and since which start stamp.',
  context: ({ input }) => ({ ...input, active: [] }),
  initial: 'running',
  states: {
    running: {
      description: 'It never fails alone: who loses it has lost the processor.',
      on: {
        TokenDrawn: [
          {
            guard: and(['reportsExits', 'replacesStamp']),
            actions: ['report', 'enter'],
            description: 'What ran under the earlier stamp counts as restarted: towards the manager it has ended.',
            meta: { clauses: ['PSM-HBT-27', 'PSM-HBT-5'] },
          },
          {
            actions: 'enter',
            description: 'An instance runs under this start stamp from now on.',
            meta: { clauses: ['PSM-REG-18', 'PSM-HBT-18'] },
          },
        ],
        PartEnded: [
          {
            guard: 'reportsExits',
            actions: ['report', 'remove'],
            description: 'An error code at the end of a process, once.',
            meta: { clauses: ['PSM-HBT-5', 'PSM-HBT-18'] },
          },
          {
            actions: 'remove',
            description: 'It reports nothing: who wants to know must ask.',
            meta: { clauses: ['PSM-HBT-6'] },
          },
        ],
        OsListQuery: {
          actions: 'list',
          description: 'Who is active now.',
          meta: { clauses: ['PSM-HBT-6', 'PSM-REG-18', 'PSM-KEY-18'] },
        },
      },
    },
  },
});

function without(active: readonly ActiveProcess[], address: string): readonly ActiveProcess[] {
  return active.filter((process) => process.address !== address);
}

/** The operating system as a part beside the manager. */
export function operatingSystemRole(
  input: OperatingSystemInput,
  charts: { readonly operatingSystem: AnyStateMachine } = { operatingSystem },
): Role<object, OperatingSystemView> {
  return {
    name: 'process-state/operating-system',
    instances: () => ({ 'operating system': { machine: charts.operatingSystem, input } }),
    route: () => ['operating system'],
    view: (instances) => {
      const { active } = only(instances, 'operating system').context as unknown as Context;
      return { active };
    },
  };
}
