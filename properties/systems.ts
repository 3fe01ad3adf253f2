import type { Canary, CataloguedSystem, Scenario } from './catalogue.ts';
import { twoPhaseCommitCanaries, twoPhaseCommitSystems } from './examples/two-phase-commit/catalogue.ts';
import { processStateCanaries } from './process-state/canaries/index.ts';
import { processStateSystems } from './process-state/catalogue/index.ts';
import { restartSyncSystems } from './restart-sync/catalogue/index.ts';
import { restartSyncCanaries } from './restart-sync/canaries/index.ts';
import { supervisionCanaries } from './restart-sync/canaries/supervision.ts';
import { supervisionSystems } from './restart-sync/catalogue/supervision.ts';
import { selectiveReplaySystems } from './selective-replay/catalogue/index.ts';
import { selectiveReplayCanaries } from './selective-replay/canaries/index.ts';
import { processStateScenarios } from './process-state/traps/index.ts';
import { restartSyncScenarios } from './restart-sync/traps/index.ts';
import { selectiveReplayScenarios } from './selective-replay/traps/index.ts';

/** Where this catalogue stands, for threads of their own to load it. */
export const module = import.meta.url;

/** Every system that the command line knows, in the order in which it is reported. */
export const systems: readonly CataloguedSystem[] = [
  ...twoPhaseCommitSystems,
  ...processStateSystems,
  ...restartSyncSystems,
  ...supervisionSystems,
  ...selectiveReplaySystems,
];

/** Every canary. */
export const canaries: readonly Canary[] = [
  ...twoPhaseCommitCanaries,
  ...processStateCanaries,
  ...restartSyncCanaries,
  ...supervisionCanaries,
  ...selectiveReplayCanaries,
];

/** Every run that is known by name: the traps of the protocols. */
export const scenarios: readonly Scenario[] = [
  ...processStateScenarios,
  ...restartSyncScenarios,
  ...selectiveReplayScenarios,
];
