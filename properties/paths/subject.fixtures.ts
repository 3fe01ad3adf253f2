import type { AnyEventObject, AnyStateMachine } from 'xstate';

/** A chart with one choice of its options, and what may happen to it on its paths. */
export interface Subject {
  /** What sets it apart from the other subjects of its chart. */
  readonly choice: string;
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  /** The named delays of the chart, in ticks, as the input sets them. */
  readonly delays: Readonly<Record<string, number>>;
  readonly events: readonly AnyEventObject[];
  /** Where paths end: what would otherwise lead to ever new states that differ by a number alone. */
  readonly isFar: (context: Readonly<Record<string, unknown>>) => boolean;
}

/** For charts that come back to finitely many states on their own. */
export const never: Subject['isFar'] = () => false;
