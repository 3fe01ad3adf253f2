import { fc, test as testProperty } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { step } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { systemPlans } from './random-plan.fixtures.ts';
import { buildSystem } from './random-system.fixtures.ts';
import { explore } from './reference.fixtures.ts';
import { replay } from './replay.ts';
import type { Report } from './report.ts';
import type { Property } from '../../spec/property.ts';
import type { System } from './system.ts';

// Goal: the search finds all states and all steps of a system, and each verdict on them, at the right distance.
// Method: random systems out of every feature, explored again by a reference that is written straight from the semantics and
// shares nothing with the checker but XState. Every failure prints its seed, and the system as data.

/** The reference computes a few thousand states a second. */
const LIMIT = 200;

/** A report in the words of the reference. */
function findingsOf(report: Report): ReturnType<typeof explore> {
  const lengthOf = (kind: string) =>
    report.properties.find((property) => property.kind === kind)?.counterexample?.steps.length;
  const [deadlock, reception] = [lengthOf('deadlock'), lengthOf('reception')];
  const broken = report.properties.flatMap(({ name, kind, counterexample }): [string, number][] =>
    kind === 'always' && counterexample !== undefined ? [[name, counterexample.steps.length]] : [],
  );
  const witnessed = report.witnesses.map(({ name, depth }): [string, number] => [name, depth]);
  return {
    states: report.states,
    transitions: report.transitions,
    depth: report.depth,
    decided: Object.fromEntries([...broken, ...witnessed]),
    overflowed: report.bounds.length > 0,
    ...(deadlock !== undefined && { deadlock }),
    ...(reception !== undefined && { reception }),
  };
}

/** What a search finds out; `undefined` for a system that it refuses, as one whose channels are full at the start. */
function findings(system: System): ReturnType<typeof findingsOf> | undefined {
  const report = accepted(() => check(system, { stopAtSurprise: false, maxStates: LIMIT + 1 }));
  if (report === undefined) return undefined;
  // Of systems that are too large for the reference, others are drawn.
  fc.pre(report.states <= LIMIT);
  return findingsOf(report);
}

function accepted<T>(explored: () => T): T | undefined {
  try {
    return explored();
  } catch (error) {
    if (error instanceof Error && /full at the start|for ever|answers in one rendezvous/u.test(error.message))
      return undefined;
    throw error;
  }
}

describe('on random systems', () => {
  testProperty.prop([systemPlans], { numRuns: 150 })('the checker finds what the reference finds', (plan) => {
    const system = buildSystem(plan) as System;
    expect(findings(system)).toEqual(accepted(() => explore(system, LIMIT)));
  });

  testProperty.prop([systemPlans], { numRuns: 60 })('whoever watches changes nothing that is found', (plan) => {
    // A step property makes the search look at idle steps too.
    const system = buildSystem(plan) as System;
    const watcher = step('Anything goes', () => true) as Property<unknown>;
    expect(findings({ ...system, properties: [...system.properties, watcher] })).toEqual(findings(system));
  });

  testProperty.prop([systemPlans], { numRuns: 60 })(
    'every counterexample replays, and breaks its property at its end and not before',
    (plan) => {
      const system = buildSystem(plan) as System;
      const report = accepted(() => check(system, { stopAtSurprise: false, maxStates: LIMIT }));
      for (const { name, counterexample } of report?.properties ?? []) {
        if (counterexample === undefined) continue;
        const replayed = replay(
          system,
          counterexample.steps.map(({ step: taken }) => taken),
        );
        expect(replayed.properties.find((property) => property.name === name)?.broken?.step).toBe(
          counterexample.steps.length,
        );
        expect(replayed.underWay).toEqual(counterexample.underWay);
        expect(replayed.steps).toEqual(counterexample.steps);
      }
    },
  );
});
