import { lookUp, lookUpReordered, registration } from './interest.ts';

/** The compositions of the core in the sizes in which traps come about and wrong charts are caught. */

export const alone = registration('fifo', 1, 1);
export const followed = lookUp({
  crashes: { T: 1, P: 1 },
  lateHeartbeats: [],
  control: 'timely',
  lastIncarnation: 3,
  losses: 0,
});
export const reordered = lookUpReordered({ T: 2, P: 1 }, 2, 3);
