import type { ClientStatePort } from '../../machines/selective-replay/client-state-port.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { Body, ReplayedSection, Sections } from '../../spec/selective-replay/sections.ts';
import { SectionedState } from './sectioned-state.ts';

/** State 43 of a client in place: what its chart does is done there. `provideClientState` takes it. */
export class ClientStateInPlace implements ClientStatePort {
  readonly #state: SectionedState;
  /** What was read last, until something is done. */
  #whole: Sections | undefined;

  constructor(state = new SectionedState()) {
    this.#state = state;
  }

  /** All that it holds, as the context of the chart alone would have it. */
  get whole(): Sections {
    this.#whole ??= this.#state.whole();
    return this.#whole;
  }

  get changedBy(): readonly Position[] {
    return this.#state.changedBy;
  }

  apply(opUid: Position, body: Body, isWhole: boolean): void {
    this.#whole = undefined;
    if (isWhole) this.#state.clear(opUid);
    this.#state.apply(opUid, body);
  }

  overwrite(opUid: Position, sections: readonly ReplayedSection[]): void {
    this.#whole = undefined;
    this.#state.overwrite(opUid, sections);
  }

  clear(): void {
    this.#whole = undefined;
    this.#state.clear(null);
  }
}
