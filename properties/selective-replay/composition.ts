import type { ClientAddress } from '../../machines/selective-replay/unit-channel.ts';
import type { AcknowledgerInput } from '../../machines/selective-replay/acknowledger.ts';
import type { ClientInput } from '../../machines/selective-replay/client-process-data.ts';
import type { UnitInput } from '../../machines/selective-replay/unit.ts';
import type { Property, Sometimes } from '../../spec/property.ts';
import type { SelectiveReplayView } from '../../spec/selective-replay/view.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';

/** What a deployment chooses, by the names that the specification gives it; time is shorter here than there. */
export type Options = Partial<
  Omit<UnitInput, 'unit' | 'units' | 'clients' | 'firstPrimary'> &
    Pick<ClientInput, 'answerWhenNothingPending'> &
    Pick<AcknowledgerInput, 'ackPeriod'>
>;

type Travel = Omit<Channel, 'from' | 'to' | 'carries' | 'kind' | 'link'>;

/** What one composition of units and clients chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  /** How many control units there are. */
  readonly units: number;
  /** The unit that reigns at first. Default 0. */
  readonly firstPrimary?: number;
  /** How many clients there are, one on each interface component. */
  readonly clients: number;
  readonly options?: Options;
  /** How messages between units travel. */
  readonly mirror: Travel;
  /** How messages from units to clients travel, and back. */
  readonly fabric: Travel;
  /** How messages from clients to units travel, where it is not as those to them do. */
  readonly answers?: Travel;
  /** Ticks from the end of a unit until the others are told. Default 1. */
  readonly detection?: number;
  /** How often a living unit may be taken for a dead one. */
  readonly suspicions?: Readonly<Record<string, number>>;
  /** How many updates a client cannot apply, by its name. Default none. */
  readonly failures?: Readonly<Record<string, number>>;
  readonly stimuli: readonly Stimulus[];
  readonly faults: readonly Fault[];
  /** What must be reached for its pass to mean anything. */
  readonly witnesses: readonly Sometimes<SelectiveReplayView>[];
  /** Properties that its options give up, by their sentence, each with the reason. */
  readonly broken?: Readonly<Record<string, string>>;
  /** Properties that it is judged by beside those that its options require. */
  readonly further?: readonly Property<SelectiveReplayView>[];
}

/** The options as the specification has them, but for time. */
export const asSpecified: Required<Options> = {
  applyOrder: 'global',
  ackPath: 'viaPrimary',
  ackMode: 'perUpdate',
  ackPeriod: 1,
  ackInference: false,
  probeScope: 'pendingOnly',
  ackToProcess: true,
  answerWhenNothingPending: true,
  cutPolicy: 'confirmedOnly',
  cutWeight: 1,
  cutFloor: 'confirmed',
  queryTimeout: 1,
  queryRetries: 0,
  silentRetry: 1,
  joinRetry: 1,
};

/** Who watches the units. */
export const ARBITER = 'arbiter';

/** The process that all clients of a composition belong to. */
export const PROCESS = 'routing';

/** The names of the units: U0, U1. */
export function unitsOf({ units }: Composition): readonly string[] {
  return Array.from({ length: units }, (_, at) => `U${String(at)}`);
}

/** The channels, and where their clients run: A, B. */
export function clientsOf({ clients }: Composition): readonly ClientAddress[] {
  return Array.from({ length: clients }, (_, slot) => ({
    pc: { proc: PROCESS, slot },
    client: String.fromCodePoint((A.codePointAt(0) ?? 0) + slot),
  }));
}

/** The first client. */
export const A = 'A';
/** The second client. */
export const B = 'B';

/** The card that a part is on. */
export function cardOf(name: string): string {
  return `card of ${name}`;
}

/** The link between two parts, for `cut`. */
export function linkOf(one: string, other: string): string {
  return `link of ${[one, other].sort().join(' and ')}`;
}
