import type { Waiting } from '../clause.ts';

/** The numbers of clauses, by what they wait for. */
const rings: readonly { readonly reason: string; readonly numbers: readonly number[] }[] = [
  {
    reason:
      'Acknowledgements that a standby handles in the order of op ids: what it holds of them is few, and their order matters nowhere',
    numbers: [50],
  },
  {
    reason: 'Several standbys: who takes over of them, and who of them is told of a higher epoch by clients alone',
    numbers: [10, 98, 106, 108],
  },
  {
    reason: 'Heartbeats between units: what watches them tells of the end of one, or suspects one, without a time',
    numbers: [65],
  },
  {
    reason:
      'Processes apart from their operating systems: crashes of one alone, consumers that are no card, and a start without any state',
    numbers: [2, 4, 5, 9, 68, 116, 117],
  },
  {
    reason: 'Bounds and networks: queues that overflow, messages that are missing in between, several devices',
    numbers: [11, 53, ...range(110, 113)],
  },
];

/** The clauses that are specified but not built yet, by what they wait for, nearest first. */
export const waiting: readonly Waiting[] = rings.flatMap(({ reason, numbers }) =>
  numbers.map((number) => ({ clause: `RPL-${String(number)}`, reason })),
);

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
