import type { Flight } from '../../impl/hardware/fabric.ts';
import type { Message } from '../../spec/property.ts';
import type { System, World } from '../checker/index.ts';
import type { Wiring } from './wiring.ts';

/**
 * The state of a simulated system between two events: what properties may see of it, slot by slot as the wiring numbers them:
 * the view of each part, undefined while it is down; what each channel holds; the view of each monitor. Nothing in it is
 * changed, only replaced.
 */
export type SimulatedState = readonly unknown[];

/** Reads one state after another for properties, and notes which slots were read. */
export class StateReader implements World {
  /** The slots that were read since this was emptied; some of them more than once. */
  reads: number[] = [];
  #readings = 0;
  #lasting: { readonly view: unknown } | undefined;

  constructor(
    private readonly system: System,
    private readonly wiring: Wiring,
    public state: SimulatedState,
  ) {}

  /** The view of the system; one that reads nothing while it is made serves for every state. */
  get view(): unknown {
    if (this.#lasting !== undefined) return this.#lasting.view;
    const before = this.#readings;
    const view = this.system.view(this);
    if (this.#readings === before) this.#lasting = { view };
    return view;
  }

  part(name: string): unknown {
    return this.#read(this.wiring.partNumber(name));
  }

  monitor(name: string): unknown {
    return this.#read(this.wiring.monitorSlot + this.wiring.monitorNumber(name));
  }

  inFlight(from: string, to: string): readonly Message[] {
    const found: Message[] = [];
    for (const channel of this.wiring.channelsBetween(from, to)) {
      for (const flight of this.#read(this.wiring.channelSlot + channel) as readonly Flight<Message>[])
        if (flight.from === from && flight.to === to) found.push(flight.body);
    }
    return found;
  }

  #read(slot: number): unknown {
    this.#readings++;
    this.reads.push(slot);
    return this.state[slot];
  }
}
