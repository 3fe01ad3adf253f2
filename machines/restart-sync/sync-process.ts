import type { AnyStateMachine } from 'xstate';
import type {
  ConfigurationManagerView,
  ConfigurationView,
  ReceiverView,
  SourceView,
  SyncProcessView,
} from '../../spec/restart-sync/view.ts';
import {
  ENVIRONMENT,
  only,
  type Boot,
  type Instance,
  type Instances,
  type InstanceState,
  type Received,
  type Role,
} from '../role.ts';
import { awaitedInput } from './awaited-input.ts';
import {
  configurationManager,
  type ConfigurationManagerContext,
  type ConfigurationManagerInput,
} from './configuration-manager.ts';
import { configuration, type ConfigurationContext, type ConfigurationInput } from './configuration.ts';
import type { ReceiverContext, ReceiverSettings } from './receiver-data.ts';
import { receiver } from './receiver.ts';
import type { SourceContext, SourceInput } from './source-data.ts';
import { source } from './source.ts';

/** What a deployment chooses for a process: whose data it uses, and what it passes on. */
export interface SyncProcessInput {
  /** The sources whose data it uses, each with what is chosen for that one. */
  readonly inputs: Readonly<Record<string, ReceiverSettings>>;
  /** What it passes on; null for an end consumer. */
  readonly source: Omit<SourceInput, 'inputs' | 'configured'> | null;
  /** Where its source gets its configuration; null where it needs none. SYNC-42 */
  readonly configuration?: Omit<ConfigurationInput, 'told'> | null;
  /** What it gives to others, where it is the configuration manager. SYNC-74 */
  readonly configurationManager?: ConfigurationManagerInput | null;
}

/** The charts of a process; a canary replaces one of them, a host gives them real data. */
export interface SyncProcessCharts {
  readonly receiver: AnyStateMachine;
  readonly source: AnyStateMachine;
  readonly awaitedInput: AnyStateMachine;
  readonly configuration: AnyStateMachine;
  readonly configurationManager: AnyStateMachine;
}

/** The address of the source of a process, inside it. */
export const SOURCE = 'source';

/** The address of what a process knows of its configuration, inside it. */
export const CONFIGURATION = 'configuration';

/** The address of the configuration manager, inside its process. */
export const CONFIGURATION_MANAGER = 'configurations';

/** The address of the chart that holds the data of one source, inside a process. */
export function receiverOf(name: string): string {
  return `receiver/${name}`;
}

/** The address of the chart that waits for one input, inside a process. */
export function awaitOf(name: string): string {
  return `awaited/${name}`;
}

/** The charts of a process that its membership must tell of its keys. */
export function listenersOf(input: SyncProcessInput): readonly string[] {
  return [
    ...Object.keys(input.inputs).map(receiverOf),
    ...(input.source === null ? [] : [SOURCE]),
    ...(input.configuration == null ? [] : [CONFIGURATION]),
    ...(input.configurationManager == null ? [] : [CONFIGURATION_MANAGER]),
  ];
}

/** The processes that a process must be told the births and deaths of. */
export function targetsOf({ inputs, source, configuration }: SyncProcessInput): readonly string[] {
  return [
    ...Object.keys(inputs),
    ...(source?.receivers ?? []),
    ...(configuration == null ? [] : [configuration.manager]),
  ];
}

/**
 * A process of restart-sync: a member of a group whose births and deaths are announced, as a process of process-state is,
 * with the data of each of its sources, and data of its own.
 *
 * @param member the life of the process as a member: it must tell `listenersOf(input)` of its keys (`KeyTaken`, `KeyDropped`)
 * @throws Error at a start, if a process that it speaks to has the name of one of its own charts
 */
export function syncProcess(
  input: SyncProcessInput,
  member: Role<object, unknown>,
  charts: SyncProcessCharts = { receiver, source, awaitedInput, configuration, configurationManager },
): Role<object, SyncProcessView> {
  const inputs = Object.keys(input.inputs);
  const instancesOf = (start: Boot): Readonly<Record<string, Instance>> => ({
    // The member comes last: what it says at its start finds everybody else alive.
    ...Object.fromEntries(inputs.map((name) => [receiverOf(name), receiverInstance(name, input, charts)])),
    ...(input.source !== null &&
      Object.fromEntries(inputs.map((name) => [awaitOf(name), awaitInstance(name, input, charts)]))),
    ...(input.source !== null && {
      [SOURCE]: {
        machine: charts.source,
        input: { ...input.source, configured: input.configuration != null, inputs },
      },
    }),
    ...(input.configuration != null && {
      [CONFIGURATION]: {
        machine: charts.configuration,
        input: { ...input.configuration, told: input.source === null ? ENVIRONMENT : SOURCE },
      },
    }),
    ...(input.configurationManager != null && {
      [CONFIGURATION_MANAGER]: { machine: charts.configurationManager, input: input.configurationManager },
    }),
    ...member.instances(start),
  });
  return {
    name: 'restart-sync/process',
    instances: (start) => {
      const instances = instancesOf(start);
      refuseAmbiguous(
        [...targetsOf(input), ...Object.keys(input.configurationManager?.configurations ?? {})],
        instances,
      );
      return instances;
    },
    route: (message, instances) => route(message, instances, input, member),
    view: (instances) => ({
      receivers: Object.fromEntries(inputs.map((name) => [name, viewReceiver(only(instances, receiverOf(name)))])),
      source: input.source === null ? null : viewSource(only(instances, SOURCE)),
      configuration: input.configuration == null ? null : viewConfiguration(only(instances, CONFIGURATION)),
      configurationManager:
        input.configurationManager == null ? null : viewConfigurationManager(only(instances, CONFIGURATION_MANAGER)),
    }),
  };
}

