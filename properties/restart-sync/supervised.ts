import { emit, setup, type AnyStateMachine } from 'xstate';
import type { KeyTaken } from '../../machines/restart-sync/membership.ts';
import { orders, type OrdersContext } from '../../machines/restart-sync/monitors/orders.ts';
import { source } from '../../machines/restart-sync/source.ts';
import { supervision, supervisor } from '../../machines/restart-sync/supervisor.ts';
import { syncProcess, SOURCE } from '../../machines/restart-sync/sync-process.ts';
import type { Role } from '../../machines/role.ts';
import type { Sometimes } from '../../spec/property.ts';
import { ofSupervisors } from '../../spec/restart-sync/properties/supervision.ts';
import type { SupervisionView } from '../../spec/restart-sync/supervision-view.ts';
import type { SyncProcessView } from '../../spec/restart-sync/view.ts';
import type { Fault, Monitor, Part, Stimulus, System } from '../checker/index.ts';
import { charts as protocolCharts } from './charts.ts';
import { cardOf } from './composition.ts';

/** A supervisor with the processes that it starts again: sources that nobody reads, so that its own part is seen alone. */
export interface Supervised {
  readonly name: string;
  readonly processes: readonly string[];
  readonly restartDelay: number;
  readonly stimuli: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** What must be reached for its pass to mean anything. */
  readonly witnesses: readonly Sometimes<SupervisionView>[];
}

/** The charts of a supervised system; a canary replaces one of them. */
export interface SupervisionCharts {
  readonly supervision: AnyStateMachine;
  readonly source: AnyStateMachine;
}

export const supervisionCharts: SupervisionCharts = { supervision, source };

const SUPERVISOR = 'supervisor';

/** A supervisor on a card of its own, told by the operating system of the ends of its processes. */
export function supervised(
  { name, processes, restartDelay, stimuli, faults, witnesses }: Supervised,
  using: SupervisionCharts = supervisionCharts,
): System<SupervisionView> {
  const orderOf = (process: string): string => `orders to ${process}`;
  return {
    name,
    hosts: [{ name: cardOf(SUPERVISOR) }, ...processes.map((process) => ({ name: cardOf(process) }))],
    parts: {
      [SUPERVISOR]: { role: supervisor(processes, restartDelay, using), host: cardOf(SUPERVISOR) },
      ...Object.fromEntries(processes.map((process, at) => [process, processPart(process, at + 1, using)])),
    },
    channels: [],
    stimuli,
    faults,
    monitors: Object.fromEntries(
      processes.map((process): readonly [string, Monitor] => [
        orderOf(process),
        { machine: orders, input: { process, restartDelay, hosts: [cardOf(process)] } },
      ]),
    ),
    view: (world) => ({
      names: processes,
      restartDelay,
      unansweredFor: (process) =>
        (world.monitor(orderOf(process)) as { readonly context: OrdersContext }).context.ticks,
      source: (process) => (world.part(process) as SyncProcessView | undefined)?.source ?? undefined,
    }),
    properties: [...ofSupervisors, ...witnesses],
    quiescent: () => true,
  };
}

function processPart(process: string, pid: number, { source: machine }: SupervisionCharts): Part {
  const input = { discovers: true, receivers: [], ripple: 'full-set', recordsPerMessage: 1 } as const;
  const role = syncProcess({ inputs: {}, source: input }, keyed(pid), { ...protocolCharts, source: machine });
  return { role, host: cardOf(process), observedBy: SUPERVISOR };
}

/** In place of a membership: a key at every start, and nobody to tell of it but the source. */
const keyHolder = setup({
  types: { input: {} as { pid: number; boot: number }, context: {} as { pid: number; boot: number } },
  actions: {
    tellSource: emit(({ context: { pid, boot } }): KeyTaken & { to: string } => ({
      type: 'KeyTaken',
      to: SOURCE,
      key: { epoch: 1, pid, incarnation: boot },
    })),
  },
}).createMachine({
  id: 'restart-sync/key-holder',
  description: 'A key at every start.',
  context: ({ input }) => input,
  entry: 'tellSource',
});

function keyed(pid: number): Role<object, unknown> {
  return {
    name: 'restart-sync/key-holder',
    instances: ({ boot }) => ({ key: { machine: keyHolder, input: { pid, boot } } }),
    route: () => [],
    view: () => null,
  };
}
