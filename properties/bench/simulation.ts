import { processStateSimulations } from '../process-state/simulations.ts';
import { Simulator } from '../simulation/simulate.ts';
import type { BenchOptions, Figure } from './figures.ts';
import { inTurn } from './measuring.ts';

/** Seeds of each round: enough that starting up does not count. */
const SEEDS = 20;

/** Simulated runs with actors, hardware and the comparison after every event, against the pure charts alone under the same plans. */
export function hostedAgainstPure({ rounds, tell }: BenchOptions): Figure {
  const [simulation] = processStateSimulations;
  if (simulation === undefined) throw new Error('There is no simulation to measure.');
  const simulator = new Simulator(simulation);
  const plans = Array.from({ length: SEEDS }, (_, at) => simulator.planOf(at + 1));
  let events = 0;
  const run = (isHosted: boolean): void => {
    const outcomes = plans.map((plan) => simulator.run(plan, isHosted));
    const failed = outcomes.find(({ failure }) => failure !== undefined);
    if (failed !== undefined) throw new Error(`A run of ${simulation.name} failed: simulate it.`);
    events = outcomes.reduce((sum, { counts }) => sum + counts.events, 0);
  };
  // Once by itself lets the engine compile.
  run(true);
  const [hosted, pure] = inTurn(
    rounds,
    () => {
      run(true);
    },
    () => {
      run(false);
    },
    (round) => {
      tell(`simulation: round ${round} of ${rounds}`);
    },
  );
  const perSecond = (events / hosted).toLocaleString('en', { maximumFractionDigits: 0 });
  return {
    name: 'simulation',
    what: `time of simulated events with hosting and refinement over that of the pure charts alone, ${simulation.name}, ${events.toLocaleString('en')} events of ${SEEDS} seeds (${perSecond} simulated events per second; ${hosted.toFixed(2)} s and ${pure.toFixed(2)} s, medians of ${rounds} in turn)`,
    measured: hosted / pure,
    unit: 'times',
    target: { atMost: 2.5 },
  };
}
