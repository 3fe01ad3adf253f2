import { traps } from '../../../spec/process-state/traps.ts';
import { closed, type Scenario } from '../../catalogue.ts';
import { scenario } from '../../scenarios/scenario.ts';
import { processState } from '../system.ts';
import { coreTraps } from './core.ts';
import { ringTraps } from './rings.ts';
import type { TrapScenario } from './trap-scenario.ts';

/** Every trap, by its number. */
export const trapScenarios: Readonly<Record<string, TrapScenario>> = { ...coreTraps, ...ringTraps };

/** Every trap of the specification as a run that can be looked at. */
export const processStateScenarios: readonly Scenario[] = traps.map(({ id, events }) => {
  const trap = trapScenarios[id];
  if (trap === undefined) throw new Error(`The trap ${id} has no scenario.`);
  const { composition, occurrences } = trap;
  return scenario(
    `${composition.name} scenario: ${id}, ${events}`,
    () => closed(processState(composition)),
    occurrences,
  );
});
