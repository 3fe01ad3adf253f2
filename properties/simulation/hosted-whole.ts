import type { Processor } from '../../impl/hardware/processor.ts';
import type { Reaction } from '../../impl/hosting/running-part.ts';
import type { Outgoing, WholePart } from '../../impl/hosting/whole-part.ts';
import type { Received } from '../../machines/role.ts';
import { valuesDiffer, type Disagreement, type Shadow } from './shadow.ts';

/**
 * One start of a part that runs its charts itself. What ends in a tick it ends at once, where its shadow takes one timer after the
 * other: the two are held against each other after each message, and after the last timer of each tick.
 */
export class HostedWhole {
  /** What it and its shadow have said since they were last compared. */
  #said: Outgoing[] = [];
  #expected: Outgoing[] = [];

  constructor(
    private readonly name: string,
    private readonly part: WholePart,
    private readonly shadow: Shadow,
    private readonly processor: Processor,
    boot: number,
  ) {
    processor.run(name, boot);
  }

  get view(): unknown {
    return this.part.view;
  }

  /** Whether its shadow is in the middle of a tick. */
  get isAhead(): boolean {
    return this.shadow.dueTimers.length > 0;
  }

  tick(): Disagreement | undefined {
    this.#said.push(...this.part.tick());
    return this.#compared('tick');
  }

  /** Its shadow has reacted: to a message, which it takes as well, or to the end of a timer, which it has taken with the tick. */
  react(event: string, { outgoing, steps }: Reaction, isTimer: boolean): Disagreement | undefined {
    this.#expected.push(...outgoing);
    const [first] = steps;
    if (!isTimer && first !== undefined) this.#said.push(...this.part.receive(first.event as Received));
    return this.#compared(event);
  }

  end(code: number): void {
    this.processor.end(this.name, code);
  }

  #compared(event: string): Disagreement | undefined {
    if (this.isAhead) return undefined;
    const [said, expected] = [this.#said, this.#expected];
    this.#said = [];
    this.#expected = [];
    return valuesDiffer(this.name, event, 'messages', said, expected);
  }
}
