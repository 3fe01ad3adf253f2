import { expectingViolation, type Canary, type CataloguedSystem, type Scenario } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import { twoPhaseCommitCanaries, twoPhaseCommitSystems } from '../examples/two-phase-commit/catalogue.ts';
import { mendedTally, wrongTally } from './toys.fixtures.ts';

/*
 * A catalogue like the one of the command line, but small: each thread of its own loads it anew, which takes a second for
 * that of all protocols.
 */

export const module = import.meta.url;

const COUNTED = 'Nobody counts more steps than were taken';

function catalogued(name: string): CataloguedSystem {
  const scope = { reason: 'one step; there is nothing to enlarge', build: () => ({ ...mendedTally, name }) };
  return { name, title: 'Somebody takes a step', scopes: { quick: scope, full: scope } };
}

function broken(name: string): Canary {
  const wrong: System = { ...wrongTally, name };
  return { name, breaks: COUNTED, build: () => expectingViolation(wrong, COUNTED, 'a deliberately wrong variant') };
}

export const systems: readonly CataloguedSystem[] = [
  ...twoPhaseCommitSystems,
  catalogued('street/march'),
  catalogued('street/parade'),
];
export const canaries: readonly Canary[] = [
  ...twoPhaseCommitCanaries,
  broken('street/march canary: a count that doubles'),
  broken('street/parade canary: a count that doubles'),
];
export const scenarios: readonly Scenario[] = [
  broken('street/march scenario: a step is counted twice'),
  broken('street/parade scenario: a step is counted twice'),
];
