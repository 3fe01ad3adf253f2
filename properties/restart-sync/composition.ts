import type { ConfigReply } from '../../spec/restart-sync/messages.ts';
import type { ReceiverSettings } from '../../machines/restart-sync/receiver-data.ts';
import type { SourceInput } from '../../machines/restart-sync/source-data.ts';
import type { Derivation } from '../../machines/restart-sync/source-outputs.ts';
import type { DeathNotification } from '../../spec/process-state/messages.ts';
import type { Edge, RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Property, Sometimes } from '../../spec/property.ts';
import {
  cardOf as cardOfElement,
  MANAGER_ELEMENT,
  type Composition as ManagedComposition,
  type Member as ManagedMember,
} from '../process-state/composition.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';

type HeartbeatTravel = ManagedMember['heartbeat'];

/** One process of a composition. */
export interface Member {
  /** The sources whose data it uses. */
  readonly inputs?: readonly string[];
  /** What it passes on; nothing where it is an end consumer. */
  readonly source?: Partial<Omit<SourceInput, 'inputs' | 'configured'>>;
  /** What it makes of the data of its inputs. Default: it passes that on. */
  readonly derivation?: Derivation;
  /** Who gives it its configuration. */
  readonly configuredBy?: string;
  /** What it gives to others, where it is the configuration manager. */
  readonly configurations?: Readonly<Record<string, ConfigReply['config']>>;
}

/** The options of the protocol, by the names that the specification gives them. */
export type Options = Partial<ReceiverSettings & Pick<SourceInput, 'ripple'> & { readonly 'config.limit': number }>;

/** What one composition of processes chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  readonly processes: Readonly<Record<string, Member>>;
  readonly options?: Options;
  /** The real process state manager in place of the small membership: how it is composed, but for who looks whom up. */
  readonly managed?: Omit<ManagedComposition, 'name' | 'processes' | 'witnesses' | 'stimuli' | 'faults'> & {
    /** How the heartbeats of each process travel; one that has none runs beside the manager, which is told of its end. */
    readonly heartbeats: Readonly<Record<string, HeartbeatTravel>>;
    /** The elements of those that have heartbeats. Default: each has one of its own. */
    readonly elements?: Readonly<Record<string, number>>;
    /** How often a process may be cut off from the manager, while its peers are linked to it. */
    readonly partitions?: Readonly<Record<string, number>>;
  };
  /** How the membership may learn of a death. */
  readonly causes: readonly DeathNotification['cause'][];
  /** How messages between processes travel. */
  readonly ipc: Omit<Channel, 'from' | 'to' | 'carries' | 'kind'>;
  /** How births and deaths travel. */
  readonly notices: Pick<Channel, 'capacity' | 'whenFull' | 'urgent' | 'loss'>;
  readonly stimuli: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** What must be reached for its pass to mean anything. */
  readonly witnesses: readonly Sometimes<RestartSyncView>[];
  /** All that is claimed of it, where its options give up the rest. Default: all that its options require. */
  readonly claimed?: readonly Property<RestartSyncView>[];
  /** Properties that its options give up, by their sentence, each with the reason. */
  readonly broken?: Readonly<Record<string, string>>;
}

/** The options of a receiver as the source text has them; time is shorter here than in a deployment. */
export const asSpecified: ReceiverSettings = {
  limit: 2,
  onRedeath: 'continue',
  afterLimit: 'refresh',
  refreshOnBirth: true,
  subscribeRetry: 1,
  ipc: 'reliable',
  holdAside: true,
  limitClearsFresh: true,
  secondTimer: true,
  graceOnHeartbeatLoss: true,
  dropTwiceStale: false,
};

/** The record that the world always has, and the monitor that tells whether every incarnation has found it. */
export const STEADY_KEY = '1';
export const STEADINESS = 'steadiness';

export function cardOf(name: string): string {
  return `card of ${name}`;
}

/** Where a process runs, as the real manager numbers it. */
export function elementOf({ processes, managed }: Composition, name: string): number {
  if (managed?.heartbeats[name] === undefined) return MANAGER_ELEMENT;
  return managed.elements?.[name] ?? Object.keys(processes).indexOf(name) + 1;
}

/** The host that a process runs on: a card of its own, or that of its element. */
export function hostOf(composition: Composition, name: string): string {
  return composition.managed === undefined ? cardOf(name) : cardOfElement(elementOf(composition, name));
}

/** Who uses whose data. */
export function edgesOf({ processes }: Composition): readonly Edge[] {
  return Object.entries(processes).flatMap(([receiver, { inputs = [] }]) =>
    inputs.map((source) => ({ source, receiver })),
  );
}
