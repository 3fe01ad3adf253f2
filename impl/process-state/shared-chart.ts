import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { ChartRunner, type Reaction } from './reaction.ts';

/** Where one of the many that share a chart stands: a small number for each state value. */
export type Standing = number;

/** What a chart did for one of those that share it. */
export interface SharedReaction extends Pick<Reaction, 'said' | 'delays'> {
  readonly standing: Standing;
}

/**
 * One chart for many, whose data is elsewhere (`provideEntry`): all that each of them needs of its own is the number of its state value.
 */
export class SharedChart {
  readonly #snapshots: AnyMachineSnapshot[] = [];
  readonly #standings = new Map<string, Standing>();
  /** Where all begin. */
  readonly first: Standing;

  readonly #runner: ChartRunner;

  constructor(machine: AnyStateMachine, input: unknown) {
    this.#runner = new ChartRunner(machine, input);
    this.first = this.#standingOf(this.#runner.first());
  }

  /** The state that all have in common who stand there. */
  stateOf(standing: Standing): AnyMachineSnapshot {
    const snapshot = this.#snapshots[standing];
    if (snapshot === undefined)
      throw new RangeError(`Nobody stands at ${standing}: there are ${this.#snapshots.length} standings so far.`);
    return snapshot;
  }

  react(standing: Standing, event: AnyEventObject): SharedReaction {
    const { snapshot, said, delays } = this.#runner.react(this.stateOf(standing), event);
    return { standing: this.#standingOf(snapshot), said, delays };
  }

  #standingOf(snapshot: AnyMachineSnapshot): Standing {
    const value = JSON.stringify(snapshot.value);
    const known = this.#standings.get(value);
    if (known !== undefined) return known;
    this.#snapshots.push(snapshot);
    this.#standings.set(value, this.#snapshots.length - 1);
    return this.#snapshots.length - 1;
  }
}
