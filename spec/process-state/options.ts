/**
 * What a deployment may choose. The texts of the clauses name an option with the prefix of the protocol:
 * `psm.remote.limit` for `remote.limit`.
 */
export interface Option {
  readonly name: string;
  /** The named values with the default first, or the kind of number. */
  readonly values: readonly (string | boolean)[] | 'positive integer' | 'non-negative integer';
  readonly default: string | boolean | number;
  /** What a number counts. */
  readonly unit?: 'ticks' | 'counts';
  readonly source: string;
  /** The clauses that it switches or gives a number to. */
  readonly clauses: readonly string[];
  /** Whether the charts read it. Where they do not, it stays at its default, and the clause of its other value waits. */
  readonly built: boolean;
}

/** All options of the process state manager. */
export const options: readonly Option[] = [
  {
    name: 'local.detector',
    values: ['os-error-code', 'os-poll', 'heartbeat'],
    default: 'os-error-code',
    source: 'Method and Apparatus for Process Sync Restart, 0031, 0038',
    clauses: ['PSM-HBT-3', 'PSM-HBT-4', 'PSM-HBT-5', 'PSM-HBT-6'],
    built: true,
  },
  {
    name: 'local.pollPeriod',
    values: 'positive integer',
    default: 5,
    unit: 'ticks',
    source: 'Method and Apparatus for Process Sync Restart, 0038',
    clauses: ['PSM-HBT-6'],
    built: true,
  },
  {
    name: 'remote.heartbeatPeriod',
    values: 'positive integer',
    default: 1,
    unit: 'ticks',
    source: 'Method and Apparatus for Process Sync Restart, 0033',
    clauses: ['PSM-HBT-1', 'PSM-HBT-20'],
    built: true,
  },
  {
    name: 'remote.limit',
    values: 'positive integer',
    default: 3,
    unit: 'counts',
    source: 'Method and Apparatus for Process Sync Restart, 0040',
    clauses: ['PSM-HBT-10', 'PSM-HBT-12', 'PSM-HBT-20'],
    built: true,
  },
  {
    name: 'remote.probe',
    values: [false, true],
    default: false,
    source: 'Method and Apparatus for Process Sync Restart, 0040',
    clauses: ['PSM-HBT-13'],
    built: true,
  },
  {
    name: 'remote.probeWait',
    values: 'positive integer',
    default: 2,
    unit: 'ticks',
    source: 'inferred: the text names no deadline for the answer to a probe',
    clauses: ['PSM-HBT-13'],
    built: true,
  },
  {
    name: 'lookup.by',
    values: ['name', 'os-id-and-element'],
    default: 'name',
    source: 'Method and Apparatus for Process Sync Restart, 0037',
    clauses: ['PSM-LKP-2', 'PSM-LKP-3'],
    built: true,
  },
  {
    name: 'lookup.wait',
    values: ['push', 'poll'],
    default: 'push',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0034',
    clauses: ['PSM-LKP-10', 'PSM-LKP-11'],
    built: true,
  },
  {
    name: 'lookup.pollPeriod',
    values: 'positive integer',
    default: 4,
    unit: 'ticks',
    source: 'inferred: the text names no period for polling',
    clauses: ['PSM-LKP-11'],
    built: true,
  },
  {
    name: 'ipc.relookupOnReject',
    values: [true, false],
    default: true,
    source: 'Method and Apparatus for Process Sync Restart, 0041',
    clauses: ['PSM-KEY-9'],
    built: true,
  },
  {
    name: 'lateHeartbeat',
    values: ['demand-reregister', 'ignore'],
    default: 'demand-reregister',
    source: 'inferred: the text is silent on heartbeats of a process already declared dead',
    clauses: ['PSM-HBT-15', 'PSM-HBT-17'],
    built: true,
  },
  {
    name: 'interest.lifetime',
    values: ['incarnation', 'process'],
    default: 'incarnation',
    source: 'inferred: the text does not say whether interest survives the death of the requester',
    clauses: ['PSM-LKP-14', 'PSM-LKP-15'],
    built: true,
  },
  {
    name: 'control.channel',
    values: ['reliable-fifo', 'ack-retransmit'],
    default: 'reliable-fifo',
    source: 'inferred: the text does not say whether a message between PSM and process can be lost',
    clauses: ['PSM-NTF-10'],
    built: true,
  },
  {
    name: 'noticeRetry',
    values: 'positive integer',
    default: 3,
    unit: 'ticks',
    source: 'inferred: the text names no period for the repeat of a notice; as long as for the repeat of a request',
    clauses: ['PSM-NTF-10'],
    built: true,
  },
  {
    name: 'key.firstIncarnation',
    values: 'non-negative integer',
    default: 1,
    source: 'Method and Apparatus for Process Sync Restart, 0028',
    clauses: ['PSM-REG-5', 'PSM-KEY-3'],
    built: true,
  },
  {
    name: 'registry.durable',
    values: [false, true],
    default: false,
    source: 'inferred: the text is silent on the loss of the PSM',
    clauses: ['PSM-REG-17'],
    built: true,
  },
  {
    name: 'key.epoch',
    values: [true, false],
    default: true,
    source: 'inferred: the text is silent on the loss of the PSM; false is its letter, a key of two parts',
    clauses: ['PSM-KEY-16'],
    built: true,
  },
  {
    name: 'superseded',
    values: ['exit', 'demand-reregister'],
    default: 'exit',
    source: 'inferred: a late RegisterRequest of a dead predecessor may supersede the living instance (trap T21)',
    clauses: ['PSM-HBT-23', 'PSM-HBT-26'],
    built: true,
  },
  {
    name: 'registerRetry',
    values: 'positive integer',
    default: 3,
    unit: 'ticks',
    source: 'inferred: the text names no period for the repeat of a request',
    clauses: ['PSM-REG-14'],
    built: true,
  },
  {
    name: 'ipcRetry',
    values: 'positive integer',
    default: 1,
    unit: 'ticks',
    source: 'inferred: the text names no period for the repeat of an Ipc',
    clauses: ['PSM-KEY-12'],
    built: true,
  },
];
