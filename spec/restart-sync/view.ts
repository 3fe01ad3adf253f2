import type { CommunicationKey } from '../process-state/messages.ts';
import type { Entries } from './entries.ts';
import type { ConfigReply, Subscribe } from './messages.ts';

/** What an outsider could know of the data of one source at one receiver. */
export interface ReceiverView {
  /** The key of its own process, while that has one. */
  readonly own: CommunicationKey | null;
  /** The latest key of the source that it has heard of, and whether that is known to be over. */
  readonly key: CommunicationKey | null;
  readonly ended: boolean;
  /** Whether what is held is marked stale; `idle` where nothing is held and nothing can come. */
  readonly condition: 'idle' | 'fresh' | 'stale';
  /** How far the next full transfer is; `unheard` where none can come. */
  readonly collecting: 'unheard' | 'asked' | 'refused' | 'receiving' | 'settled';
  /** The last transfer of that key; 0 before the first. */
  readonly transfer: number;
  /** How many of its messages came, in order and without a gap, the changes after its end included. */
  readonly received: number;
  /** An end of data has closed the latest transfer, and nothing was cleared since. */
  readonly complete: boolean;
  readonly current: Entries;
  readonly temporary: Entries;
  /** Keys of the data in use that the open transfer, or the restarted source, has not sent again. */
  readonly unconfirmed: readonly string[];
  /** Ticks since the stale timer started; null while it is off. */
  readonly staleFor: number | null;
  /** The ticks at which that timer ends the stale data. */
  readonly limit: number;
}

/** What an outsider could know of what a process finds out or derives. */
export interface SourceView {
  readonly own: CommunicationKey | null;
  readonly phase: 'registering' | 'configuring' | 'discovering' | 'complete';
  /** The inputs that it still waits for. */
  readonly awaited: readonly string[];
  /** Its own data. */
  readonly entries: Entries;
  /** Whom it serves: the address, and the key of the instance there. */
  readonly subscribers: readonly { readonly to: string; readonly key: CommunicationKey }[];
}

/** What a process is to do. SYNC-42 */
export type Configuration = ConfigReply['config'];

/** What an outsider could know of the configuration of a process. */
export interface ConfigurationView {
  /** The name of the configuration manager. */
  readonly manager: string;
  /** The key of its own process, while that has one. */
  readonly own: CommunicationKey | null;
  /** The latest key of the configuration manager that it has heard of, and whether that is known to be over. */
  readonly key: CommunicationKey | null;
  readonly ended: boolean;
  /** Whether the configuration manager is known to live, and how far the request for the configuration is. */
  readonly collecting: 'unheard' | 'asked' | 'refused' | 'held';
  /** Null while it holds none. */
  readonly config: Configuration | null;
  /** Ticks until the request is made again; null while nothing waits for that. */
  readonly retryIn: number | null;
}

/** What an outsider could know of a configuration manager. */
export interface ConfigurationManagerView {
  readonly own: CommunicationKey | null;
  /** What each process is to do, by its name; whoever is not named has an empty configuration. */
  readonly configurations: Readonly<Record<string, Configuration>>;
}

/** What an outsider could know of one running process. */
export interface SyncProcessView {
  /** The data of each source that it uses, by the name of the source. */
  readonly receivers: Readonly<Record<string, ReceiverView>>;
  /** What it passes on; null for an end consumer. */
  readonly source: SourceView | null;
  /** Null for a process that needs none. */
  readonly configuration: ConfigurationView | null;
  /** Null for a process that configures nobody. */
  readonly configurationManager: ConfigurationManagerView | null;
}

/** A transfer that its source has ended: what a receiver has that took all of it. */
export interface EndedTransfer {
  readonly src: CommunicationKey;
  readonly dst: Subscribe['src'];
  readonly xfer: number;
  readonly entries: Entries;
  /** How many ends of data it has had. */
  readonly ends: number;
}

/** One process that uses the data of another. */
export interface Edge {
  readonly source: string;
  readonly receiver: string;
}

/** A whole system: its processes, and what monitors remember of the past. */
export interface RestartSyncView {
  readonly names: readonly string[];
  /** Who uses whose data; without cycles. */
  readonly edges: readonly Edge[];
  /** Undefined while it is down. */
  readonly process: (name: string) => SyncProcessView | undefined;
  /** Whether nothing is on its way between the two, either way. */
  readonly isQuiet: (edge: Edge) => boolean;
  /** Ticks since the receiver was told of the end of an incarnation; undefined while it is not known to have ended. Counts to the limit and one more. */
  readonly ticksSinceEnd: (edge: Edge, key: CommunicationKey) => number | undefined;
  /** Ticks since the receiver was last told that an incarnation is over, whichever that was. */
  readonly ticksSinceLastEnd: (edge: Edge) => number | undefined;
  /** Whether an input has been awaited for the limit, since the start of its receiver or since its death if that is later. SYNC-51 */
  readonly hasBeenAwaited: (edge: Edge) => boolean;
  /** Whether the data of an input has outlived the limit, and it has not been whole since. */
  readonly hasExpired: (edge: Edge) => boolean;
  /** The record that every incarnation finds, and whether that, and no limit reached, is so up to now. S-SYNC-13 */
  readonly steadyKey: string;
  readonly isSteady: boolean;
  /** The processes that run on a host, or the one that has that name. */
  readonly processesBelow: (target: string) => readonly string[];
  /** The transfers that the source has ended and whose end the receiver has not taken yet, oldest first. */
  readonly ended: (edge: Edge) => readonly EndedTransfer[];
}

/** The key of the instance that a value was found by, where the values of a system tell it. */
export type OriginOf = (value: Entries[string]) => CommunicationKey | undefined;
