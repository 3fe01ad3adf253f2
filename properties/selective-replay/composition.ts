import type { ClientAddress } from '../../machines/selective-replay/unit-channel.ts';
import type { AcknowledgerInput } from '../../machines/selective-replay/acknowledger.ts';
import type { ClientInput } from '../../machines/selective-replay/client-process-data.ts';
import type { UnitProcessInput } from '../../machines/selective-replay/unit-process.ts';
import type { UnitInput } from '../../machines/selective-replay/unit.ts';
import type { Property, Sometimes } from '../../spec/property.ts';
import type { SelectiveReplayView } from '../../spec/selective-replay/view.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';

/** What a deployment chooses, by the names that the specification gives it; time is shorter here than there. */
export type Options = Partial<
  Omit<UnitInput, 'unit' | 'units' | 'clients' | 'arbiter' | 'firstPrimary' | 'lines' | 'crashes' | 'failedStarts'> &
    Pick<ClientInput, 'answerWhenNothingPending'> &
    Pick<AcknowledgerInput, 'ackPeriod'> & {
      /** How many clients each card has, one of each process. RPL-6, RPL-7 */
      readonly processes: number;
    }
>;

/** Messages are in order, unless their channel is a bag, as on a network. RPL-11 */
type Travel = Omit<Channel, 'from' | 'to' | 'carries' | 'kind' | 'link'> & { readonly kind?: 'bag' };

/** What one composition of units and clients chooses; every bound of its state space stands here. */
export interface Composition {
  readonly name: string;
  /** How many control units there are. */
  readonly units: number;
  /** The unit that reigns at first. Default 0. */
  readonly firstPrimary?: number;
  /** How many interface components there are, each with a client of every process. */
  readonly clients: number;
  readonly options?: Options;
  /** How messages between units travel. */
  readonly mirror: Travel;
  /** How they travel from single units, by their names, where it is not as from the others. */
  readonly mirrorOf?: Readonly<Record<string, Travel>>;
  /** How messages from units to clients travel, and back. */
  readonly fabric: Travel;
  /** How messages to clients travel from single units, by their names, where it is not as from the others. */
  readonly fabricOf?: Readonly<Record<string, Travel>>;
  /** How messages from clients to units travel, where it is not as those to them do. */
  readonly answers?: Travel;
  /** Ticks from the end of a unit until the others are told. Default 1; never, where they are to miss its heartbeat. */
  readonly detection?: number | 'never';
  /** How heartbeats travel, where there are any. Default in time. */
  readonly beats?: Travel;
  /** How many heartbeats may be lost, by their way: `U0 > U1`. Default none. */
  readonly unheard?: Readonly<Record<string, number>>;
  /** How often a living unit may be taken for a dead one. */
  readonly suspicions?: Readonly<Record<string, number>>;
  /** How many updates a client cannot apply, by its name. Default none. */
  readonly failures?: Readonly<Record<string, number>>;
  /** How often the card of a client may be taken out of its slot, or be given up, by the name of the client. Default never. */
  readonly removals?: Readonly<Record<string, number>>;
  /** The unit on whose card a client runs as a process, by the name of the client. Default none: each is on the card in its slot. RPL-9 */
  readonly consumersOn?: Readonly<Record<string, string>>;
  /** How often the channel from a unit to a client may be full, by the names of both. Default never. */
  readonly stalls?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Ticks until a channel that is full takes messages again. Default 1. */
  readonly pace?: number;
  /** How often each process of a unit may end alone, and how often it may fail to start again, by the name of the unit. Default never. RPL-116 */
  readonly processFaults?: Readonly<Record<string, Pick<UnitProcessInput, 'crashes' | 'failedStarts'>>>;
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
  unansweredQuery: 'delete',
  channelKind: 'reliableFifo',
  cookieMode: 'none',
  replayUnit: 'channel',
  cutPolicy: 'confirmedOnly',
  cutWeight: 1,
  cutFloor: 'confirmed',
  queueCapacity: 64,
  outCapacity: 16,
  overflowPolicy: 'resyncChannel',
  queryTimeout: 1,
  queryRetries: 0,
  silentRetry: 1,
  heartbeatPeriod: null,
  heartbeatTimeout: null,
  joinRetry: 1,
  processes: 1,
  processRestart: 1,
  processLoad: 1,
};

/** Heartbeats come within the tick, and where they are not read at once there is room for a few. */
export const beatsInTime: Travel = { capacity: 3, urgent: true };

/** Who watches the units. */
export const ARBITER = 'arbiter';

/** The process that the first client of each card belongs to. */
export const PROCESS = 'routing';
/** The process that the second client of each card belongs to, where there are two. */
export const SECOND_PROCESS = 'chassis';

/** The names of the units: U0, U1. */
export function unitsOf({ units }: Composition): readonly string[] {
  return Array.from({ length: units }, (_, at) => `U${String(at)}`);
}

/** The channels, and where their clients run: A and B of the first process, A2 and B2 of the second. RPL-7 */
export function clientsOf({ clients, options }: Composition): readonly ClientAddress[] {
  const { processes } = { ...asSpecified, ...options };
  return [PROCESS, SECOND_PROCESS].slice(0, processes).flatMap((proc, at) =>
    Array.from({ length: clients }, (_, slot) => ({
      pc: { proc, slot },
      client: `${letterOf(slot)}${at === 0 ? '' : String(at + 1)}`,
    })),
  );
}

function letterOf(slot: number): string {
  return String.fromCodePoint((A.codePointAt(0) ?? 0) + slot);
}

/** The first client. */
export const A = 'A';
/** The second client. */
export const B = 'B';

/** The card that a control unit, or the client of one process alone, is on. */
export function cardOf(name: string): string {
  return `card of ${name}`;
}

/** The card in a slot, which the clients of all processes there share. */
export function lineCardOf(slot: number): string {
  return cardOf(letterOf(slot));
}

/** The link between two parts, for `cut`. */
export function linkOf(one: string, other: string): string {
  return `link of ${[one, other].sort().join(' and ')}`;
}