/** A process is spoken to by its name, and a chart beside this one by its address: one that is both would not be reached. */
function refuseAmbiguous(processes: readonly string[], instances: Readonly<Record<string, Instance>>): void {
  const taken = processes.find((name) => name in instances);
  if (taken === undefined) return;
  throw new Error(
    `syncProcess > process "${taken}": a chart inside the process that speaks to it has the same address, and would take its messages. Give the process another name than ${Object.keys(instances).join(', ')}.`,
  );
}

function receiverInstance(name: string, { inputs, source }: SyncProcessInput, charts: SyncProcessCharts): Instance {
  return {
    machine: charts.receiver,
    input: {
      ...inputs[name],
      source: name,
      told: [source === null ? ENVIRONMENT : SOURCE],
      awaitedBy: source === null ? [] : [awaitOf(name)],
    },
  };
}

function awaitInstance(name: string, { inputs }: SyncProcessInput, charts: SyncProcessCharts): Instance {
  return { machine: charts.awaitedInput, input: { input: name, limit: inputs[name]?.limit, source: SOURCE } };
}

/** Notices concern the member, and the chart of the source that they are about; data goes to the chart of its sender. */
function route(
  message: Received,
  instances: Instances,
  { inputs, source, configuration, configurationManager }: SyncProcessInput,
  member: Role<object, unknown>,
): readonly string[] {
  switch (message.type) {
    case 'Data':
    case 'Update':
    case 'Eof':
      return message.from in inputs ? [receiverOf(message.from)] : [];
    case 'Subscribe':
    case 'Found':
    case 'AllFound':
    case 'Change':
      return source === null ? [] : [SOURCE];
    case 'ConfigRequest':
    case 'Configure':
      return configurationManager == null ? [] : [CONFIGURATION_MANAGER];
    case 'ConfigReply':
      return configuration == null ? [] : [CONFIGURATION];
    case 'IpcReject':
      return rejected(message, instances, member);
    case 'BirthNotification':
    case 'DeathNotification':
    case 'LookupReply': {
      const about = String(message.name ?? message.target);
      return [
        ...member.route(message, instances),
        ...(about in inputs ? [receiverOf(about)] : []),
        ...(source?.receivers.includes(about) === true ? [SOURCE] : []),
        ...(configuration?.manager === about ? [CONFIGURATION] : []),
      ];
    }
    default:
      return member.route(message, instances);
  }
}

/** What comes back goes to the chart that said it; a key that does not fit is the member's affair too: it asks for the right one. */
function rejected(message: Received, instances: Instances, member: Role<object, unknown>): readonly string[] {
  const from = message.body === 'Subscribe' ? receiverOf(message.from) : CONFIGURATION;
  if (message.body !== 'Subscribe' && message.body !== 'ConfigRequest') return member.route(message, instances);
  return message.reason === 'key-mismatch' ? [...member.route(message, instances), from] : [from];
}

function viewReceiver(state: InstanceState): ReceiverView {
  const { own, key, ended, transfer, received, complete, current, temporary, unconfirmed, limit } =
    state.context as unknown as ReceiverContext;
  const left = state.ticksLeft('staleLimit');
  const stages = ['asked', 'refused', 'receiving', 'settled'] as const;
  return {
    own,
    key,
    ended,
    condition: state.matches('idle') ? 'idle' : state.matches('fresh') ? 'fresh' : 'stale',
    collecting:
      stages.find((stage) => ['fresh', 'stale', 'untimed'].some((kind) => state.matches(`${kind}.${stage}`))) ??
      'unheard',
    transfer,
    received,
    complete,
    current: current,
    temporary,
    unconfirmed,
    staleFor: left === undefined ? null : limit - left,
    limit,
  };
}

function viewSource(state: InstanceState): SourceView {
  const { own, awaited, entries, subscribers } = state.context as unknown as SourceContext;
  const phases = ['registering', 'configuring', 'discovering'] as const;
  return {
    own,
    phase: phases.find((phase) => state.matches(`initialisation.${phase}`)) ?? 'complete',
    awaited,
    entries,
    subscribers: subscribers.map(({ to, key }) => ({ to, key })),
  };
}

function viewConfiguration(state: InstanceState): ConfigurationView {
  const { manager, own, key, ended, config } = state.context as unknown as ConfigurationContext;
  const collecting = state.matches('asking.refused')
    ? 'refused'
    : state.matches('asking')
      ? 'asked'
      : state.matches('held')
        ? 'held'
        : 'unheard';
  return { manager, own, key, ended, collecting, config, retryIn: state.ticksLeft('requestRetry') ?? null };
}

function viewConfigurationManager(state: InstanceState): ConfigurationManagerView {
  const { own, configurations } = state.context as unknown as ConfigurationManagerContext;
  return { own, configurations };
}
