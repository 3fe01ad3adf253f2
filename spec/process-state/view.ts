import type { CommunicationKey } from './communication-key.ts';

/** What an outsider could know of one name at the manager. */
export interface EntryView {
  readonly state: 'unseen' | 'alive' | 'dead';
  /** The key of the last instance; null while unseen. */
  readonly key: CommunicationKey | null;
  /** The token of the instance that the key was issued to; 0 while unseen. */
  readonly token: number;
  /** Counts since the registration or the last accepted heartbeat. */
  readonly counter: number;
  /** Who is told of births and deaths of this name, and by which key they asked. */
  readonly interested: readonly { readonly process: string; readonly key: CommunicationKey }[];
}

/** What an outsider could know of the manager. */
export interface ManagerView {
  readonly entries: Readonly<Record<string, EntryView>>;
  /** Counts without a heartbeat that are still alive. */
  readonly limit: number;
  /** The incarnation of a first start, and the last that a key has room for. */
  readonly firstIncarnation: number;
  readonly lastIncarnation: number;
}

/** What a process knows of one target. `key` and `ended` are the floor below which it believes nothing. */
export interface TargetView {
  readonly state: 'unknown' | 'alive' | 'dead';
  readonly key: CommunicationKey | null;
  readonly ended: boolean;
}

/** What an outsider could know of one running instance of a process. */
export interface ProcessView {
  readonly phase: 'registering' | 'running';
  readonly token: number;
  readonly key: CommunicationKey | null;
  readonly targets: Readonly<Record<string, TargetView>>;
}

/** A key that the manager has issued, and the instance that it was issued to. */
export interface Issue {
  readonly name: string;
  readonly token: number;
  readonly key: CommunicationKey;
}

/** A whole system: a manager, its processes, and what monitors remember of the past. */
export interface ProcessStateView {
  readonly manager: ManagerView | undefined;
  readonly names: readonly string[];
  /** Undefined while the process is down. */
  readonly process: (name: string) => ProcessView | undefined;
  /** Whether nothing is on its way between the manager and this process, either way. */
  readonly isQuiet: (name: string) => boolean;
  /** Every key ever issued, in order, repeats left out. */
  readonly issued: readonly Issue[];
  /** Counts at the manager since this name last registered, repeated that, or had a heartbeat accepted. */
  readonly countsOfSilence: (name: string) => number;
}
