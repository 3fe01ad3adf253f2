import type { Property } from '../../spec/property.ts';
import { Expander, type Sink, type TraceStep } from './expand.ts';
import { guarded, StateJudges, StepJudges } from './judge.ts';
import { BUILT_IN, FINDINGS } from './findings.ts';
import { Model } from './model.ts';
import type { Counterexample, PropertyReport, Report, Verdict, Witness } from './report.ts';
import { RowSet } from './row-set.ts';
import type { BuiltInProperty, System } from './system.ts';
import { beginning, follow, tell } from './trace.ts';
import { WorldReader } from './world.ts';

/** When a search ends before it has seen every state. */
export interface SearchOptions {
  /** Distinct states after which the search gives up, not finished. Default: none. */
  readonly maxStates?: number;
  /** Stop as soon as something is violated that was not expected to be. Default: true. */
  readonly stopAtSurprise?: boolean;
  /** Stop as soon as all properties that are expected to be violated are: how canaries are run. Default: false. */
  readonly stopWhenViolated?: boolean;
}

/** How a property was decided: in a state, or by a step out of it. */
interface Decision {
  readonly state: number;
  readonly step?: TraceStep;
  readonly finding: string;
}

/**
 * A breadth-first search through all states of a system, so that the first run that breaks a property is a shortest one.
 * It works in portions: `advance` until it returns true, then `report`.
 */
export class Search implements Sink {
  readonly #model: Model;
  readonly #expander: Expander;
  readonly #visited: RowSet;
  #parents = new Int32Array(1 << 10);
  #peakParents = this.#parents.byteLength;
  readonly #stateJudges: StateJudges;
  readonly #stepJudges: StepJudges;
  readonly #decisions = new Map<number | BuiltInProperty, Decision>();
  readonly #properties: readonly Property<unknown>[];
  readonly #bounds = new Set<string>();
  readonly #reader: WorldReader;
  #current = 0;
  #transitions = 0;
  #depth = 0;
  #levelEnd = 1;
  #seconds = 0;
  #surprised = false;

