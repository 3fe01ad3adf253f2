import { describe, expect, it } from 'vitest';
import { traps } from '../../spec/process-state/traps.ts';
import { closed } from '../catalogue.ts';
import { check } from '../checker/index.ts';
import { processStateCanaries } from './canaries/index.ts';
import { charts, processState } from './system.ts';
import { processStateScenarios, trapScenarios } from './traps/index.ts';

const cited = (guardedBy: readonly string[]): string =>
  guardedBy
    .filter((id) => id.startsWith('PSM-'))
    .map((id) => `[${id}]`)
    .join(' ');

/** The wrong variant that a trap names, tried in the composition in which the trap comes about. */
function unguarded(id: string) {
  const trap = trapScenarios[id];
  const canary = processStateCanaries.find(({ what }) => what === trap?.unguarded);
  if (trap === undefined || canary === undefined) throw new Error(`The trap ${id} names no canary.`);
  // A canary of no wrong chart is wrong by what it is composed of.
  const isChart = Object.keys(canary.wrong).length > 0;
  const system = isChart
    ? processState(trap.composition, { ...charts, ...canary.wrong })
    : processState(canary.composition);
  return { system: closed({ ...system, properties: [canary.property] }), breaks: canary.breaks };
}

/** Goal: every trap is met by our charts, which hold in it, and fallen into by a variant that does not guard against it. */
describe('the traps of process-state', { timeout: 60_000 }, () => {
  it.each(traps.map(({ id, guardedBy }) => ({ id, clauses: cited(guardedBy) })))(
    '$id comes about, breaks nothing, and is fallen into where nothing guards against it $clauses',
    ({ id }) => {
      const scenario = processStateScenarios.find(({ name }) => name.includes(` scenario: ${id}, `));
      const trap = trapScenarios[id];
      if (trap === undefined || scenario === undefined) throw new Error(`No scenario of ${id}.`);
      const found = check(scenario.build(), { stopAtSurprise: false, stopWhenViolated: true });
      const run = found.properties.find(({ name }) => name === scenario.breaks);
      expect(run?.verdict).toBe('violated');
      expect(run?.counterexample?.steps.length).toBeGreaterThan(0);

      // As far as the search for the run went, and further: nothing breaks.
      const held = check(closed(processState(trap.composition)), { maxStates: Math.max(20_000, found.states) });
      expect(held.properties.filter(({ verdict }) => verdict === 'violated').map(({ name }) => name)).toEqual([]);

      const { system, breaks } = unguarded(id);
      const fallen = check(system, { stopAtSurprise: true, maxStates: 400_000 });
      expect(fallen.properties.find(({ name }) => name === breaks)?.verdict).toBe('violated');
    },
  );

  it('are those of the specification, no more and no fewer', () => {
    expect(Object.keys(trapScenarios).sort()).toEqual(traps.map(({ id }) => id).sort());
  });
});
