import type { AnyStateMachine } from 'xstate';
import type { Canary, CataloguedSystem } from '../../properties/catalogue.ts';
import type { Deferred, Property, Report, System } from '../../properties/checker/index.ts';
import type { GoldenRun, WalkedRun } from '../../properties/golden/golden-run.ts';
import type { TracedClause } from '../../properties/traceability/traced-clauses.ts';
import type { Subject } from './subject.ts';

/** What checks found, by the names of systems and of canaries. */
export type Reports = ReadonlyMap<string, Report>;

/** Everything that the pages of one subject tell. */
export interface ToldSubject {
  readonly subject: Subject;
  readonly clauses: readonly TracedClause[];
  readonly systems: readonly ToldSystem[];
  readonly canaries: readonly ToldCanary[];
  readonly properties: readonly ToldProperty[];
  readonly deferred: readonly Deferred[];
  /** The charts that watch its systems, by their short names. */
  readonly monitors: Readonly<Record<string, AnyStateMachine>>;
  readonly golden: readonly ToldGoldenRun[];
  /** The committed results of the full scopes, lines of text as the command prints them; the head first. */
  readonly fullResults: readonly string[];
}

/** A system in its quick scope, and what a check of it found. */
export interface ToldSystem {
  readonly catalogued: CataloguedSystem;
  readonly system: System;
  readonly report: Report;
}

/** A canary, and what a check of it found. */
export interface ToldCanary {
  readonly canary: Canary;
  readonly system: System;
  readonly report: Report;
}

/** A golden run, as the charts take it. */
export interface ToldGoldenRun {
  readonly run: GoldenRun;
  readonly walked: WalkedRun;
}

/** A property with the systems that must have it and the canaries that break it. */
export interface ToldProperty {
  readonly name: string;
  readonly kind: Property<unknown>['kind'] | 'built-in';
  readonly clauses: readonly string[];
  readonly systems: readonly string[];
  readonly canaries: readonly ToldCanary[];
  /** Systems in which it is expected to be violated, with the reason. */
  readonly broken: readonly { readonly system: string; readonly reason: string }[];
}
