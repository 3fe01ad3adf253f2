import type { Message } from '../../spec/property.ts';
import type { Expander } from './expand.ts';
import { SystemError } from './errors.ts';
import { Slots } from './slots.ts';
import type { System, World } from './system.ts';

/** So many uses of a view that lasts are held against one made anew. */
const TRIALS = 16;

/**
 * The view of a system on what its reader reads. One that reads nothing while it is made reads all that it tells when it is
 * asked, so it is made once and serves for every state; any other is made anew each time.
 */
export class Viewer {
  #lasting: { readonly view: unknown } | undefined;
  #trials = 0;

  constructor(
    private readonly system: System,
    private readonly reader: WorldReader,
  ) {}

  get view(): unknown {
    if (this.#lasting !== undefined) return this.#lasting.view;
    const before = this.reader.readings;
    const view = this.system.view(this.reader);
    if (this.reader.readings === before) this.#lasting = { view };
    return view;
  }

  /** Refuses a view that remembers what it has read, for it would speak of another state: one made anew reads more. */
  tryAgain(readings: number, evaluate: (viewed: () => unknown) => unknown): void {
    if (this.#lasting === undefined || this.#trials >= TRIALS) return;
    this.#trials++;
    const before = this.reader.readings;
    evaluate(() => this.system.view(this.reader));
    if (this.reader.readings - before === readings) return;
    throw new SystemError(
      `${this.system.name} > view`,
      'other readings when the same was asked of a view made anew',
      'Let the view read whenever it is asked and remember nothing: it serves for many states.',
    );
  }
}

/** Reads a state for properties and notes which slots were read: the verdict depends on these and on nothing else. */
export class WorldReader implements World {
  readonly reads: Slots;
  /** How often anything was read. */
  readings = 0;

  constructor(
    private readonly expander: Expander,
    /** The state that is read, a number per slot. */
    private readonly ids: Int32Array = expander.ids,
  ) {
    this.reads = new Slots(ids.length);
  }

  part(name: string): unknown {
    const part = this.expander.model.parts[this.expander.model.partNumber(name)];
    if (part === undefined) throw new Error(`No part "${name}" in this system.`);
    this.#note(part.index);
    return part.view(this.ids[part.index]!);
  }

  monitor(name: string): unknown {
    const { model, monitorSlot } = this.expander;
    const at = model.monitors.findIndex((candidate) => candidate.name === name);
    if (at === -1) throw new Error(`No monitor "${name}" in this system.`);
    this.#note(monitorSlot + at);
    return model.monitors[at]!.view(this.ids[monitorSlot + at]!);
  }

  inFlight(from: string, to: string): readonly Message[] {
    const { model, channelSlot } = this.expander;
    return model.channelsBetween(from, to).flatMap((channel) => {
      this.#note(channelSlot + channel);
      return model.messagesBetween(channel, this.ids[channelSlot + channel]!, from, to);
    });
  }

  #note(slot: number): void {
    this.readings++;
    this.reads.add(slot);
  }
}
