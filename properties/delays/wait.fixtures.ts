import type { AnyEventObject, AnyStateMachine } from 'xstate';

/** A state of a chart in which a named delay runs, and how the chart comes there. */
export interface Wait {
  readonly machine: AnyStateMachine;
  /** As reports of coverage name the state. */
  readonly state: string;
  readonly delay: string;
  /** The input that makes the delay last so many ticks; every other delay in it lasts one tick, or nine where it must not end first. */
  readonly input: (ticks: number) => unknown;
  /** What happens until the delay begins: events, and the ends of whatever delay runs by then. */
  readonly before: readonly (AnyEventObject | 'end')[];
}
