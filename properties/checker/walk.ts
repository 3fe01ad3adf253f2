import { Expander, type TraceStep } from './expand.ts';
import { Model } from './model.ts';
import type { System } from './system.ts';
import { WorldReader } from './world.ts';

/** What tells one of the possible steps from the others: some of its fields, and of these some fields in turn. */
export interface StepPattern {
  readonly kind: TraceStep['kind'];
  readonly [field: string]: unknown;
}

/**
 * Goes through a system step by step, as somebody chooses among what is possible: for runs that are told in a text. It
 * judges nothing; `check` does.
 */
export class Walk<View> {
  readonly #expander: Expander;
  readonly #steps: TraceStep[] = [];
  /** The state by its numbers, not packed: rows are packed anew when numbers grow. */
  #ids: Int32Array;

  constructor(private readonly system: System<View>) {
    this.#expander = new Expander(new Model(system as System));
    this.#expander.initial();
    this.#ids = this.#unpacked();
  }

  /** What an outsider could know of the state that it is in. */
  get view(): View {
    this.#load();
    return this.system.view(new WorldReader(this.#expander));
  }

  /** The steps that it has taken, which `replay` follows again. */
  get steps(): readonly TraceStep[] {
    return [...this.#steps];
  }

  /** The steps out of that state. */
  get possible(): readonly TraceStep[] {
    const steps: TraceStep[] = [];
    this.#load();
    this.#expander.expand({ take: () => steps.push(this.#expander.step) });
    return steps;
  }

  /**
   * Takes the one step that has these fields.
   *
   * @throws Error if none has, or more than one; it names those that are possible.
   */
  take(pattern: StepPattern): this {
    const fitting = this.possible.filter((step) => fits(step, pattern));
    if (fitting.length === 1) return this.#go(pattern);
    const found = fitting.length === 0 ? 'No step fits' : `${String(fitting.length)} steps fit`;
    throw new Error(
      `${found} ${JSON.stringify(pattern)}; possible are ${this.possible.map((step) => JSON.stringify(step)).join(', ')}.`,
    );
  }

  /** Takes steps that have these fields, the first one each time, until there is none. */
  takeAll(pattern: StepPattern): this {
    for (let taken = 0; taken < 1000; taken++) {
      if (!this.possible.some((step) => fits(step, pattern))) return this;
      this.#go(pattern);
    }
    throw new Error(`Steps that fit ${JSON.stringify(pattern)} have no end.`);
  }

  #go(pattern: StepPattern): this {
    this.#load();
    let taken: { readonly step: TraceStep; readonly next: Int32Array } | undefined;
    this.#expander.expand({
      take: () => {
        const { step } = this.#expander;
        if (taken === undefined && fits(step, pattern)) taken = { step, next: this.#unpacked() };
      },
    });
    if (taken === undefined) throw new Error(`The step ${JSON.stringify(pattern)} was possible, and no longer is.`);
    this.#ids = taken.next;
    this.#steps.push(taken.step);
    return this;
  }

  /** The state that the expander has made last. */
  #unpacked(): Int32Array {
    const { ids, layout, next } = this.#expander;
    const numbers = new Int32Array(ids.length);
    layout.unpack(next, 0, numbers);
    return numbers;
  }

  #load(): void {
    const { layout } = this.#expander;
    const row = new Int32Array(layout.words);
    layout.pack(this.#ids, row);
    this.#expander.load(row, 0);
  }
}

function fits(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(pattern).every(([key, wanted]) => fits((value as Record<string, unknown>)[key], wanted));
}
