import type { SilenceCounter } from './registry-port.ts';

/** Counts one by one, as the chart is told to. */
export function countedSilence(): SilenceCounter {
  const counts: number[] = [];
  return {
    of: (row) => counts[row] ?? 0,
    count: (row) => void (counts[row] = (counts[row] ?? 0) + 1),
    reset: (row) => void (counts[row] = 0),
  };
}
