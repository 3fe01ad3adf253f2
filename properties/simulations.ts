import { processStateSimulations } from './process-state/simulations.ts';
import { restartSyncSimulations } from './restart-sync/simulations.ts';
import { selectiveReplaySimulations } from './selective-replay/simulations.ts';
import type { Simulation } from './simulation/simulated.ts';

/** Where these simulations stand, for threads of their own to load them. */
export const simulationModule = import.meta.url;

/** Every simulation that the command line knows, in the order in which it is reported. */
export const simulations: readonly Simulation[] = [
  ...processStateSimulations,
  ...restartSyncSimulations,
  ...selectiveReplaySimulations,
];
