import { sameKey } from '../../spec/process-state/communication-key.ts';
import type { ProcessStateView, ProcessView } from '../../spec/process-state/view.ts';
import type { IdentifierPolicy } from '../../impl/hardware/operating-system.ts';
import { managerOnRegistry } from '../../impl/process-state/hosted-manager.ts';
import { managerOnSupervisor } from '../../impl/process-state/hosted-supervisor.ts';
import { operatingSystemWatcher } from '../../impl/process-state/operating-system-watcher.ts';
import { closedSimulation, type Simulation } from '../simulation/simulated.ts';
import { MANAGER, MANAGER_ELEMENT, OPERATING_SYSTEM, cardOf, osIdOf, type Composition } from './composition.ts';
import { chassis, driftingChassis, heartbeatChassis, lossyChassis, polledChassis } from './compositions/chassis.ts';
import { managerInputOf, processState } from './system.ts';

/** Ticks that the clock of one card may be ahead of that of another. */
const SKEW = 1;

/** The manager of a chassis with control and line cards, in sizes that no search could exhaust. */
export const processStateSimulations: readonly Simulation[] = [
  simulated('A manager and five processes on three cards that fail, over links that lose and are cut', chassis),
  simulated('The same, with an operating system that must be asked', polledChassis),
  simulated('The same, with control channels that lose and double, too', lossyChassis),
  supervised('The same, judged by heartbeats alone, with a supervisor for a manager', heartbeatChassis),
  drifting(simulated('The same, on cards whose clocks drift apart', driftingChassis)),
].map(closedSimulation);

/** The same, where each card has a clock of its own. */
export function drifting<View>(of: Simulation<View>): Simulation<View> {
  return { ...of, system: { ...of.system, clockSkew: SKEW } };
}

/** The same manager as a supervisor, whose silences are counted by a timing wheel. */
function supervised(title: string, composition: Composition): Simulation<ProcessStateView> {
  const { name, system } = simulated(title, composition);
  return {
    ...{ name, title, system, converged },
    wholes: { [MANAGER]: managerOnSupervisor(managerInputOf(composition)) },
    processors: { [cardOf(MANAGER_ELEMENT)]: { takesFirst: 'timers' } },
  };
}

function simulated(title: string, composition: Composition): Simulation<ProcessStateView> {
  const isPolled = composition.options?.localDetector === 'os-poll';
  return {
    name: composition.name,
    title,
    system: processState(composition),
    implementations: {
      [OPERATING_SYSTEM]: operatingSystemWatcher,
      [MANAGER]: managerOnRegistry(managerInputOf(composition)),
    },
    processors: {
      [cardOf(MANAGER_ELEMENT)]: {
        reporting: isPolled ? 'polled' : 'error-code',
        identifiers: identifiersOf(composition),
      },
    },
    converged,
  };
}

/** The identifiers that the composition speaks of; below them, those of the manager and of the operating system itself. */
export function identifiersOf(composition: Composition): IdentifierPolicy {
  return (name, start, inUse) => {
    const member = composition.processes[name];
    if (member !== undefined) return osIdOf(composition, name) + (member.osIdReused === false ? start - 1 : 0);
    let identifier = 1;
    while (inUse.has(identifier)) identifier++;
    return identifier;
  };
}

/** Every process is alive at the manager under its key, and all that follow it know it so. */
export function converged(view: ProcessStateView): string | undefined {
  for (const address of view.addresses) {
    const process = view.process(address);
    if (process === undefined) return `${address} is down`;
    const reason = unknownAtManager(view, address, process) ?? unknownTarget(view, address, process);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function unknownAtManager(view: ProcessStateView, address: string, { key, token }: ProcessView): string | undefined {
  const entry = view.manager?.entries[view.nameOf(address)];
  if (entry === undefined) return 'the manager is down';
  if (key === null) return `${address} has no key`;
  if (entry.state !== 'alive') return `${address} is ${entry.state} at the manager`;
  if (entry.token !== token) return `the manager knows another instance of ${address} than runs`;
  return entry.key !== null && sameKey(entry.key, key) ? undefined : `${address} runs under a key that is over`;
}

function unknownTarget(view: ProcessStateView, address: string, { targets }: ProcessView): string | undefined {
  for (const [target, { state, key }] of Object.entries(targets)) {
    const current = view.manager?.entries[target]?.key ?? null;
    if (state !== 'alive') return `${address} takes ${target} for ${state}`;
    if (key === null || current === null || !sameKey(key, current))
      return `${address} knows ${target} by a key that is over`;
  }
  return undefined;
}
