import { describe, expect, it } from 'vitest';
import { traps } from '../../spec/process-state/traps.ts';
import { check } from '../checker/index.ts';
import { processStateCanaries } from './canaries/index.ts';
import { processStateSystems } from './catalogue/index.ts';
import { processStateScenarios, trapScenarios } from './traps/index.ts';

const cited = (guardedBy: readonly string[]): string =>
  guardedBy
    .filter((id) => id.startsWith('PSM-'))
    .map((id) => `[${id}]`)
    .join(' ');

/** Goal: every trap is met by our charts, which hold in it, and caught in a variant that does not guard against it. */
describe('the traps of process-state', () => {
  it.each(traps.map(({ id, guardedBy }) => ({ id, clauses: cited(guardedBy) })))(
    '$id comes about in a system that holds, and is fallen into where nothing guards against it $clauses',
    ({ id }) => {
      const trap = trapScenarios[id];
      const scenario = processStateScenarios.find(({ name }) => name.includes(` scenario: ${id}, `));
      if (trap === undefined || scenario === undefined) throw new Error(`No scenario of ${id}.`);
      const report = check(scenario.build(), { stopAtSurprise: false, stopWhenViolated: true });
      const found = report.properties.find(({ name }) => name === scenario.breaks);
      expect(found?.verdict).toBe('violated');
      // No run of this many steps can be shorter than what it is made of.
      expect(found?.counterexample?.steps.length).toBeGreaterThanOrEqual(
        trap.occurrences.filter(({ type }) => !type.startsWith('send.')).length,
      );
      expect(processStateSystems.map(({ name }) => name)).toContain(trap.composition.name);
      expect(processStateCanaries.filter(({ name }) => name.endsWith(` canary: ${trap.unguarded}`))).toHaveLength(1);
    },
  );

  it('are those of the specification, no more and no fewer', () => {
    expect(Object.keys(trapScenarios).sort()).toEqual(traps.map(({ id }) => id).sort());
  });
});
