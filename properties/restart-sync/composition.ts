import type { ReceiverSettings } from '../../machines/restart-sync/receiver-data.ts';
import type { SourceInput } from '../../machines/restart-sync/source-data.ts';
import type { DeathNotification } from '../../spec/process-state/messages.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Property, Sometimes } from '../../spec/property.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';

/** One process of a composition. */
export interface Member {
  /** The sources whose data it uses. */
  readonly inputs?: readonly string[];
  /** What it passes on; nothing where it is an end consumer. */
  readonly source?: Partial<Omit<SourceInput, 'inputs' | 'configured'>>;
}

/** The options of a receiver, by the names that the specification gives them. */
export type Options = Partial<ReceiverSettings>;

/** What one composition of processes chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  readonly processes: Readonly<Record<string, Member>>;
  readonly options?: Options & Partial<Pick<SourceInput, 'ripple'>>;
  /** The causes of death that the membership may tell. */
  readonly causes: readonly DeathNotification['cause'][];
  readonly ipc: Pick<Channel, 'capacity' | 'whenFull' | 'urgent' | 'loss' | 'duplication'> & {
    readonly kind?: 'fifo' | 'bag';
  };
  readonly notices: Pick<Channel, 'capacity' | 'urgent'>;
  readonly stimuli: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** What must be reached for its pass to mean anything. */
  readonly witnesses: readonly Sometimes<RestartSyncView>[];
  /** Properties that its options give up, by their sentence, each with the reason. */
  readonly broken?: Readonly<Record<string, string>>;
  /** All that is claimed of it, where its options give up the rest. */
  readonly claimed?: readonly Property<RestartSyncView>[];
}

/** The options of a receiver as the source text has them. */
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
