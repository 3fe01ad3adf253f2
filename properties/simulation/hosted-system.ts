import { HostedPart } from '../../impl/hosting/hosted-part.ts';
import type { Flight } from '../../impl/hardware/fabric.ts';
import type { Message } from '../../spec/property.ts';
import type { Draft, Operation, Room } from './draft.ts';
import { HostedWhole } from './hosted-whole.ts';
import { reactionsDiffer, valuesDiffer, type Disagreement } from './shadow.ts';
import type { Simulation } from './simulated.ts';

/** What the operating system says of a process that was killed, and of one that came to its end. */
const EXIT_CODES = { killed: 137, ended: 0 };

/** The event at the end of a timer is named so by XState. */
const TIMER = 'xstate.after.';

/** The parts of a system on their processors: they do what their shadows did, and are held against them after every event. */
export class HostedSystem {
  readonly #hosts = new Map<string, HostedPart>();
  readonly #wholes = new Map<string, HostedWhole>();

  constructor(
    private readonly simulation: Simulation,
    private readonly room: Room,
    /** Without hosts, the shadows alone are what runs: what hosting and comparing cost is held against that. */
    private readonly isHosted: boolean,
    private readonly depart: (flight: Omit<Flight<Message>, 'readyAt' | 'isLate'>) => void,
  ) {}

  /** How many parts are up. */
  get running(): number {
    return this.#hosts.size + this.#wholes.size;
  }

  /**
   * Takes a step as it was drafted.
   *
   * @returns where a hosted part first does otherwise than its shadow
   */
  perform(draft: Draft): Disagreement | undefined {
    for (const operation of draft.operations) {
      const found = this.#do(operation);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The parts that a draft has touched and that are up after it; the views of each must agree. */
  touched(draft: Draft): readonly string[] {
    const names = draft.operations.flatMap((operation) => ('part' in operation ? [operation.part] : []));
    return [...new Set(names)];
  }

  /** Holds the view of a part against that of its shadow, which is what the step has come to if they agree. */
  compareView(part: string, event: string): { readonly view: unknown; readonly disagreement?: Disagreement } {
    const shadow = this.room.shadows.get(part);
    if (shadow === undefined) return { view: undefined };
    const { view } = shadow;
    if (!this.isHosted || this.#wholes.get(part)?.isAhead === true) return { view };
    const disagreement = valuesDiffer(part, event, 'view', this.viewOf(part), view);
    return { view, ...(disagreement !== undefined && { disagreement }) };
  }

  /** The view of a part as its host has it; undefined while it is down. */
  viewOf(part: string): unknown {
    return (this.#wholes.get(part) ?? this.#hosts.get(part))?.view;
  }

  /** A clock has ticked, with these parts on it: those that run their charts themselves end what ends with that. */
  tick(parts: readonly string[]): Disagreement | undefined {
    for (const part of parts) {
      const whole = this.#wholes.get(part);
      if (whole === undefined) continue;
      const disagreement = whole.tick() ?? this.compareView(part, 'tick').disagreement;
      if (disagreement !== undefined) return disagreement;
    }
    return undefined;
  }

  #do(operation: Operation): Disagreement | undefined {
    switch (operation.kind) {
      case 'start':
        return this.isHosted ? this.#start(operation) : undefined;
      case 'react': {
        if (!this.isHosted) return undefined;
        const { part, event, act, reaction } = operation;
        const whole = this.#wholes.get(part);
        if (whole !== undefined) return whole.react(event, reaction, event.startsWith(TIMER));
        return reactionsDiffer(part, event, act(this.#host(part).running), reaction);
      }
      case 'send':
        this.depart(operation.flight);
        return undefined;
      case 'end':
        return this.#end(operation);
    }
  }

  #start({ part, boot, reaction }: Operation & { kind: 'start' }): Disagreement | undefined {
    const { wiring, chassis } = this.room;
    const { role, input = {}, host } = wiring.part(part);
    const whole = this.simulation.wholes?.[part];
    const shadow = this.room.shadows.get(part);
    if (whole !== undefined && shadow !== undefined) {
      const processor = chassis.processor(host);
      this.#wholes.set(part, new HostedWhole(part, whole(boot, processor), shadow, processor, boot.boot));
      return undefined;
    }
    const implementation = this.simulation.implementations?.[part];
    const program = { name: part, role, input, ...(implementation !== undefined && { implementation }) };
    const hosted = new HostedPart(program, boot, chassis.processor(host));
    this.#hosts.set(part, hosted);
    return reactionsDiffer(part, 'its start', hosted.begin(), reaction);
  }

  #end({ part, durable, crashed }: Operation & { kind: 'end' }): Disagreement | undefined {
    this.room.fabric.loseTo(part);
    if (!this.isHosted) return undefined;
    const code = crashed ? EXIT_CODES.killed : EXIT_CODES.ended;
    const whole = this.#wholes.get(part);
    if (whole !== undefined) {
      whole.end(code);
      this.#wholes.delete(part);
      return valuesDiffer(part, 'its end', 'durable', {}, durable);
    }
    const host = this.#host(part);
    const kept = host.durable(this.room.wiring.part(part).durable ?? []);
    host.end(code);
    this.#hosts.delete(part);
    return valuesDiffer(part, 'its end', 'durable', kept, durable);
  }

  #host(part: string): HostedPart {
    const host = this.#hosts.get(part);
    if (host !== undefined) return host;
    throw new Error(`The part ${part} is not hosted now.`);
  }
}
