import type { Option } from '../option.ts';

/**
 * All options of restart synchronisation; the clauses name them with the prefix `sync.`. The last five tell receivers in the
 * field apart, whose settings are in `receivers`.
 */
export const options: readonly Option[] = [
  {
    name: 'limit',
    values: 'positive integer',
    default: 30,
    unit: 'ticks',
    source: 'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1107; each source may have its own',
    clauses: ['SYNC-6', 'SYNC-7', 'SYNC-51'],
    built: true,
  },
  {
    name: 'onRedeath',
    values: ['continue', 'restart'],
    default: 'continue',
    source:
      'inferred: taken literally, Fig. 11 starts the timer at every death, which the purpose of the limit forbids',
    clauses: ['SYNC-11', 'SYNC-12'],
    built: true,
  },
  {
    name: 'afterLimit',
    values: ['refresh', 'literal'],
    default: 'refresh',
    source: 'inferred: the text does not say what becomes of a transfer that the limit has cut short',
    clauses: ['SYNC-14', 'SYNC-15'],
    built: true,
  },
  {
    name: 'tie',
    values: ['eof-first', 'expiry-first'],
    default: 'eof-first',
    source: 'inferred: the order inside one tick of an implementation; either is safe',
    clauses: ['SYNC-33'],
    built: true,
    chosenBy: 'host',
  },
  {
    name: 'ripple',
    values: ['full-set', 'delta'],
    default: 'full-set',
    source: 'Method and Apparatus for Process Sync Restart, 0046; the other value is inferred',
    clauses: ['SYNC-62', 'SYNC-63'],
    built: true,
  },
  {
    name: 'refreshOnBirth',
    values: [true, false],
    default: true,
    source:
      'Method and Apparatus for Process Sync Restart, 0042; false is 0045 and Fig. 12 block 1209, where the source sends unasked to the receivers that its configuration names',
    clauses: ['SYNC-49'],
    built: true,
  },
  {
    name: 'memory',
    values: ['single', 'multiple'],
    default: 'single',
    source: 'Method and Apparatus for Process Sync Restart, 0047',
    clauses: ['SYNC-72'],
    built: true,
    chosenBy: 'host',
  },
  {
    name: 'memory.sizes',
    values: ['equal', 'per-area'],
    default: 'equal',
    source: 'Method and Apparatus for Process Sync Restart, 0047',
    clauses: ['SYNC-71', 'SYNC-73'],
    built: true,
    chosenBy: 'host',
  },
  {
    name: 'config.limit',
    values: 'none or positive integer',
    default: 'none',
    unit: 'ticks',
    source: 'inferred: the text does not say how long configuration outlives the process that gave it',
    clauses: ['SYNC-54'],
    built: true,
  },
  {
    name: 'subscribeRetry',
    values: 'positive integer',
    default: 5,
    unit: 'ticks',
    source: 'inferred: the text names no period for the repeat of a request',
    clauses: ['SYNC-36'],
    built: true,
  },
  {
    name: 'holdAside',
    values: [true, false],
    default: true,
    source:
      'Method and Apparatus for Process Sync Restart, 0050, Fig. 13 block 1307; false is seen at receivers in the field',
    clauses: ['SYNC-22', 'SYNC-80'],
    built: true,
  },
  {
    name: 'limitClearsFresh',
    values: [true, false],
    default: true,
    source:
      'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1109; false is seen at receivers in the field',
    clauses: ['SYNC-8', 'SYNC-81'],
    built: true,
  },
  {
    name: 'secondTimer',
    values: [true, false],
    default: true,
    source:
      'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1107, which makes no exception for a source that is back; false is seen at receivers in the field',
    clauses: ['SYNC-9', 'SYNC-82'],
    built: true,
  },
  {
    name: 'graceOnHeartbeatLoss',
    values: [true, false],
    default: true,
    source:
      'Method and Apparatus for Process Sync Restart, 0048, Fig. 11 block 1101, where any notice of a death marks data stale; false is seen at receivers in the field',
    clauses: ['SYNC-3', 'SYNC-83'],
    built: true,
  },
  {
    name: 'dropTwiceStale',
    values: [false, true],
    default: false,
    source:
      'Method and Apparatus for Process Sync Restart, 0048, as one span of stale data however often its source dies; true is seen at receivers in the field',
    clauses: ['SYNC-11', 'SYNC-84'],
    built: true,
  },
];
