import type { Expander } from './expand.ts';
import { Footprint } from './footprint.ts';
import type { Slots } from './slots.ts';

/** One property, to be asked about what stands in the expander. */
export interface Judge {
  /** Its number among the properties of the system. */
  readonly at: number;
  /** Whether what stands there decides it. The slots that it reads for this are noted. */
  decides(): boolean;
}

/** Properties that read the same slots under one label: where one of them has to be asked, so have the others. */
interface Group {
  readonly footprint: Footprint;
  readonly judges: Judge[];
}

/** What one label brings, as rows before and after. */
interface Step {
  readonly label: number;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const NONE: readonly number[] = [];

/**
 * Asks each property once for each label and combination of what it reads under that label before and after, until it is
 * decided.
 *
 * One that is seen to read more under a label joins the group of all that it has read there, and is not asked again of what
 * this group knows. For each combination that is known came in a step of that label, of which every property was asked, or
 * was not because it had been asked of another step in which what it reads was the same.
 */
export class Verdicts {
  /** By label; undefined until a step of it comes. What reads nothing under a label is in no group, and is asked that once. */
  readonly #ofLabel: (Group[] | undefined)[] = [];
  /** By the slots that are read: many labels share one. */
  readonly #footprints = new Map<string, Footprint>();
  readonly #decided = new Set<Judge>();

  constructor(
    private readonly judges: readonly Judge[],
    private readonly expander: Expander,
    private readonly before: Slots,
    private readonly after: Slots,
  ) {
    expander.onRelayout.push((_, layout) => {
      for (const footprint of this.#footprints.values()) footprint.fit(layout);
    });
  }

  /** Memory for what it remembers. */
  get peakBytes(): number {
    return [...this.#footprints.values()].reduce((sum, { peakBytes }) => sum + peakBytes, 0);
  }

  /** The numbers of the properties that this decides. Each is told of once. */
  decidedBy(label: number, before: Int32Array, after: Int32Array): readonly number[] {
    const groups = this.#ofLabel[label];
    if (groups === undefined) return this.#meet({ label, before, after });
    let decided = NONE;
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at]!;
      if (!group.footprint.isNew(label, before, after)) continue;
      decided = [...decided, ...this.#askGroup(group, groups, { label, before, after })];
      if (group.judges.length === 0) groups.splice(at--, 1);
    }
    return decided;
  }

  /** The first step of a label: all are asked, and those that read the same are grouped. */
  #meet(step: Step): readonly number[] {
    const groups: Group[] = [];
    this.#ofLabel[step.label] = groups;
    return this.judges.flatMap((judge) => {
      if (this.#decided.has(judge)) return [];
      if (this.#ask(judge)) return [judge.at];
      if (this.before.size + this.after.size > 0) this.#join(groups, judge, this.before, this.after, step);
      return [];
    });
  }

  #askGroup({ footprint, judges }: Group, groups: Group[], step: Step): readonly number[] {
    let decided = NONE;
    let staying = 0;
    for (let at = 0; at < judges.length; at++) {
      const judge = judges[at]!;
      if (this.#decided.has(judge)) continue;
      if (this.#ask(judge)) decided = [...decided, judge.at];
      else if (footprint.covers(this.before, this.after)) judges[staying++] = judge;
      else this.#join(groups, judge, footprint.before.with(this.before), footprint.after.with(this.after), step);
    }
    judges.length = staying;
    return decided;
  }

  #ask(judge: Judge): boolean {
    this.before.clear();
    this.after.clear();
    const decides = judge.decides();
    if (decides) this.#decided.add(judge);
    return decides;
  }

  /** Puts a property, which was asked of this step, to those that read the same slots. */
  #join(groups: Group[], judge: Judge, before: Slots, after: Slots, step: Step): void {
    const group = groups.find(({ footprint }) => footprint.isOf(before, after));
    if (group !== undefined) {
      group.judges.push(judge);
      return;
    }
    const footprint = this.#footprintOf(before, after);
    footprint.isNew(step.label, step.before, step.after);
    groups.push({ footprint, judges: [judge] });
  }

  #footprintOf(before: Slots, after: Slots): Footprint {
    const key = `${before.key} > ${after.key}`;
    let footprint = this.#footprints.get(key);
    if (footprint === undefined) {
      footprint = new Footprint(before.copy(), after.copy(), this.expander.layout);
      this.#footprints.set(key, footprint);
    }
    return footprint;
  }
}
