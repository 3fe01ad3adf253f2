import type { Boot, Received } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import type { Processor } from '../hardware/processor.ts';

/** A message of a part, and to whom. */
export interface Outgoing {
  readonly to: string;
  readonly message: Message;
}

/**
 * A part that runs its charts itself, very many of them over shared data, instead of one actor for each. It knows no timers that
 * others could see: all that ends in a tick, it ends when it is told of the tick.
 */
export interface WholePart<View = unknown> {
  /** A message to the part. Gives what it says, in order. */
  receive(message: Received): readonly Outgoing[];
  /** Its clock has ticked. Gives what it says, in order, of all that ends in this tick. */
  tick(): readonly Outgoing[];
  /** What an outsider could know of it: plain JSON, made anew each time. */
  readonly view: View;
}

/** Makes such a part at each of its starts, on the processor that it runs on. */
export type WholePartMaker<View = unknown> = (start: Boot, processor: Processor) => WholePart<View>;
