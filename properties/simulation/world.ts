import type { Flight } from '../../impl/hardware/fabric.ts';
import type { Message } from '../../spec/property.ts';
import type { System, World } from '../checker/index.ts';
import type { Wiring } from './wiring.ts';

/** The state of a simulated system between two events: what properties may see of it. Nothing in it is changed, only replaced. */
export interface SimulatedState {
  /** By the number of the part; undefined while it is down. */
  readonly views: readonly unknown[];
  /** By the number of the channel. */
  readonly flights: readonly (readonly Flight<Message>[])[];
  /** By the number of the monitor. */
  readonly monitors: readonly unknown[];
}

/** Reads one state after another for properties, and notes what was read. */
export class StateReader implements World {
  /** What was read since this was cleared, each as it was. */
  readonly reads = new Map<string, () => unknown>();
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
    const at = this.wiring.partNumber(name);
    this.#note(`part ${at}`, () => this.state.views[at]);
    return this.state.views[at];
  }

  monitor(name: string): unknown {
    const at = this.wiring.monitorNumber(name);
    this.#note(`monitor ${at}`, () => this.state.monitors[at]);
    return this.state.monitors[at];
  }

  inFlight(from: string, to: string): readonly Message[] {
    return this.wiring.channelsBetween(from, to).flatMap((channel) => {
      this.#note(`channel ${channel}`, () => this.state.flights[channel]);
      return (this.state.flights[channel] ?? []).flatMap((flight) =>
        flight.from === from && flight.to === to ? [flight.body] : [],
      );
    });
  }

  #note(slot: string, read: () => unknown): void {
    this.#readings++;
    if (!this.reads.has(slot)) this.reads.set(slot, read);
  }
}
