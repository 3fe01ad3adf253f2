import type { Waiting } from '../clause.ts';

/** The numbers of clauses, by what they wait for. */
const rings: readonly { readonly reason: string; readonly numbers: readonly number[] }[] = [
  {
    reason:
      'Acknowledgements that a standby handles in the order of op ids: what it holds of them is few, and their order matters nowhere',
    numbers: [50],
  },
];

/** The clauses that are specified but not built yet, by what they wait for, nearest first. */
export const waiting: readonly Waiting[] = rings.flatMap(({ reason, numbers }) =>
  numbers.map((number) => ({ clause: `RPL-${String(number)}`, reason })),
);
