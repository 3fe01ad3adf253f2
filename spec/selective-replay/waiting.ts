import type { Waiting } from '../clause.ts';

/** The numbers of clauses, by what they wait for. */
const rings: readonly { readonly reason: string; readonly numbers: readonly number[] }[] = [
  {
    reason: 'The core: one process, no cookies, acknowledgements by way of the primary, one for each update',
    numbers: [
      ...range(1, 5),
      12,
      ...range(20, 38),
      ...range(40, 45),
      ...range(65, 78),
      ...range(81, 86),
      ...range(91, 97),
      118,
      120,
    ],
  },
  {
    reason:
      'The next ring: direct and cumulative acknowledgements, order by channel, a reset client, return and snapshot',
    numbers: [39, ...range(46, 54), 79, ...range(100, 105), 114, 115, 122, 123],
  },
  {
    reason:
      'The ring after that: the cut, silent clients heard again, false failover, several standbys, dying processes',
    numbers: [10, 80, ...range(87, 90), 98, 99, ...range(106, 109), 116, 117, 121, 124],
  },
  {
    reason: 'The last ring: cookies, overflow, several devices, several processes, figures of a replay',
    numbers: [...range(6, 9), 11, ...range(55, 60), ...range(110, 113), 119],
  },
];

/** The clauses that are specified but not built yet, by what they wait for, nearest first. */
export const waiting: readonly Waiting[] = rings.flatMap(({ reason, numbers }) =>
  numbers.map((number) => ({ clause: `RPL-${String(number)}`, reason })),
);

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
