import type { Always, Property, Sometimes, Step } from '../../spec/property.ts';
import { SystemError } from './errors.ts';
import type { Expander } from './expand.ts';
import { Slots } from './slots.ts';
import type { System } from './system.ts';
import { Verdicts, type Judge } from './verdicts.ts';
import { Viewer, WorldReader } from './world.ts';

/** Judges the properties of single states. */
export class StateJudges {
  readonly #reader: WorldReader;
  readonly #verdicts: Verdicts;

  constructor(
    private readonly system: System,
    private readonly expander: Expander,
  ) {
    this.#reader = new WorldReader(expander);
    const judges = numbered(system).flatMap(([at, property]) =>
      property.kind === 'step' ? [] : [this.#judgeOf(at, property)],
    );
    this.#verdicts = new Verdicts(judges, expander, this.#reader.reads, new Slots(expander.ids.length));
  }

  get peakBytes(): number {
    return this.#verdicts.peakBytes;
  }

  /** The numbers of the properties that the expander's loaded state decides: it breaks an `always`, or is a witness of a `sometimes`. */
  get decided(): readonly number[] {
    const { base } = this.expander;
    return this.#verdicts.decidedBy(0, base, base);
  }

  #judgeOf(at: number, property: Always<unknown> | Sometimes<unknown>): Judge {
    const viewer = new Viewer(this.system, this.#reader);
    const path = pathOf(property, this.system);
    const evaluate = (view: () => unknown) => guarded(path, () => property.holds(view()));
    return {
      at,
      decides: () => {
        const { readings } = this.#reader;
        const holds = evaluate(() => viewer.view);
        viewer.tryAgain(this.#reader.readings - readings, evaluate);
        return holds === (property.kind === 'sometimes');
      },
    };
  }
}

/** Judges the properties of steps. */
export class StepJudges {
  readonly #before: WorldReader;
  readonly #after: WorldReader;
  readonly #afterIds: Int32Array;
  #isUnpacked = false;
  readonly #verdicts: Verdicts;

  constructor(
    private readonly system: System,
    private readonly expander: Expander,
  ) {
    this.#afterIds = new Int32Array(expander.ids.length);
    this.#before = new WorldReader(expander);
    this.#after = new WorldReader(expander, this.#afterIds);
    const judges = numbered(system).flatMap(([at, property]) =>
      property.kind === 'step' ? [this.#judgeOf(at, property)] : [],
    );
    this.#verdicts = new Verdicts(judges, expander, this.#before.reads, this.#after.reads);
  }

  get peakBytes(): number {
    return this.#verdicts.peakBytes;
  }

  /** The numbers of the properties that are broken by the step that the expander tells of. */
  get decided(): readonly number[] {
    const { base, next, label } = this.expander;
    this.#isUnpacked = false;
    return this.#verdicts.decidedBy(label.id, base, next);
  }

  #judgeOf(at: number, property: Step<unknown>): Judge {
    const [before, after] = [this.#before, this.#after];
    const [viewerBefore, viewerAfter] = [new Viewer(this.system, before), new Viewer(this.system, after)];
    const [viewBefore, viewAfter] = [() => viewerBefore.view, () => viewerAfter.view];
    const path = pathOf(property, this.system);
    const evaluate = (viewedBefore: () => unknown, viewedAfter: () => unknown) =>
      guarded(path, () => {
        const { event, sent } = this.expander.label;
        return property.holds(viewedBefore(), event, sent, viewedAfter());
      });
    return {
      at,
      decides: () => {
        this.#unpack();
        const readings = [before.readings, after.readings] as const;
        const holds = evaluate(viewBefore, viewAfter);
        const read = [before.readings - readings[0], after.readings - readings[1]] as const;
        viewerBefore.tryAgain(read[0], (viewed) => evaluate(viewed, viewAfter));
        viewerAfter.tryAgain(read[1], (viewed) => evaluate(viewBefore, viewed));
        return !holds;
      },
    };
  }

  /** Once for all that are asked of a step; of most steps none is. */
  #unpack(): void {
    if (this.#isUnpacked) return;
    this.expander.layout.unpack(this.expander.next, 0, this.#afterIds);
    this.#isUnpacked = true;
  }
}

function numbered({ properties }: System): readonly (readonly [number, Property<unknown>])[] {
  return properties.map((property, at) => [at, property] as const);
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
