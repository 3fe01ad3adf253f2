import { operatingSystemWatcher } from '../../impl/process-state/operating-system-watcher.ts';
import { managerOnRegistry } from '../../impl/process-state/hosted-manager.ts';
import { processOnTables } from '../../impl/restart-sync/hosted-process.ts';
import { areasOfTheirOwn, equalAreas, type Provisioning } from '../../impl/restart-sync/provisioning.ts';
import type { SyncProcessView, RestartSyncView } from '../../spec/restart-sync/view.ts';
import { supervisor } from '../../machines/restart-sync/supervisor.ts';
import type { Role } from '../../machines/role.ts';
import type { Part, System } from '../checker/index.ts';
import { MANAGER, MANAGER_ELEMENT, OPERATING_SYSTEM, cardOf } from '../process-state/composition.ts';
import { drifting, identifiersOf } from '../process-state/simulations.ts';
import { managerInputOf } from '../process-state/system.ts';
import { closedSimulation, type ProcessorSpec, type Simulation } from '../simulation/simulated.ts';
import { elementOf, hostOf, type Composition } from './composition.ts';
import { bereftChain, chassisChain, chassisChainTold, driftingChain, oneMemoryChain } from './compositions/chassis.ts';
import { agreeing, agreeingWithout, type Convergence } from './convergence.ts';
import { FORWARDER, INTERFACES, ROUTES, ROUTING } from './golden/network.ts';
import { membersOf } from './managed.ts';
import { restartSync } from './system.ts';

/** Ticks from the end of a process on a line card to the order of its supervisor to start it. */
const RESTART_DELAY = 4;
/** Bytes that one record of these chains takes at most. */
const RECORD_BYTES = 64;
/** What a card of these chassis has: a small segment, and two larger ones of unequal size. */
const SEGMENTS = [2048, 6000, 9000];

/** What differs from one chassis to the next. */
interface Chassis {
  readonly provisioning: Provisioning;
  readonly takesFirst: NonNullable<ProcessorSpec['takesFirst']>;
  readonly converged: Convergence;
}

const equal = equalAreas({ inUse: 32, aside: 32 });
const ofTheirOwn = areasOfTheirOwn({
  [ROUTING]: { [INTERFACES]: { inUse: 40, aside: 36 } },
  [ROUTES]: { [ROUTING]: { inUse: 30, aside: 30 } },
  [FORWARDER]: { [ROUTES]: { inUse: 28, aside: 26 } },
});

/** The chain of Fig. 9 on a control card and two line cards, with the real process manager. */
export const restartSyncSimulations: readonly Simulation[] = [
  simulated('Interfaces, routes and a forwarder on three cards that fail, told by full transfers', chassisChain, {
    provisioning: ofTheirOwn,
    takesFirst: 'messages',
    converged: agreeing(chassisChain),
  }),
  simulated('The same, told by what is different, where timers come before messages', chassisChainTold, {
    provisioning: equal,
    takesFirst: 'timers',
    converged: agreeing(chassisChainTold),
  }),
  simulated('The same, where the card at the head of the chain is taken out for good', bereftChain, {
    provisioning: equal,
    takesFirst: 'messages',
    converged: agreeingWithout(INTERFACES, bereftChain),
  }),
  simulated('The same as the first, on one card, in one memory', oneMemoryChain, {
    provisioning: equal,
    takesFirst: 'messages',
    converged: agreeing(oneMemoryChain),
  }),
  drifting(
    simulated('The same as the first, on cards whose clocks drift apart', driftingChain, {
      provisioning: equal,
      takesFirst: 'messages',
      converged: agreeing(driftingChain),
    }),
  ),
].map(closedSimulation);

function simulated(title: string, composition: Composition, chassis: Chassis): Simulation<RestartSyncView> {
  const system = underSupervisors(composition);
  const members = membersOf(composition);
  const hosts = [...new Set(Object.keys(composition.processes).map((name) => hostOf(composition, name)))];
  const { takesFirst } = chassis;
  return {
    name: composition.name,
    title,
    system,
    implementations: {
      [OPERATING_SYSTEM]: operatingSystemWatcher,
      [MANAGER]: managerOnRegistry(managerInputOf(members)),
      ...Object.fromEntries(
        Object.entries(composition.processes).map(([process, { inputs: sources = [] }]) => {
          const role = system.parts[process]?.role as Role<object, SyncProcessView>;
          const { provisioning } = chassis;
          return [process, processOnTables({ process, role, sources, provisioning, recordBytes: RECORD_BYTES })];
        }),
      ),
    },
    processors: {
      ...Object.fromEntries(hosts.map((host) => [host, { segments: SEGMENTS, takesFirst }])),
      [cardOf(MANAGER_ELEMENT)]: {
        segments: SEGMENTS,
        takesFirst,
        reporting: 'error-code',
        identifiers: identifiersOf(members),
      },
    },
    startedBy: ({ type, process }) => (type === 'Start' ? String(process) : undefined),
    // Whatever there is to find, the search for it comes to its end.
    goesOn: ({ event }) => event.type === 'AllFound',
    converged: chassis.converged,
  };
}

/** A supervisor on every line card, which the operating system of that card tells of the ends of its processes. */
function underSupervisors(composition: Composition): System<RestartSyncView> {
  const system = restartSync(composition);
  const away = Object.keys(composition.processes).filter((name) => elementOf(composition, name) !== MANAGER_ELEMENT);
  const hosts = [...new Set(away.map((name) => hostOf(composition, name)))];
  const supervisorOf = (host: string): string => `supervisor on ${host}`;
  const onHost = (host: string): readonly string[] => away.filter((name) => hostOf(composition, name) === host);
  const parts: Record<string, Part> = { ...system.parts };
  for (const host of hosts) parts[supervisorOf(host)] = { role: supervisor(onHost(host), RESTART_DELAY), host };
  for (const name of away)
    parts[name] = { ...(system.parts[name] as Part), observedBy: supervisorOf(hostOf(composition, name)) };
  return { ...system, parts };
}
