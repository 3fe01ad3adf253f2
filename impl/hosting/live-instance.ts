import type { AnyEventObject } from 'xstate';
import type { InstanceState } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';

/** A timer that runs: its event, and the ticks of its processor until it is due. */
export interface RunningTimer {
  readonly id: string;
  readonly ticks: number;
}

/** What one chart did on one event, run to completion. */
export interface InstanceReaction {
  /** Whether the chart had a transition for the event, if only one that ignores it. */
  readonly accepted: boolean;
  readonly emitted: readonly Message[];
}

/** One chart of a part while it lives. */
export interface LiveInstance {
  /** Its state now, for routers and views. */
  readonly state: InstanceState;
  /** Whether it has come to its top-level final state. */
  readonly isDone: boolean;
  /** In the order of their identifiers. */
  readonly timers: readonly RunningTimer[];
  /** The choices of the specification that are open now: events that begin with `choice.`. */
  readonly openChoices: readonly string[];
  start(): readonly Message[];
  /** Tells it an event that is no timer of its own. */
  tell(event: AnyEventObject): InstanceReaction;
  /** Ends one of its timers that is due. */
  endTimer(id: string): InstanceReaction;
}
