import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  Heartbeat,
  HostedProcess,
  LookupRequest,
  OsExit,
  OsList,
  ProbeReply,
  ProcessStateMessage,
  RegisterRequest,
} from '../../spec/process-state/messages.ts';

/** A process that wants to hear of this name's births and deaths: where it is reached, and the key that it asked with. */
export interface Interested {
  readonly process: string;
  readonly key: CommunicationKey;
}

/** What an entry is told by the other charts of the manager, within the step. */
export type WithinManager =
  | { type: 'PidIssued'; pid: number }
  | { type: 'InterestDeclared'; requester: Interested; seq: number; asked?: HostedProcess }
  | { type: 'RequesterGone'; key: CommunicationKey }
  | { type: 'RequesterReborn'; requester: Interested }
  | { type: 'ListAsked' };

/** What an entry hears: from processes and the operating system, and from the other charts of the manager. */
export type EntryEvent =
  ((RegisterRequest | Heartbeat | LookupRequest | ProbeReply | OsExit | OsList) & { from: string }) | WithinManager;

/** What the resolver is told. PSM-LKP-3 */
export type ToResolver =
  | { type: 'IdentifierAsked'; requester: Interested; asked: HostedProcess; seq: number }
  | { type: 'InstanceRegistered'; name: string; at: HostedProcess };

/** What an entry says, and to whom. */
export type EntryEmitted = (ProcessStateMessage | WithinManager | ToResolver | { type: 'IssuePid'; entry: string }) & {
  to: string;
};

/** What a deployment chooses for all entries of its manager. */
export interface EntrySettings {
  /** The element that the manager runs on: a process there is local. PSM-REG-12 */
  readonly managerElement: number;
  /** How the death of a local process is learnt. PSM-HBT-3, PSM-HBT-5, PSM-HBT-6 */
  readonly localDetector: 'os-error-code' | 'os-poll' | 'heartbeat';
  /** Counts without a heartbeat that are still alive; one more is dead. PSM-HBT-10 */
  readonly limit: number;
  /** Ticks from count to count. PSM-HBT-9 */
  readonly countPeriod: number;
  /** Whether a process that is silent for longer than the limit is asked before it counts as dead. PSM-HBT-13 */
  readonly probe: boolean;
  /** Ticks for the answer to a probe. PSM-HBT-13 */
  readonly probeWait: number;
  /** How many rounds of probing have numbers of their own; the next one begins again with 1. */
  readonly probeRounds: number;
  /** What a heartbeat of an instance that counts as dead is answered with. PSM-HBT-15, PSM-HBT-17 */
  readonly lateHeartbeat: 'demand-reregister' | 'ignore';
  /** Whether the successor of an interested instance inherits its interest. PSM-LKP-14, PSM-LKP-15 */
  readonly interestLifetime: 'incarnation' | 'process';
  /** The processes that are told through a notice that is kept until they acknowledge it; none where nothing is lost. PSM-NTF-10 */
  readonly acknowledgedBy?: readonly string[];
  /** Where targets are asked for by identifier: the address of what resolves these. PSM-LKP-3 */
  readonly resolver?: string | null;
  readonly firstIncarnation: number;
  /** The last incarnation that a key has room for: a registration beyond it is refused, never wrapped. PSM-KEY-4 */
  readonly lastIncarnation: number;
}

/** What a durable registry keeps of a name over a restart of the manager. PSM-REG-17 */
export interface KeptOverRestart extends CommunicationKey {
  readonly token: number;
}

export interface EntryInput extends EntrySettings {
  readonly name: string;
  /** All other names whose entries this one tells when a requester is gone. */
  readonly others: readonly string[];
  /** The manager's own epoch: part of every key that it issues. PSM-KEY-16 */
  readonly managerEpoch: number;
  readonly kept?: KeptOverRestart;
}

/** What an entry remembers. */
export interface EntryContext extends Omit<EntryInput, 'kept'>, CommunicationKey {
  /** The token of the instance that the key was issued to; 0 before the first. */
  readonly token: number;
  /** Where that instance is reached, and where and under which identifier its operating system runs it. */
  readonly address: string;
  readonly element: number;
  readonly osId: number;
  /** Counts since the registration or the last heartbeat. */
  readonly counter: number;
  /** The number of the last probe; 0 before the first. */
  readonly round: number;
  /** Whether the operating system has been asked for its list since the registration. PSM-HBT-24 */
  readonly listAsked: boolean;
  /** How the last death was learnt. PSM-NTF-12 */
  readonly cause: 'exit' | 'silence' | 'superseded';
  readonly interested: readonly Interested[];
  /** Processes whose interest rests until they have a key again. PSM-LKP-15 */
  readonly resting: readonly string[];
}

/** The address of a name's entry inside the manager. */
export function entryOf(name: string): string {
  return `entry/${name}`;
}

/** The first context of an entry. */
export function firstContext({ kept, ...input }: EntryInput): EntryContext {
  return {
    ...input,
    ...(kept ?? { epoch: 0, pid: 0, incarnation: 0, token: 0 }),
    address: input.name,
    element: 0,
    osId: 0,
    counter: 0,
    round: 0,
    listAsked: false,
    cause: 'silence',
    interested: [],
    resting: [],
  };
}

/** The key of the instance that an entry knows. */
export function keyIn({ epoch, pid, incarnation }: CommunicationKey): CommunicationKey {
  return { epoch, pid, incarnation };
}
