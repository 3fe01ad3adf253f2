import { Chart } from '../checker/chart.ts';
import { validateSystem } from '../checker/system-rules.ts';
import { Model } from '../checker/model.ts';
import { SystemError, type Monitor } from '../checker/index.ts';
import { Charts } from './shadow.ts';
import type { Simulation } from './simulated.ts';
import { Wiring } from './wiring.ts';

/** A simulation made ready for many runs: what does not change from run to run. */
export interface Prepared {
  readonly simulation: Simulation;
  readonly wiring: Wiring;
  readonly charts: Charts;
  readonly monitors: readonly { readonly monitor: Monitor; readonly chart: Chart }[];
}

/**
 * Makes a simulation ready.
 *
 * @throws SystemError if the checker would refuse the system, or the simulation names a part or host that the system does not have.
 */
export function prepare(simulation: Simulation): Prepared {
  const { system, implementations = {}, wholes = {}, processors = {} } = simulation;
  validateSystem(system);
  // A model starts every part once: what the checker refuses is refused here, and with the same words.
  new Model(system);
  const wiring = new Wiring(system);
  refuseUnknown(simulation.name, 'implementations', Object.keys(implementations), wiring.partNames);
  refuseUnknown(simulation.name, 'wholes', Object.keys(wholes), wiring.partNames);
  for (const part of Object.keys(wholes)) {
    const { host } = wiring.part(part);
    if (processors[host]?.takesFirst === 'timers') continue;
    throw new SystemError(
      `${simulation.name} > wholes > "${part}"`,
      `a host, "${host}", that does not take timers first`,
      "Give its processor `takesFirst: 'timers'`: such a part ends in a tick all that ends in it.",
    );
  }
  refuseUnknown(simulation.name, 'processors', Object.keys(processors), wiring.hostNames);
  return {
    simulation,
    wiring,
    charts: new Charts(),
    monitors: Object.entries(system.monitors ?? {}).map(([name, monitor]) => ({
      monitor,
      chart: new Chart(monitor.machine, `${system.name} > monitors.${name}`),
    })),
  };
}

function refuseUnknown(simulation: string, what: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SystemError(
    `${simulation} > ${what} > "${unknown}"`,
    'a name that the system does not have',
    `Use one of ${known.join(', ')}.`,
  );
}
