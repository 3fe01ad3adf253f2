import { traps } from '../../../spec/selective-replay/traps.ts';
import type { Scenario } from '../../catalogue.ts';
import { scenariosOf } from '../../scenarios/trap-scenario.ts';
import { selectiveReplay } from '../system.ts';
import { trapScenarios } from './scenarios.ts';
import { waitingTraps } from './waiting.ts';

/** Every trap that the charts can come to, as a run that can be looked at. */
export const selectiveReplayScenarios: readonly Scenario[] = scenariosOf(
  traps.filter(({ id }) => !(id in waitingTraps)),
  trapScenarios,
  selectiveReplay,
);
