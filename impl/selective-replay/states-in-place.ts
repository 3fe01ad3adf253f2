import type { AppliedUpdate, ChannelStatesPort } from '../../machines/selective-replay/channel-states-port.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections, wholeOf, type Sections } from '../../spec/selective-replay/sections.ts';
import { SectionedState } from './sectioned-state.ts';

/** The states of all channels of a control unit, each in place and apart from the others: `provideUnitData` takes it. RPL-3 */
export class StatesInPlace implements ChannelStatesPort {
  readonly #states = new Map<string, SectionedState>();
  /** What was read last of each, until something is done to it. */
  readonly #read = new Map<string, Sections>();

  read(pc: ProcessChannel): Sections {
    const name = channelName(pc);
    const read = this.#read.get(name) ?? this.#states.get(name)?.whole() ?? emptySections;
    this.#read.set(name, read);
    return read;
  }

  changedBy(pc: ProcessChannel): readonly Position[] {
    return this.#states.get(channelName(pc))?.changedBy ?? [];
  }

  apply(pc: ProcessChannel, { opUid, body, full }: AppliedUpdate): void {
    const state = this.#changing(pc);
    if (full !== null) state.clear(opUid);
    state.apply(opUid, body);
  }

  take(pc: ProcessChannel, sections: Sections, last: Position): void {
    this.#changing(pc).overwrite(last, wholeOf(sections));
  }

  clear(): void {
    this.#states.clear();
    this.#read.clear();
  }

  #changing(pc: ProcessChannel): SectionedState {
    const name = channelName(pc);
    this.#read.delete(name);
    let state = this.#states.get(name);
    if (state === undefined) {
      state = new SectionedState();
      this.#states.set(name, state);
    }
    return state;
  }
}
