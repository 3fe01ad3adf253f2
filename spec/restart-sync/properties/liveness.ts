import type { Deferred } from '../../property.ts';

const reason =
  'the checker judges no liveness yet; the simulator looks for it in each run, in the phase without faults';

/** What must come about in the end. */
export const liveness: readonly Deferred[] = [
  { name: 'Stale data is synchronised or expires in the end', clauses: ['L-SYNC-1'], reason },
  {
    name: 'A source that stays up, with its configuration and inputs, sends an end of data in the end',
    clauses: ['L-SYNC-2'],
    reason,
  },
  { name: 'A receiver and a source that stay up agree in the end', clauses: ['L-SYNC-3'], reason },
  { name: 'Everyone down a chain agrees with its head in the end', clauses: ['L-SYNC-4'], reason },
  {
    name: 'The data of a source that dies for good, or again and again before its end of data, is gone everywhere in the end',
    clauses: ['L-SYNC-5'],
    reason,
  },
];

/** What no single run shows. */
export const ofTwoRuns: readonly Deferred[] = [
  {
    name: 'Full transfers and changes told as they are lead to the same data',
    clauses: ['S-SYNC-18'],
    reason: 'it compares two runs; the simulator makes them from one seed',
  },
];
