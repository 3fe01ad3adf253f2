import type { System } from './checker/index.ts';

export type ScopeName = 'quick' | 'full';

/** One size of a system. */
export interface Scope {
  /** Why these bounds: what they still show, and what a larger scope would add. */
  readonly reason: string;
  /** Builds the system; parameters are those that the catalogued system names, each within its range. */
  readonly build: (parameters: Readonly<Record<string, number>>) => System;
}

/** A number that the command line lets a user choose, as `--participants 7`. */
export interface Parameter {
  readonly summary: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A system that `switchover check` knows by name. */
export interface CataloguedSystem {
  /** `protocol/system`, or the name of an example. */
  readonly name: string;
  readonly title: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly scopes: Readonly<Record<ScopeName, Scope>>;
}

/** A deliberately wrong variant, in which one property must be found violated: proof that the property can fail. */
export interface Canary {
  /** `protocol/system canary: what is wrong`. */
  readonly name: string;
  /** The sentence of the property that must fail. */
  readonly breaks: string;
  readonly build: () => System;
}

/** A run that is known by name. `breaks` is the statement that it never comes about, which must be found violated. */
export type Scenario = Canary;

/** The same system, in which one property is expected to be violated. */
export function expectingViolation(system: System, property: string, reason: string): System {
  if (!system.properties.some(({ name }) => name === property)) {
    throw new Error(`${system.name} has no property "${property}".`);
  }
  return {
    ...system,
    properties: system.properties.map((candidate) =>
      candidate.name === property ? { ...candidate, expect: 'violated' as const, reason } : candidate,
    ),
  };
}

/** A system of its own type of view as one whose view nobody outside it needs to know. */
export function closed<View>(system: System<View>): System {
  return system as System;
}
