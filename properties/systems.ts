import type { Canary, CataloguedSystem } from './catalogue.ts';
import { twoPhaseCommitCanaries, twoPhaseCommitSystems } from './examples/two-phase-commit/catalogue.ts';
import { processStateCanaries } from './process-state/canaries/index.ts';
import { processStateSystems } from './process-state/catalogue/index.ts';

/** Every system that the command line knows, in the order in which it is reported. */
export const systems: readonly CataloguedSystem[] = [...twoPhaseCommitSystems, ...processStateSystems];

/** Every canary. */
export const canaries: readonly Canary[] = [...twoPhaseCommitCanaries, ...processStateCanaries];
