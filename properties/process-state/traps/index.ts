import { traps } from '../../../spec/process-state/traps.ts';
import type { Scenario } from '../../catalogue.ts';
import { scenariosOf, type TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import { processState } from '../system.ts';
import { coreTraps } from './core.ts';
import { ringTraps } from './rings.ts';

/** Every trap, by its number. */
export const trapScenarios: TrapScenarios<Composition> = { ...coreTraps, ...ringTraps };

/** Every trap of the specification as a run that can be looked at. */
export const processStateScenarios: readonly Scenario[] = scenariosOf(traps, trapScenarios, processState);
