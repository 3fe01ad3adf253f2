import type { Deferred } from '../../property.ts';

const reason =
  'the checker judges no liveness yet; the simulator looks for it in each run, in the phase without faults, where the channels between units lose nothing';

/** What must come about in the end. */
export const liveness: readonly Deferred[] = [
  {
    name: 'The change of every accepted request is at its client in the end, unless its channel is closed or reset, or a takeover discards it',
    clauses: ['L-RPL-1'],
    reason,
  },
  {
    name: 'Once requests and faults have ceased, primary, standbys and clients agree in the end, and nothing is pending',
    clauses: ['L-RPL-2'],
    reason,
  },
  {
    name: 'A dead client holds back no other at the primary; at a standby only until its channel is closed, and not where updates are ordered by channel',
    clauses: ['L-RPL-4'],
    reason,
  },
  { name: 'A silent client that is heard again agrees with its primary in the end', clauses: ['L-RPL-5'], reason },
  { name: 'A returned unit may take over in the end, if the primary lives', clauses: ['L-RPL-6'], reason },
  { name: 'A primary that was falsely suspected steps down in the end', clauses: ['L-RPL-7'], reason },
];
