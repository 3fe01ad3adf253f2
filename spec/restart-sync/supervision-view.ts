import type { SourceView } from './view.ts';

/** What an outsider could know of a supervisor and of the processes that it starts again. SYNC-40 */
export interface SupervisionView {
  /** The supervised processes. */
  readonly names: readonly string[];
  /** Ticks from the end of a process to the order to start it. */
  readonly restartDelay: number;
  /** Ticks since the last end of a process that no order has followed; null where each end has had its order. Counts to the delay and one more. */
  readonly unansweredFor: (name: string) => number | null;
  /** What a process has found so far; undefined while it is down. */
  readonly source: (name: string) => SourceView | undefined;
}
