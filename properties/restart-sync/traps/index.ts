import { traps } from '../../../spec/restart-sync/traps.ts';
import type { Scenario } from '../../catalogue.ts';
import { scenariosOf, type TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import { restartSync } from '../system.ts';
import { severalTraps } from './several.ts';
import { staleTraps } from './stale.ts';

/** Every trap, by its number. */
export const trapScenarios: TrapScenarios<Composition> = { ...staleTraps, ...severalTraps };

/** Every trap of the specification as a run that can be looked at. */
export const restartSyncScenarios: readonly Scenario[] = scenariosOf(traps, trapScenarios, restartSync);
