import type { CommunicationKey } from './communication-key.ts';
import type { HostedProcess } from './messages.ts';

/** What an outsider could know of one name at the manager. */
export interface EntryView {
  readonly state: 'unseen' | 'alive' | 'dead';
  /** The key of the last instance; null while unseen. */
  readonly key: CommunicationKey | null;
  /** The token of the instance that the key was issued to; 0 while unseen. */
  readonly token: number;
  /** Where that instance is reached, and where and under which identifier it runs. */
  readonly address: string;
  readonly element: number;
  readonly osId: number;
  /** How the last death was learnt; what it says before the first one means nothing. */
  readonly cause: 'exit' | 'silence' | 'superseded';
  /** How its death would be learnt. */
  readonly judgedBy: 'silence' | 'operating system';
  /** Counts since the registration or the last accepted heartbeat. */
  readonly counter: number;
  /** Who is told of births and deaths of this name, and by which key they asked. */
  readonly interested: readonly { readonly process: string; readonly key: CommunicationKey }[];
  /** Whose interest rests until they have a key again. */
  readonly resting: readonly string[];
}

/** What the manager has said to a process about a name, and not yet had acknowledged. */
export interface UnacknowledgedView {
  readonly name: string;
  readonly process: string;
  /** The key that the process asked with. */
  readonly requester: CommunicationKey;
  /** What was said: this key lives, or has ended. */
  readonly key: CommunicationKey;
  readonly ended: boolean;
  /** Ticks until it is said again; undefined if it never is. */
  readonly dueIn: number | undefined;
}

/** A process that runs under a start stamp from before the manager's start, and has been told to register anew. */
export interface DemandedView {
  readonly address: string;
  readonly token: number;
}

/** A target that an instance asked for by the identifier of an operating system, and the name that was found; null while nobody has registered so. */
export interface IdentifiedView {
  readonly requester: CommunicationKey;
  readonly asked: HostedProcess;
  readonly name: string | null;
}

/** What an outsider could know of the manager. */
export interface ManagerView {
  /** The element that it runs on. */
  readonly element: number;
  /** Part of every key that it issues. */
  readonly epoch: number;
  readonly entries: Readonly<Record<string, EntryView>>;
  /** Empty where notices are not acknowledged. */
  readonly unacknowledged: readonly UnacknowledgedView[];
  /** Who is told again until that stamp is gone. Empty where demands are said once. */
  readonly demanded: readonly DemandedView[];
  /** Ticks until they are told again; undefined while nobody is. */
  readonly demandedIn: number | undefined;
  /** Empty where targets are looked up by name. */
  readonly identified: readonly IdentifiedView[];
  /** Counts without a heartbeat that are still alive. */
  readonly limit: number;
  /** Whether the successor of an interested instance inherits its interest. */
  readonly interestLifetime: 'incarnation' | 'process';
  /** Whether a silent process is asked before it counts as dead. */
  readonly probes: boolean;
  /** The incarnation of a first start, and the last that a key has room for. */
  readonly firstIncarnation: number;
  readonly lastIncarnation: number;
}

/** What a process knows of one target. `key` and `ended` are the floor below which it believes nothing. */
export interface TargetView {
  readonly state: 'unknown' | 'alive' | 'dead';
  readonly key: CommunicationKey | null;
  readonly ended: boolean;
  /** Whether it will ask the manager for it again by itself. */
  readonly asksAgain: boolean;
  /** What came too early for the target, and will be sent again. */
  readonly unsent: readonly string[];
}

/** What an outsider could know of one running instance of a process. */
export interface ProcessView {
  readonly phase: 'registering' | 'running';
  readonly token: number;
  readonly key: CommunicationKey | null;
  /** By name; a target that is known by identifier alone, by what the process calls it. */
  readonly targets: Readonly<Record<string, TargetView>>;
}

/** What an outsider could know of the operating system of the manager's processor. */
export interface OperatingSystemView {
  readonly active: readonly { readonly address: string; readonly osId: number; readonly token: number }[];
}

/** A key that the manager has issued, and the instance that it was issued to. */
export interface Issue {
  readonly name: string;
  /** Where that instance runs. */
  readonly address: string;
  readonly token: number;
  readonly key: CommunicationKey;
}

/** A whole system: a manager, its processes, and what monitors remember of the past. */
export interface ProcessStateView {
  readonly manager: ManagerView | undefined;
  /** The operating system of the manager's processor; undefined where there is none, or while it is down. */
  readonly operatingSystem: OperatingSystemView | undefined;
  /** All that may register. */
  readonly names: readonly string[];
  /** Where processes run; as a rule there is one place for each name, and it is called like it. */
  readonly addresses: readonly string[];
  /** The name of the process that runs at an address. */
  readonly nameOf: (address: string) => string;
  /** Undefined while the process at this address is down. */
  readonly process: (address: string) => ProcessView | undefined;
  /** Whether nothing is on its way between the manager and this process, either way, and nothing waits to be said again. */
  readonly isQuiet: (address: string) => boolean;
  /** Every key ever issued, in order, repeats left out. */
  readonly issued: readonly Issue[];
  /** Counts at the manager since this name last registered, repeated that, or had a heartbeat accepted. */
  readonly countsOfSilence: (name: string) => number;
}
