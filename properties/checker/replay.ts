import { canonical } from './canonical.ts';
import { Expander, type TraceStep } from './expand.ts';
import { guarded, StateJudges, StepJudges } from './judge.ts';
import { Model } from './model.ts';
import type { Counterexample, PropertyReport } from './report.ts';
import { BUILT_IN, FINDINGS } from './findings.ts';
import type { BuiltInProperty, System } from './system.ts';
import { beginning, follow, tell } from './trace.ts';
import { WorldReader } from './world.ts';

/** What a run says of one property. */
export interface ReplayedProperty extends Pick<PropertyReport, 'name' | 'kind' | 'clauses'> {
  /** How the run breaks it, and after how many steps it first does: 0 is the start. A `sometimes` is broken by no single run. */
  readonly broken?: { readonly step: number; readonly finding: string };
}

/** A run that was followed step by step, and what it breaks. */
export interface Replay extends Omit<Counterexample, 'finding'> {
  readonly properties: readonly ReplayedProperty[];
}

/** A run that the system does not have: it left the trace at one step. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  constructor(
    /** The number of the step, counted from 1. */
    readonly step: number,
    readonly wanted: TraceStep,
    /** What could happen there instead. */
    readonly possible: readonly TraceStep[],
  ) {
    const instead = possible.length === 0 ? 'nothing is' : possible.map((step) => JSON.stringify(step)).join(', ');
    super(`step ${String(step)} is not possible there: ${JSON.stringify(wanted)}; possible: ${instead}`);
  }
}

/**
 * Follows a run from the initial state, step by step, and judges every state and step on the way.
 *
 * @throws ReplayError if the system cannot take one of the steps.
 * @throws SystemError if the system or one of its charts cannot be checked.
 */
export function replay<View>(system: System<View>, steps: readonly TraceStep[]): Replay {
  return new Replayer(system as System).run(steps);
}

class Replayer {
  readonly #expander: Expander;
  readonly #broken = new Map<string, NonNullable<ReplayedProperty['broken']>>();
  readonly #judged: readonly Pick<ReplayedProperty, 'name' | 'kind' | 'clauses'>[];
  readonly #stateJudges: StateJudges;
  readonly #stepJudges: StepJudges;

  constructor(private readonly system: System) {
    this.#expander = new Expander(new Model(system));
    this.#judged = [
      ...Object.entries(BUILT_IN).map(([kind, name]) => ({ name, kind: kind as BuiltInProperty, clauses: [] })),
      ...system.properties,
    ];
    this.#stateJudges = new StateJudges(system, this.#expander);
    this.#stepJudges = new StepJudges(system, this.#expander);
  }

  run(steps: readonly TraceStep[]): Replay {
    const expander = this.#expander;
    const path = [beginning(expander)];
    this.#judgeReception(0);
    for (const [index, wanted] of steps.entries()) {
      const number = index + 1;
      const possible: TraceStep[] = [];
      const sought = canonical(wanted, `step ${String(number)}`);
      const next = follow(expander, path.at(-1)!.ids, (_, step) => {
        if (canonical(step, 'step') === sought) {
          this.#judgeStep(number);
          return true;
        }
        possible.push(step);
        return false;
      });
      // All steps out of the state have been seen: what it says of itself can be judged.
      this.#judgeState(index);
      if (next === undefined) throw new ReplayError(number, wanted, possible);
      path.push(next);
    }
    follow(expander, path.at(-1)!.ids, () => false);
    this.#judgeState(steps.length);
    const { started, endedAtStart, steps: told, underWay } = tell(expander, path, '');
    const properties = this.#judged.map((property) => this.#replayed(property));
    return { started, ...(endedAtStart !== undefined && { endedAtStart }), steps: told, underWay, properties };
  }

  #replayed({ name, kind, clauses }: Pick<ReplayedProperty, 'name' | 'kind' | 'clauses'>): ReplayedProperty {
    const broken = this.#broken.get(name);
    return { name, kind, clauses, ...(broken !== undefined && { broken }) };
  }

  /** Judges the state that the expander has loaded and expanded. */
  #judgeState(after: number): void {
    const expander = this.#expander;
    for (const at of this.#stateJudges.decided) {
      const property = this.system.properties[at]!;
      if (property.kind === 'always') this.#break(property.name, after, FINDINGS.state);
    }
    const { name, quiescent, view } = this.system;
    const isQuiescent = () =>
      quiescent !== undefined && guarded(`${name} > quiescent`, () => quiescent(view(new WorldReader(expander))));
    if (!expander.progress && !isQuiescent()) {
      this.#break(BUILT_IN.deadlock, after, FINDINGS.deadlock);
    }
  }

  /** Judges the step that the expander tells of. */
  #judgeStep(number: number): void {
    for (const at of this.#stepJudges.decided) this.#break(this.system.properties[at]!.name, number, FINDINGS.step);
    this.#judgeReception(number);
  }

  #judgeReception(number: number): void {
    const { unexpected } = this.#expander.label;
    if (unexpected === undefined) return;
    this.#break(BUILT_IN.reception, number, FINDINGS.reception(unexpected));
  }

  #break(name: string, step: number, finding: string): void {
    if (!this.#broken.has(name)) this.#broken.set(name, { step, finding });
  }
}
