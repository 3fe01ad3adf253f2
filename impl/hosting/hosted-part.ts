import type { Boot } from '../../machines/role.ts';
import type { Json } from '../../spec/property.ts';
import type { Processor } from '../hardware/processor.ts';
import { ActorInstance } from './actor-instance.ts';
import type { Embodiment, Implementation } from './implementation.ts';
import { RunningPart, type Reaction, type Start } from './running-part.ts';

/** A part that is hosted on a processor, as one process of its operating system. */
export interface HostedProgram extends Omit<Start, 'boot'> {
  readonly implementation?: Implementation<never>;
}

/** One start of a part on a processor: a process whose charts are actors, with real data where an implementation gives it. */
export class HostedPart {
  readonly #part: RunningPart;
  readonly #embodiment: Embodiment<unknown> | undefined;
  readonly #actors: ActorInstance[] = [];

  constructor(
    readonly program: HostedProgram,
    readonly boot: Boot,
    private readonly processor: Processor,
  ) {
    const { name, role, input, implementation } = program;
    processor.run(name, boot.boot);
    const embodiment = implementation?.({ ...input, ...boot } as never, processor);
    this.#embodiment = embodiment;
    this.#part = new RunningPart({ name, role, input, boot }, (instance, machine, own) => {
      const chart = embodiment?.chart(instance, machine) ?? machine;
      const actor = new ActorInstance(chart, own, processor.clock, `${name} > instance "${instance}" (${machine.id})`);
      this.#actors.push(actor);
      return actor;
    });
  }

  /** What it runs: its instances, and how they react. */
  get running(): RunningPart {
    return this.#part;
  }

  /** What an outsider could know of it: from the real data where there is an implementation. */
  get view(): unknown {
    const { states } = this.#part;
    return this.#embodiment === undefined ? this.program.role.view(states) : this.#embodiment.view(states);
  }

  /** What survives if it ends at this instant, of these context keys. */
  durable(keys: readonly string[]): Readonly<Record<string, Json>> {
    return this.#embodiment?.durable?.(keys, this.#part.states) ?? this.#part.durable(keys);
  }

  begin(): Reaction {
    return this.#part.begin();
  }

  /** Its process ends at this instant, however it does: timers and memory are lost, and nothing more is said. */
  end(code: number): void {
    for (const actor of this.#actors) actor.drop();
    this.processor.end(this.program.name, code);
  }
}
