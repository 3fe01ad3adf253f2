import type { ManagerInput } from '../../machines/process-state/manager.ts';
import type { ProcessRoleInput } from '../../machines/process-state/process-role.ts';
import type { ProcessStateView } from '../../spec/process-state/view.ts';
import type { Property, Sometimes } from '../../spec/property.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';

/** One process of a composition. */
export interface Member {
  /** The processes that it looks up. */
  readonly targets: readonly string[];
  /** How its heartbeats, and the probes and answers beside them, travel. */
  readonly heartbeat: Pick<Channel, 'capacity' | 'loss' | 'duplication' | 'urgent'>;
  /** How many control messages are lost and doubled on their way between it and the manager, each way. */
  readonly control?: Pick<Channel, 'loss' | 'duplication'>;
  /** Where it runs: the manager's own element is 0. Default: an element of its own. */
  readonly element?: number;
  /** The name that it registers under. Default: what it is called here. */
  readonly name?: string;
  /** What it looks up by the identifier of a first instance, by what it calls that: all that may have it, the first of them to read it from. PSM-LKP-3 */
  readonly hosted?: Readonly<Record<string, readonly string[]>>;
  /** The identifier of its first instance. Default: one of its own. */
  readonly osId?: number;
  /** Whether its operating system gives it the same identifier at every start. Default: true, which is the harder case. */
  readonly osIdReused?: boolean;
  /** Further charts of the process that are told of its keys: those of a protocol that stands on this one. */
  readonly listeners?: readonly string[];
  /** Starts of this name elsewhere before its first start here: its tokens are above theirs. */
  readonly earlierStarts?: number;
}

/** The options of the protocol, by the names that the specification gives them. */
export type Options = Partial<
  Pick<
    ManagerInput,
    | 'localDetector'
    | 'pollPeriod'
    | 'probe'
    | 'probeWait'
    | 'lateHeartbeat'
    | 'interestLifetime'
    | 'keyEpoch'
    | 'lookupBy'
    | 'controlChannel'
    | 'noticeRetry'
    | 'firstIncarnation'
  > &
    Pick<
      ProcessRoleInput,
      'heartbeatPeriod' | 'superseded' | 'relookupOnReject' | 'lookupWait' | 'lookupPollPeriod' | 'ipcRetry'
    > & {
      readonly registryDurable: boolean;
    }
>;

/** What one composition of a manager and its processes chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  readonly processes: Readonly<Record<string, Member>>;
  readonly limit: number;
  /** The last incarnation that a key has room for: with it, tokens and incarnations are bounded. */
  readonly lastIncarnation: number;
  readonly registerRetry: number;
  readonly options?: Options;
  /** How the control channels between the manager and a process behave. */
  readonly control: Pick<Channel, 'kind' | 'capacity' | 'whenFull' | 'urgent' | 'loss'>;
  readonly ipc?: Pick<Channel, 'capacity' | 'whenFull' | 'urgent'>;
  /** How the manager talks with its operating system. Default: both answer within the step. */
  readonly operatingSystem?: Pick<Channel, 'kind' | 'capacity' | 'urgent'>;
  /**
   * How often a process may be cut off from the manager, and linked to it again, while its peers are linked to it. A
   * partition loses datagrams; control messages wait for its end, since their channel is reliable.
   */
  readonly partitions?: Readonly<Record<string, number>>;
  readonly stimuli?: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** Processes that are down at first. */
  readonly absent?: readonly string[];
  /** What must be reached for its pass to mean anything. */
  readonly witnesses: readonly Sometimes<ProcessStateView>[];
  /** All that is claimed of it, where its options give up the rest. Default: all that its parts and options require. */
  readonly claimed?: readonly Property<ProcessStateView>[];
  /** Properties that its options give up, by their sentence, each with the reason. */
  readonly broken?: Readonly<Record<string, string>>;
}

/** How the parts are called that every composition has, and the element that they run on. */
export const MANAGER = 'manager';
export const OPERATING_SYSTEM = 'operating system';
export const MANAGER_ELEMENT = 0;

/** All names that register in a composition. */
export function namesOf({ processes }: Composition): readonly string[] {
  return [...new Set(Object.entries(processes).map(([address, { name }]) => name ?? address))];
}

export function nameAt({ processes }: Composition, address: string): string {
  return processes[address]?.name ?? address;
}

/** Elements of their own are numbered in the order of the processes, after the manager's. */
export function elementOf({ processes }: Composition, address: string): number {
  return processes[address]?.element ?? Object.keys(processes).indexOf(address) + 1;
}

/** All names that a process may become interested in: those that it asks for, and those behind the identifiers that it asks for. */
export function targetsOf(member: Member | undefined): readonly string[] {
  return [...(member?.targets ?? []), ...Object.values(member?.hosted ?? {}).flat()];
}

/** No two processes of one processor have the same identifier at a time. */
export function osIdOf({ processes }: Composition, address: string): number {
  return processes[address]?.osId ?? (Object.keys(processes).indexOf(address) + 1) * 10;
}

/** Whether the operating system of the manager's processor tells of the ends of its processes. */
export function hasOperatingSystem(composition: Composition): boolean {
  return (
    composition.options?.localDetector !== 'heartbeat' &&
    Object.keys(composition.processes).some((address) => isLocal(composition, address))
  );
}

/** The link between a process and the manager. */
export function linkOf(address: string): string {
  return `link of ${address}`;
}

export function isLocal(composition: Composition, address: string): boolean {
  return elementOf(composition, address) === MANAGER_ELEMENT;
}

export function cardOf(element: number): string {
  return element === MANAGER_ELEMENT ? 'control card' : `line card ${String(element)}`;
}
