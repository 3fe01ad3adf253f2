import { emit, setup, type AnyStateMachine } from 'xstate';
import { ENVIRONMENT, only, type Role } from '../role.ts';

/** Said to the operating system: start this process. SYNC-40 */
export interface Start {
  type: 'Start';
  process: string;
}

/** Which process it restarts, and after how long. */
export interface SupervisionInput {
  readonly process: string;
  /** Ticks from the end of a process to its restart. */
  readonly restartDelay: number;
}

/** The life of one process as its supervisor sees it: dead processes are started again, for as often as they die. */
export const supervision = setup({
  types: {
    input: {} as SupervisionInput,
    context: {} as SupervisionInput,
    events: {} as { type: 'PartEnded' },
    emitted: {} as Start & { to: string },
  },
  delays: { restartDelay: ({ context }) => context.restartDelay },
  actions: { start: emit(({ context: { process } }) => ({ type: 'Start' as const, to: ENVIRONMENT, process })) },
}).createMachine({
  id: 'restart-sync/supervision',
  description: 'The life of one process, as its supervisor sees it.',
  context: ({ input }) => input,
  initial: 'running',
  states: {
    running: {
      description: 'It runs, or has been told to.',
      on: {
        PartEnded: {
          target: 'ended',
          description: 'It has died, for the first time or again: it begins anew.',
          meta: { clauses: ['SYNC-40', 'SYNC-46'] },
        },
      },
    },
    ended: {
      description: 'It is dead, and will be started.',
      after: {
        restartDelay: {
          target: 'running',
          actions: 'start',
          description: 'It is started again, with nothing in its memory.',
          meta: { clauses: ['SYNC-40', 'SYNC-46'] },
        },
      },
      on: {
        PartEnded: {
          target: 'ended',
          reenter: true,
          description: 'Somebody else had started it, and it has died again.',
          meta: { clauses: ['SYNC-46'] },
        },
      },
    },
  },
});

/** What an outsider could know of a supervisor: which processes it will start, and in how many ticks. */
export interface SupervisorView {
  readonly startsIn: Readonly<Record<string, number | null>>;
}

/** The supervisor of some processes: the operating system tells it of their ends. */
export function supervisor(
  processes: readonly string[],
  restartDelay: number,
  charts: { readonly supervision: AnyStateMachine } = { supervision },
): Role<object, SupervisorView> {
  const instanceOf = (name: string): string => `supervision/${name}`;
  return {
    name: 'restart-sync/supervisor',
    instances: () =>
      Object.fromEntries(
        processes.map((process) => [
          instanceOf(process),
          { machine: charts.supervision, input: { process, restartDelay } },
        ]),
      ),
    route: ({ from }) => (processes.includes(from) ? [instanceOf(from)] : []),
    view: (instances) => ({
      startsIn: Object.fromEntries(
        processes.map((process) => [process, only(instances, instanceOf(process)).ticksLeft('restartDelay') ?? null]),
      ),
    }),
  };
}
