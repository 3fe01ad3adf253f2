import type { Always, Property, Sometimes, Step } from '../../spec/property.ts';
import { SystemError } from './errors.ts';
import type { Expander } from './expand.ts';
import { Footprint } from './footprint.ts';
import type { System } from './system.ts';
import { Viewer, WorldReader } from './world.ts';

/** Judges a property of single states, once for each combination of the slots that it reads. */
export class StateJudge {
  readonly #reader: WorldReader;
  readonly #viewer: Viewer;
  #footprint: Footprint;

  constructor(
    private readonly property: Always<unknown> | Sometimes<unknown>,
    private readonly system: System,
    private readonly expander: Expander,
  ) {
    this.#reader = new WorldReader(expander);
    this.#viewer = new Viewer(system, this.#reader);
    this.#footprint = new Footprint(new Set(), new Set(), expander.layout);
    expander.onRelayout.push((_, layout) => {
      this.#footprint.fit(layout);
    });
  }

  /** Memory for what it remembers. */
  get peakBytes(): number {
    return this.#footprint.peakBytes;
  }

  /** Whether the expander's loaded state is one that decides: it breaks an `always`, or is a witness of a `sometimes`. */
  decides(): boolean {
    const { base } = this.expander;
    return this.#footprint.isNew(0, base, base) && this.#evaluate();
  }

  #evaluate(): boolean {
    const { property, system } = this;
    const { reads, readings } = this.#reader;
    const before = reads.size;
    const evaluate = (viewed: () => unknown) => guarded(pathOf(property, system), () => property.holds(viewed()));
    const holds = evaluate(() => this.#viewer.view);
    this.#viewer.tryAgain(this.#reader.readings - readings, evaluate);
    if (reads.size > before) this.#footprint = new Footprint(new Set(reads), new Set(), this.expander.layout);
    return holds === (property.kind === 'sometimes');
  }
}

/** Judges a property of steps, once for each label and combination of the slots that it reads of that label before and after. */
export class StepJudge {
  readonly #before: WorldReader;
  readonly #after: WorldReader;
  readonly #viewers: readonly [Viewer, Viewer];
  readonly #afterIds: Int32Array;
  /** By label; undefined until the first step of that label. Of most labels a property reads nothing. */
  readonly #ofLabel: (Footprint | undefined)[] = [];
  /** The same by the slots that are read: many labels share one. */
  readonly #footprints = new Map<string, Footprint>();

  constructor(
    private readonly property: Step<unknown>,
    private readonly system: System,
    private readonly expander: Expander,
  ) {
    this.#before = new WorldReader(expander);
    this.#after = new WorldReader(expander);
    this.#afterIds = new Int32Array(expander.ids.length);
    this.#after.ids = this.#afterIds;
    this.#viewers = [new Viewer(system, this.#before), new Viewer(system, this.#after)];
    expander.onRelayout.push((_, layout) => {
      for (const footprint of this.#footprints.values()) footprint.fit(layout);
    });
  }

  /** Memory for what it remembers. */
  get peakBytes(): number {
    return [...this.#footprints.values()].reduce((sum, { peakBytes }) => sum + peakBytes, 0);
  }

  /** Whether the step that the expander tells of breaks the property. */
  decides(): boolean {
    const { base, next, label } = this.expander;
    const footprint = this.#ofLabel[label.id];
    if (footprint === undefined) return this.#evaluate();
    return !footprint.isEmpty && footprint.isNew(label.id, base, next) && this.#evaluate();
  }

  #evaluate(): boolean {
    const { property, system, expander } = this;
    const { event, sent, id } = expander.label;
    expander.layout.unpack(expander.next, 0, this.#afterIds);
    this.#before.reads.clear();
    this.#after.reads.clear();
    const [before, after] = this.#viewers;
    const readings = [this.#before.readings, this.#after.readings] as const;
    const evaluate = (viewedBefore: () => unknown, viewedAfter: () => unknown) =>
      guarded(pathOf(property, system), () => property.holds(viewedBefore(), event, sent, viewedAfter()));
    const [viewBefore, viewAfter] = [() => before.view, () => after.view];
    const holds = evaluate(viewBefore, viewAfter);
    const read = [this.#before.readings - readings[0], this.#after.readings - readings[1]] as const;
    before.tryAgain(read[0], (viewed) => evaluate(viewed, viewAfter));
    after.tryAgain(read[1], (viewed) => evaluate(viewBefore, viewed));
    this.#extend(id);
    return !holds;
  }

  /** Sees to it that the footprint of a label covers what was read just now. */
  #extend(label: number): void {
    const known = this.#ofLabel[label];
    const [before, after] = [this.#before.reads, this.#after.reads];
    if (known !== undefined && isWithin(before, known.before) && isWithin(after, known.after)) return;
    this.#ofLabel[label] = this.#footprintOf(
      new Set([...(known?.before ?? []), ...before]),
      new Set([...(known?.after ?? []), ...after]),
    );
  }

  #footprintOf(before: ReadonlySet<number>, after: ReadonlySet<number>): Footprint {
    const sorted = (slots: ReadonlySet<number>): string => [...slots].sort((a, b) => a - b).join();
    const key = `${sorted(before)} > ${sorted(after)}`;
    let footprint = this.#footprints.get(key);
    if (footprint === undefined) {
      footprint = new Footprint(before, after, this.expander.layout);
      this.#footprints.set(key, footprint);
    }
    return footprint;
  }
}

function isWithin(inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean {
  for (const slot of inner) if (!outer.has(slot)) return false;
  return true;
}

function pathOf({ name }: Property<unknown>, system: System): string {
  return `${system.name} > property "${name}"`;
}

/** What a predicate over a view says; a clear error where it throws. */
export function guarded(path: string, evaluate: () => boolean): boolean {
  try {
    return evaluate();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new SystemError(
      path,
      `an exception: ${text}`,
      'Properties and views must be total: say what holds while a part is down (its view is undefined).',
    );
  }
}
