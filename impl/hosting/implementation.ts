import type { AnyStateMachine } from 'xstate';
import type { Boot, Instances } from '../../machines/role.ts';
import type { Json } from '../../spec/property.ts';
import type { Processor } from '../hardware/processor.ts';

/** The data of one part from one start to its end: real data structures in place of the contexts of its charts. */
export interface Embodiment<View> {
  /** The chart of an instance, with the data actions, guards and emits that real data replaces (`machine.provide`). */
  chart(instance: string, machine: AnyStateMachine): AnyStateMachine;
  /** What an outsider could know of the part, read from the real data: plain JSON, made anew each time. */
  view(instances: Instances): View;
  /** What survives a crash at this instant, by `instance.key`. Without it, that is read from the contexts of the charts. */
  durable?(keys: readonly string[], instances: Instances): Readonly<Record<string, Json>>;
}

/**
 * Makes the data of a part at each of its starts, on the processor that it runs on: an implementation that needs nothing of
 * the hardware leaves the processor out.
 */
export type Implementation<Input = object, View = unknown> = (
  start: Input & Boot,
  processor: Processor,
) => Embodiment<View>;
