import type { AppliedUpdate, ChannelStatesPort } from '../../machines/selective-replay/channel-states-port.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, type Sections } from '../../spec/selective-replay/sections.ts';
import { StatesInPlace } from './states-in-place.ts';

/**
 * The states of a control unit divided among its processes, a block for each, where `StatesInPlace` is one block for all: nobody
 * can tell the difference from outside. RPL-8
 */
export class StatesByProcess implements ChannelStatesPort {
  readonly #blocks = new Map<string, StatesInPlace>();

  /** The processes that have a block: those of which anything was ever held since all was lost. */
  get processes(): readonly string[] {
    return [...this.#blocks.keys()];
  }

  read(pc: ProcessChannel): Sections {
    return this.#blocks.get(pc.proc)?.read(pc) ?? emptySections;
  }

  changedBy(pc: ProcessChannel): readonly Position[] {
    return this.#blocks.get(pc.proc)?.changedBy(pc) ?? [];
  }

  apply(pc: ProcessChannel, update: AppliedUpdate): void {
    this.#blockOf(pc).apply(pc, update);
  }

  take(pc: ProcessChannel, sections: Sections, last: Position): void {
    this.#blockOf(pc).take(pc, sections, last);
  }

  clear(): void {
    this.#blocks.clear();
  }

  #blockOf({ proc }: ProcessChannel): StatesInPlace {
    const block = this.#blocks.get(proc) ?? new StatesInPlace();
    this.#blocks.set(proc, block);
    return block;
  }
}
