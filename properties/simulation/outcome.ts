import type { TraceStep } from '../checker/index.ts';
import type { Disagreement } from './shadow.ts';

/** Why a run failed. */
export type Failure =
  | { readonly kind: 'property'; readonly property: string; readonly clauses: readonly string[] }
  | { readonly kind: 'reception'; readonly instance: string | undefined; readonly type: string }
  | { readonly kind: 'disagreement'; readonly disagreement: Disagreement }
  | { readonly kind: 'exception'; readonly message: string }
  /** Nothing lets time pass any more. */
  | { readonly kind: 'stuck'; readonly reason: string }
  | { readonly kind: 'not converged'; readonly reason: string; readonly ticks: number };

/** What happened in a run, counted. */
export interface Counts {
  /** Steps of every kind, ticks included. */
  readonly events: number;
  readonly ticks: number;
  readonly crashes: number;
  readonly restarts: number;
  readonly cuts: number;
  readonly lost: number;
  readonly doubled: number;
  /** Messages that arrived. */
  readonly delivered: number;
}

/** What one run under one plan came to. */
export interface Outcome {
  readonly failure: Failure | undefined;
  readonly counts: Counts;
  /** The sentences of the `sometimes` that were reached. */
  readonly witnessed: ReadonlySet<string>;
  /** The sentences of those that are expected to be violated, and were. */
  readonly violatedAsExpected: ReadonlySet<string>;
  /** Whether it converged once faults had ceased; undefined where that is not demanded, or not reached. */
  readonly converged: boolean | undefined;
  /** The channel that was full where that ends in "not finished": from then on there were no more faults. */
  readonly overflowed: string | undefined;
  /** Every step, in order. */
  readonly steps: readonly TraceStep[];
}

/** Two failures of one key are the same failure: what shrinking holds on to. */
export function failureKey(failure: Failure): string {
  switch (failure.kind) {
    case 'property':
      return `property ${failure.property}`;
    case 'reception':
      return `reception ${failure.type}`;
    case 'disagreement':
      return `disagreement ${failure.disagreement.part} ${failure.disagreement.what.split('.')[0] ?? ''}`;
    case 'not converged':
      return `not converged: ${failure.reason}`;
    default:
      return failure.kind;
  }
}