  constructor(
    readonly system: System,
    private readonly options: SearchOptions = {},
  ) {
    this.#model = new Model(system);
    this.#expander = new Expander(this.#model);
    this.#properties = system.properties;
    this.#reader = new WorldReader(this.#expander);
    this.#visited = new RowSet(this.#expander.layout.words);
    this.#expander.onRelayout.push((old, layout) => {
      const ids = new Int32Array(this.#expander.ids.length);
      this.#visited.rewrite(layout.words, (rows, offset, row) => {
        old.unpack(rows, offset, ids);
        layout.pack(ids, row);
      });
    });
    this.#expander.initial();
    this.#visited.add(this.#expander.next);
    this.#parents[0] = -1;
    if (this.#expander.label.unexpected !== undefined)
      this.#decide('reception', { state: 0, finding: FINDINGS.reception(this.#expander.label.unexpected) });
    this.#stateJudges = new StateJudges(system, this.#expander);
    this.#stepJudges = new StepJudges(system, this.#expander);
  }

  get states(): number {
    return this.#visited.size;
  }

  get waiting(): number {
    return this.#visited.size - this.#current;
  }

  get depth(): number {
    return this.#depth;
  }

  /** Looks at up to so many more states; true when there is nothing left to look at, or no need to. */
  advance(states: number): boolean {
    const started = performance.now();
    for (let count = 0; count < states && !this.#done(); count++) this.#visit();
    this.#seconds += (performance.now() - started) / 1000;
    return this.#done();
  }

  /** Ends the search where it stands: what is undecided is reported as not finished. */
  interrupt(reason: string): void {
    if (!this.#done()) this.#bounds.add(reason);
  }

  take(idle: boolean): void {
    const expander = this.#expander;
    const { label } = expander;
    if (!idle) this.#transitions++;
    if (label.unexpected !== undefined)
      this.#decide('reception', {
        state: this.#current,
        step: expander.step,
        finding: FINDINGS.reception(label.unexpected),
      });
    for (const at of this.#stepJudges.decided)
      this.#decide(at, { state: this.#current, step: expander.step, finding: FINDINGS.step });
    if (!this.#visited.add(expander.next)) return;
    const state = this.#visited.size - 1;
    if (state >= this.#parents.length) this.#growParents();
    this.#parents[state] = this.#current;
  }

  /** What has been found out so far; the last word once `advance` says that it is done. */
  report(): Report {
    const finished = this.#current === this.#visited.size;
    for (const name of this.#expander.overflowed) this.#bounds.add(`the channel ${name} was full`);
    const exhaustive = finished && this.#bounds.size === 0;
    const bounds = [...this.#bounds, ...(finished || this.#bounds.size > 0 ? [] : [this.#whyStopped()])];
    const properties = [
      ...this.#builtInReports(exhaustive),
      ...this.#properties.map((property, at) => this.#propertyReport(property, at, exhaustive)),
    ];
    const verdicts = properties.map(({ verdict }) => verdict);
    return {
      name: this.system.name,
      parts: this.#model.parts.length,
      verdict: verdicts.includes('violated') ? 'violated' : exhaustive ? 'holds' : 'not finished',
      asExpected: properties.every(({ verdict, expect }) => verdict === expect),
      states: this.states,
      transitions: this.#transitions,
      depth: this.#depth,
      seconds: this.#seconds,
      peakMemoryBytes: this.#peakBytes(),
      properties,
      deferred: this.system.deferred ?? [],
      coverage: this.#model.coverage,
      neverFired: this.#model.budget.neverFired,
      witnesses: this.#witnesses(),
      bounds: exhaustive ? [] : bounds,
    };
  }

  #visit(): void {
    if (this.#current === this.#levelEnd) {
      this.#levelEnd = this.#visited.size;
      this.#depth++;
    }
    const expander = this.#expander;
    expander.load(this.#visited.rows, this.#current);
    for (const at of this.#stateJudges.decided) this.#decide(at, { state: this.#current, finding: FINDINGS.state });
    expander.expand(this);
    if (!expander.progress && !this.#decisions.has('deadlock') && !this.#isQuiescent()) {
      this.#decide('deadlock', { state: this.#current, finding: FINDINGS.deadlock });
    }
    this.#current++;
    if (this.options.maxStates !== undefined && this.states >= this.options.maxStates && this.waiting > 0) {
      this.#bounds.add(`more than ${String(this.options.maxStates)} states`);
    }
  }

  #done(): boolean {
    if (this.#current === this.#visited.size || this.#bounds.size > 0) return true;
    if (this.#surprised && this.options.stopAtSurprise !== false) return true;
    return this.options.stopWhenViolated === true && this.#allFound();
  }

  #whyStopped(): string {
    if (this.#surprised && this.options.stopAtSurprise !== false)
      return 'stopped at the first violation that was not expected';
    if (this.options.stopWhenViolated === true && this.#allFound())
      return 'stopped when all that was to be violated was';
    return 'not all states were looked at';
  }

  #allFound(): boolean {
    const wanted = [...this.#properties.keys(), 'deadlock' as const, 'reception' as const].filter(
      (at) => this.#expectation(at).expect === 'violated',
    );
    return wanted.length > 0 && wanted.every((at) => this.#decisions.has(at) && !this.#isWitness(at));
  }

  /** A decision on a `sometimes` is its witness; one on any other property breaks it. */
  #isWitness(at: number | BuiltInProperty): boolean {
    return typeof at === 'number' && this.#properties[at]?.kind === 'sometimes';
  }

  #expectation(at: number | BuiltInProperty): { readonly expect: 'holds' | 'violated'; readonly reason?: string } {
    const property = typeof at === 'number' ? this.#properties[at] : undefined;
    const reason = typeof at === 'number' ? property?.reason : this.system.expectViolated?.[at];
    const expect = typeof at === 'number' ? (property?.expect ?? 'holds') : reason === undefined ? 'holds' : 'violated';
    return reason === undefined ? { expect } : { expect, reason };
  }

  #decide(at: number | BuiltInProperty, decision: Decision): void {
    if (this.#decisions.has(at)) return;
    this.#decisions.set(at, decision);
    const verdict = this.#isWitness(at) ? 'holds' : 'violated';
    if (this.#expectation(at).expect !== verdict) this.#surprised = true;
  }

  #isQuiescent(): boolean {
    const { name, quiescent, view } = this.system;
    return quiescent !== undefined && guarded(`${name} > quiescent`, () => quiescent(view(this.#reader)));
  }

  #builtInReports(exhaustive: boolean): readonly PropertyReport[] {
    return (['reception', 'deadlock'] as const).map((kind) => {
      const decision = this.#decisions.get(kind);
      const verdict = decision !== undefined ? 'violated' : exhaustive ? 'holds' : 'not finished';
      return {
        name: BUILT_IN[kind],
        kind,
        clauses: [],
        verdict,
        ...this.#expectation(kind),
        ...this.#counterexample(decision),
      };
    });
  }

  #propertyReport(property: Property<unknown>, at: number, exhaustive: boolean): PropertyReport {
    const { name, kind, clauses } = property;
    const decision = this.#decisions.get(at);
    const isWitness = this.#isWitness(at);
    const decided: Verdict = isWitness ? 'holds' : 'violated';
    const searched: Verdict = isWitness ? 'violated' : 'holds';
    const verdict = decision !== undefined ? decided : exhaustive ? searched : 'not finished';
    return {
      name,
      kind,
      clauses,
      verdict,
      ...this.#expectation(at),
      ...(isWitness ? {} : this.#counterexample(decision)),
    };
  }

  #peakBytes(): number {
    return this.#visited.peakBytes + this.#peakParents + this.#stateJudges.peakBytes + this.#stepJudges.peakBytes;
  }

  #witnesses(): readonly Witness[] {
    return this.#properties.flatMap(({ name, kind }, at) => {
      const decision = this.#decisions.get(at);
      return kind === 'sometimes' && decision !== undefined
        ? [{ name, depth: this.#ancestry(decision.state).length - 1 }]
        : [];
    });
  }

  #counterexample(decision: Decision | undefined): { readonly counterexample?: Counterexample } {
    if (decision === undefined) return {};
    const expander = this.#expander;
    const path = [beginning(expander)];
    const wanted = new Int32Array(expander.ids.length);
    for (const state of this.#ancestry(decision.state).slice(1)) {
      expander.layout.unpack(this.#visited.rows, state * expander.layout.words, wanted);
      path.push(follow(expander, path.at(-1)!.ids, (next) => next.every((id, slot) => id === wanted[slot]))!);
    }
    if (decision.step !== undefined) {
      const last = JSON.stringify(decision.step);
      path.push(follow(expander, path.at(-1)!.ids, (_, step) => JSON.stringify(step) === last)!);
    }
    return { counterexample: tell(expander, path, decision.finding) };
  }

  /** The states on the way from the first one to this one. */
  #ancestry(state: number): readonly number[] {
    const states: number[] = [];
    for (let at = state; at !== -1; at = this.#parents[at]!) states.push(at);
    return states.reverse();
  }

  #growParents(): void {
    const parents = new Int32Array(this.#parents.length * 2);
    this.#peakParents = parents.byteLength + this.#parents.byteLength;
    parents.set(this.#parents);
    this.#parents = parents;
  }
}
