import type { IdentifierPolicy, Reporting } from '../../impl/hardware/operating-system.ts';
import type { Implementation } from '../../impl/hosting/implementation.ts';
import type { WholePartMaker } from '../../impl/hosting/whole-part.ts';
import type { Message } from '../../spec/property.ts';
import type { Stimulus, System } from '../checker/index.ts';

/** What the processor of a host is made of; what is left out is as usual. */
export interface ProcessorSpec {
  /** How its operating system tells of the ends of processes. Default: it is silent. */
  readonly reporting?: Reporting;
  /** Which identifiers it gives. Default: the lowest that is free. */
  readonly identifiers?: IdentifierPolicy;
  /** Bytes of each segment of its memory. */
  readonly segments?: readonly number[];
  /**
   * What it takes first where a timer and messages are due in one tick. Default: either, as chance has it. A host that takes
   * messages first ends its timers when the tick is over; the other one when it begins. SYNC-33
   */
  readonly takesFirst?: 'messages' | 'timers';
}

/** A system that `switchover simulate` runs on simulated hardware, judged by the same properties as when it is checked. */
export interface Simulation<View = unknown> {
  /** `protocol/simulation`. */
  readonly name: string;
  readonly title: string;
  readonly system: System<View>;
  /** Real data for parts, by name; a part without runs its charts as they are. */
  readonly implementations?: Readonly<Record<string, Implementation<never>>>;
  /**
   * Parts that run their charts themselves, by name. Their hosts take timers first: such a part ends in a tick all that ends in it.
   */
  readonly wholes?: Readonly<Record<string, WholePartMaker>>;
  /** By host. */
  readonly processors?: Readonly<Record<string, ProcessorSpec>>;
  /** The part that a message to the environment orders to be started, as an operating system does for a supervisor. SYNC-40 */
  readonly startedBy?: (message: Message) => string | undefined;
  /** What the world says at every tick once faults have ceased, where it is accepted: without it, it says nothing then. */
  readonly goesOn?: (stimulus: Stimulus) => boolean;
  /** Once faults have ceased: why it has not converged yet, in words; undefined when it has. Without it nothing is demanded. */
  readonly converged?: (view: View) => string | undefined;
  /** How often the outside world speaks in a tick with faults, at most and over all of them. Default 1. */
  readonly traffic?: number;
  /** Ticks with faults, where the command line names none. Default 60. */
  readonly ticks?: number;
  /** Ticks without faults within which it must converge. Default 200. */
  readonly patience?: number;
}

/** A simulation of its own type of view as one whose view nobody outside it needs to know. */
export function closedSimulation<View>(simulation: Simulation<View>): Simulation {
  return simulation as Simulation;
}
