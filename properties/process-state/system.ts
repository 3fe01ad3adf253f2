import type { AnyStateMachine } from 'xstate';
import { entry } from '../../machines/process-state/entry.ts';
import { interestedProcess } from '../../machines/process-state/interested-process.ts';
import { manager } from '../../machines/process-state/manager.ts';
import { issuance } from '../../machines/process-state/monitors/issuance.ts';
import { silence } from '../../machines/process-state/monitors/silence.ts';
import { processRole } from '../../machines/process-state/process-role.ts';
import { process } from '../../machines/process-state/process.ts';
import { record } from '../../machines/process-state/record.ts';
import { messages } from '../../spec/process-state/messages.ts';
import { liveness } from '../../spec/process-state/properties/index.ts';
import type { Issue, ManagerView, ProcessStateView, ProcessView } from '../../spec/process-state/view.ts';
import type { Property } from '../../spec/property.ts';
import type { Channel, Fault, Part, Stimulus, System, World } from '../checker/index.ts';

/** The charts of the protocol; a canary replaces one of them. */
export interface Charts {
  readonly entry: AnyStateMachine;
  readonly record: AnyStateMachine;
  readonly process: AnyStateMachine;
  readonly interestedProcess: AnyStateMachine;
}

export const charts: Charts = { entry, record, process, interestedProcess };

/** One process of a composition. */
export interface Member {
  /** The processes that it looks up. */
  readonly targets: readonly string[];
  /** How its heartbeats travel. */
  readonly heartbeat: Pick<Channel, 'capacity' | 'loss' | 'duplication' | 'urgent'>;
}

/** What one composition of a manager and its processes chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  readonly processes: Readonly<Record<string, Member>>;
  readonly limit: number;
  /** The last incarnation that a key has room for: with it, tokens and incarnations are bounded. */
  readonly lastIncarnation: number;
  readonly registerRetry: number;
  readonly relookupOnReject?: boolean;
  /** How the control channels between the manager and a process behave. */
  readonly control: Pick<Channel, 'kind' | 'capacity' | 'whenFull' | 'urgent'>;
  readonly ipc?: Pick<Channel, 'capacity' | 'whenFull' | 'urgent'>;
  readonly stimuli?: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** Processes that are down at first. */
  readonly absent?: readonly string[];
  readonly properties: readonly Property<ProcessStateView>[];
}

const MANAGER = 'manager';

/** A manager on its control card, and each process on a line card of its own. */
export function processState(composition: Composition, using: Charts = charts): System<ProcessStateView> {
  const names = Object.keys(composition.processes);
  const { limit, lastIncarnation } = composition;
  return {
    name: composition.name,
    hosts: [{ name: 'control card' }, ...names.map((name) => ({ name: cardOf(name) }))],
    parts: {
      [MANAGER]: {
        role: manager({ names, limit, countPeriod: 1, firstIncarnation: 1, lastIncarnation }, using),
        host: 'control card',
      },
      ...Object.fromEntries(names.map((name) => [name, processPart(composition, name, using)])),
    },
    channels: channelsOf(composition, names),
    stimuli: composition.stimuli ?? [],
    faults: composition.faults,
    monitors: {
      issuance: { machine: issuance, view: ({ context }) => context },
      ...Object.fromEntries(
        names.map((name) => [
          `silence of ${name}`,
          { machine: silence, input: { name, limit }, view: ({ context }) => context as { counts: number } },
        ]),
      ),
    },
    messages,
    view: (world) => viewOf(world, names),
    properties: composition.properties,
    deferred: liveness,
    // Once all processes are down and counted dead, the manager waits for as long as nobody starts one.
    quiescent: (view) => names.every((name) => view.process(name) === undefined),
  };
}

function processPart(
  { processes, registerRetry, relookupOnReject = true, absent = [] }: Composition,
  name: string,
  using: Charts,
): Part {
  const targets = processes[name]?.targets ?? [];
  return {
    role: processRole({ name, manager: MANAGER, targets, heartbeatPeriod: 1, registerRetry, relookupOnReject }, using),
    host: cardOf(name),
    initially: absent.includes(name) ? 'down' : 'up',
  };
}

function channelsOf({ processes, control, ipc }: Composition, names: readonly string[]): readonly Channel[] {
  const isFollowed = (name: string): boolean =>
    names.some((other) => processes[other]?.targets.includes(name) === true);
  const toManager = names.map((name): Channel => {
    const isInterested = (processes[name]?.targets.length ?? 0) > 0;
    return {
      ...control,
      from: name,
      to: MANAGER,
      carries: ['RegisterRequest', ...(isInterested ? ['LookupRequest'] : [])],
    };
  });
  const toProcesses = names.map((name): Channel => {
    const isInterested = (processes[name]?.targets.length ?? 0) > 0;
    const notices = isInterested ? ['LookupReply', 'BirthNotification', 'DeathNotification'] : [];
    return { ...control, from: MANAGER, to: name, carries: ['RegisterReply', 'ReRegisterDemand', ...notices] };
  });
  const beats = Object.entries(processes).map(([name, { heartbeat }]): Channel => ({
    ...heartbeat,
    from: name,
    to: MANAGER,
    kind: 'bag',
    whenFull: 'drop',
    carries: ['Heartbeat'],
  }));
  const talk = names.flatMap((from) =>
    (processes[from]?.targets ?? []).flatMap((to): readonly Channel[] =>
      ipc === undefined
        ? []
        : [
            {
              ...ipc,
              from,
              to,
              kind: 'fifo',
              carries:
                isFollowed(from) && processes[to]?.targets.includes(from) === true ? ['Ipc', 'IpcReject'] : ['Ipc'],
            },
            ...(processes[to]?.targets.includes(from) === true
              ? []
              : [{ ...ipc, from: to, to: from, kind: 'fifo' as const, carries: ['IpcReject'] }]),
          ],
    ),
  );
  return [...toManager, ...toProcesses, ...beats, ...talk];
}

function viewOf(world: World, names: readonly string[]): ProcessStateView {
  return {
    names,
    get manager() {
      return world.part(MANAGER) as ManagerView | undefined;
    },
    process: (name) => world.part(name) as ProcessView | undefined,
    isQuiet: (name) => world.inFlight(name, MANAGER).length === 0 && world.inFlight(MANAGER, name).length === 0,
    get issued() {
      return (world.monitor('issuance') as { issued: readonly Issue[] }).issued;
    },
    countsOfSilence: (name) => (world.monitor(`silence of ${name}`) as { counts: number }).counts,
  };
}

function cardOf(name: string): string {
  return `card of ${name}`;
}
