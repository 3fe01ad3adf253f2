import type { Property } from '../../spec/property.ts';
import type { Label } from '../checker/label.ts';
import { guarded } from '../checker/judge.ts';
import type { System } from '../checker/index.ts';
import type { Wiring } from './wiring.ts';
import { StateReader, type SimulatedState } from './world.ts';

type Judge = (before: SimulatedState, label: Pick<Label, 'event' | 'sent'>, after: SimulatedState) => boolean;

/** Judges every property of a system in every state and step of one run. */
export class Bench {
  readonly #always: readonly { readonly property: Property<unknown>; readonly holds: Judge }[];
  readonly #steps: readonly { readonly property: Property<unknown>; readonly holds: Judge }[];
  #sometimes: readonly { readonly property: Property<unknown>; readonly holds: Judge }[];
  readonly #witnessed = new Set<string>();

  constructor(
    private readonly system: System,
    private readonly wiring: Wiring,
    initial: SimulatedState,
  ) {
    const { properties } = system;
    this.#always = properties.flatMap((property) =>
      property.kind === 'always' ? [{ property, holds: this.#stateJudge(property.name, property.holds, initial) }] : [],
    );
    this.#sometimes = properties.flatMap((property) =>
      property.kind === 'sometimes'
        ? [{ property, holds: this.#stateJudge(property.name, property.holds, initial) }]
        : [],
    );
    const [before, after] = [new StateReader(system, wiring, initial), new StateReader(system, wiring, initial)];
    this.#steps = properties.flatMap((property) => {
      if (property.kind !== 'step') return [];
      const path = pathOf(system, property.name);
      const holds: Judge = (was, { event, sent }, is) => {
        before.state = was;
        after.state = is;
        before.reads = [];
        after.reads = [];
        return guarded(path, () => property.holds(before.view, event, sent, after.view));
      };
      return [{ property, holds }];
    });
  }

  /** The sentences of those `sometimes` that were reached. */
  get witnessed(): ReadonlySet<string> {
    return this.#witnessed;
  }

  /** The properties that the state after this step, or the step itself, breaks. Without a state before, it is the first state. */
  judge(
    before: SimulatedState | undefined,
    label: Pick<Label, 'event' | 'sent'>,
    after: SimulatedState,
  ): readonly Property<unknown>[] {
    const broken = this.#always.filter(({ holds }) => !holds(after, label, after));
    if (before !== undefined) broken.push(...this.#steps.filter(({ holds }) => !holds(before, label, after)));
    const reached = this.#sometimes.filter(({ holds }) => holds(after, label, after));
    for (const { property } of reached) this.#witnessed.add(property.name);
    if (reached.length > 0) this.#sometimes = this.#sometimes.filter((judge) => !reached.includes(judge));
    return broken.map(({ property }) => property);
  }

  /** Asks again only when something that it read the last time has been replaced since. */
  #stateJudge(name: string, holds: (view: unknown) => boolean, initial: SimulatedState): Judge {
    const reader = new StateReader(this.system, this.wiring, initial);
    const path = pathOf(this.system, name);
    let last: boolean | undefined;
    let slots: readonly number[] = [];
    let were: SimulatedState = initial;
    return (_before, _label, after) => {
      if (last !== undefined && slots.every((slot) => after[slot] === were[slot])) return last;
      reader.state = after;
      reader.reads = [];
      last = guarded(path, () => holds(reader.view));
      slots = [...new Set(reader.reads)];
      were = after;
      return last;
    };
  }
}

function pathOf({ name }: System, property: string): string {
  return `${name} > property "${property}"`;
}
