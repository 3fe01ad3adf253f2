import type { Deferred, Json, Property } from '../../spec/property.ts';
import type { ChartCoverage } from './coverage.ts';
import type { TraceStep } from './expand.ts';
import type { Ended } from './label.ts';

/** `not finished` means that a bound was hit before an answer: never a silent pass. */
export type Verdict = 'holds' | 'violated' | 'not finished';

/** What a check found out about one property. */
export interface PropertyReport {
  /** The sentence of the property. */
  readonly name: string;
  readonly kind: Property<unknown>['kind'] | 'deadlock' | 'reception';
  readonly clauses: readonly string[];
  readonly verdict: Verdict;
  readonly expect: 'holds' | 'violated';
  /** Why it is expected to be violated. */
  readonly reason?: string;
  /** How it was violated. */
  readonly counterexample?: Counterexample;
}

/** What one part did in a step, and what changed in it. */
export interface Change {
  readonly part: string;
  /** Instance, or `status` for coming up and going down. */
  readonly instance: string;
  /** Dotted path inside the instance: `state` or `context.…`. */
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
}

/** One step of a run, with all that came of it. */
export interface ToldStep {
  readonly step: TraceStep;
  readonly sent: readonly {
    readonly from: string;
    readonly to: string;
    readonly message: Readonly<Record<string, unknown>>;
  }[];
  /** The parts that ended by themselves. */
  readonly ended?: readonly Ended[];
  readonly changes: readonly Change[];
}

/** A shortest run that breaks a property. */
export interface Counterexample {
  /** What was sent when the parts first started, before the first step. */
  readonly started: readonly {
    readonly from: string;
    readonly to: string;
    readonly message: Readonly<Record<string, unknown>>;
  }[];
  /** The parts that came to their end as soon as they first started. */
  readonly endedAtStart?: readonly Ended[];
  readonly steps: readonly ToldStep[];
  /** What the last state or step shows, such as the message that was not expected. */
  readonly finding: string;
  /** Messages still on their way at the end. */
  readonly underWay: readonly {
    readonly from: string;
    readonly to: string;
    readonly message: Readonly<Record<string, unknown>>;
  }[];
}

/** Shows that a `sometimes` property was reached. */
export interface Witness {
  readonly name: string;
  /** Steps of the shortest run that reaches it. */
  readonly depth: number;
}

/** What a check found out about one system. */
export interface Report {
  readonly name: string;
  readonly parts: number;
  /** Violated if any property is, expected or not. */
  readonly verdict: Verdict;
  /** Whether every property came out as it says that it should. */
  readonly asExpected: boolean;
  /** Distinct states. */
  readonly states: number;
  /** Steps between them; those that change nothing and say nothing are left out. */
  readonly transitions: number;
  /** Steps of the longest shortest run to any state. */
  readonly depth: number;
  readonly seconds: number;
  /** Most memory taken by the tables of states, parents, indexes and remembered verdicts, each at its largest. */
  readonly peakMemoryBytes: number;
  readonly properties: readonly PropertyReport[];
  readonly deferred: readonly Deferred[];
  /** By chart. */
  readonly coverage: Readonly<Record<string, ChartCoverage>>;
  /** Declared stimuli, faults, losses and duplications that no step used. */
  readonly neverFired: readonly string[];
  readonly witnesses: readonly Witness[];
  /** Why it is not finished; empty when it is. */
  readonly bounds: readonly string[];
}
