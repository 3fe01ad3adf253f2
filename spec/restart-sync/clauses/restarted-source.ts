import type { Clause } from '../../clause.ts';

/**
 * The restarted source (Fig. 12): how a process comes back, whom it sends its data to, and when it may call that data complete.
 */
export const restartedSourceClauses: readonly Clause[] = [
  {
    id: 'SYNC-40',
    level: 'MUST',
    text: 'A dead process is restarted; its own memory area starts empty.',
    source:
      'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 block 1201; that the area is empty is inferred',
  },
  {
    id: 'SYNC-41',
    level: 'MUST',
    text: 'It registers with the PSM first (new incarnation), then looks up 905 and its inputs.',
    source:
      'Method and Apparatus for Process Sync Restart, 0026, 0033; the order against Fig. 12 block 1203 is inferred',
  },
  {
    id: 'SYNC-42',
    level: 'MUST',
    text: 'It gets its configuration from the configuration manager.',
    source: 'Method and Apparatus for Process Sync Restart, 0043, 0049, Fig. 12 block 1203',
  },
  {
    id: 'SYNC-43',
    level: 'MUST',
    text: 'It then initialises its data: discovers the present state.',
    source: 'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 block 1205',
  },
  {
    id: 'SYNC-44',
    level: 'MUST',
    text: 'On completion it sends Eof to each receiver.',
    source: 'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 blocks 1207, 1209',
  },
  {
    id: 'SYNC-45',
    level: 'MUST',
    text: 'Not complete and still alive: goes on.',
    source: 'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 blocks 1207, 1211',
  },
  {
    id: 'SYNC-46',
    level: 'MUST',
    text: 'Died again before completion: starts over at Fig. 12 block 1201; nothing of the aborted initialisation counts.',
    source: 'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 block 1211',
  },
  {
    id: 'SYNC-47',
    level: 'MUST',
    text: 'Data may be sent as it is found, before completion; all data precedes its Eof on the channel.',
    source:
      'Method and Apparatus for Process Sync Restart, 0049, 0050, Fig. 13 blocks 1301, 1309 (data before the end of data)',
  },
  {
    id: 'SYNC-48',
    level: 'MUST',
    text: 'Eof is sent once per transfer and never before initialisation is complete.',
    source: 'Method and Apparatus for Process Sync Restart, 0049, Fig. 12 blocks 1207, 1209',
  },
  {
    id: 'SYNC-49',
    level: 'MUST',
    text: 'A source does not remember its receivers over a restart: receivers subscribe at its birth (`sync.refreshOnBirth`), or at the look-up answer.',
    source:
      'Method and Apparatus for Process Sync Restart, 0006, 0042, 0047 ("requested"); Fig. 12 block 1209 shows no request, and does not say how a restarted source knows its receivers (trap T6)',
  },
  {
    id: 'SYNC-50',
    level: 'MUST',
    text: 'Subscription during initialisation: gets the data found so far, then the rest, then Eof. After completion: a snapshot, then Eof.',
    source: 'inferred: SYNC-44 for a receiver that comes late',
  },
  {
    id: 'SYNC-51',
    level: 'MUST',
    text: "Data derived from inputs is complete only when each declared input has `complete`, or has been awaited in vain for `sync.limit` ticks (a dead input is awaited too), counted from the later of own start and the input's death; an input that expired has been so awaited, until it is complete again.",
    source:
      'inferred: what is derived is not completed before its inputs are; an early end of data would remove good records downstream (traps T5, T20)',
  },
  {
    id: 'SYNC-52',
    level: 'MUST',
    text: "An initialisation that waits for 905 or an input stays killable and restartable; receivers' limits run on meanwhile.",
    source: 'inferred: neither the limit (0048) nor the restart (0049) makes an exception for a source that waits',
  },
  {
    id: 'SYNC-53',
    level: 'MUST',
    text: 'A process made to register anew without a crash (PSM-HBT-16) sends each receiver a full transfer and Eof.',
    source: 'inferred: the receivers have marked its data stale',
  },
  {
    id: 'SYNC-54',
    level: 'MAY',
    text: '`sync.config.limit`: configuration held from a dead 905 expires; default none: kept.',
    source: 'inferred: the text does not say how long configuration outlives the process that gave it (0043)',
    option: 'config.limit',
  },
];
