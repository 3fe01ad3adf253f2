import { Chassis, type Card } from '../../impl/hardware/chassis.ts';
import { Clock } from '../../impl/hardware/clock.ts';
import { Fabric, type Discipline, type Flight, type LinkSpec } from '../../impl/hardware/fabric.ts';
import { Memory } from '../../impl/hardware/memory.ts';
import { OperatingSystem } from '../../impl/hardware/operating-system.ts';
import { Processor } from '../../impl/hardware/processor.ts';
import type { Message } from '../../spec/property.ts';
import type { Channel, Host } from '../checker/index.ts';
import type { Room } from './draft.ts';
import { hostNames } from './plan/drift.ts';
import type { Charts } from './shadow.ts';
import type { Simulation } from './simulated.ts';
import type { Wiring } from './wiring.ts';

const DISCIPLINES: Readonly<Record<Channel['kind'], Discipline>> = {
  fifo: 'ordered',
  bag: 'unordered',
  set: 'retained',
  // Answered within the step: nothing is ever on its way.
  rendezvous: 'ordered',
};

/** The hardware that a system runs on: a processor on every host, a link for every channel, everything off and empty. */
export function roomOf(
  simulation: Simulation,
  wiring: Wiring,
  charts: Charts,
  drifts: readonly number[],
  onHead: (flight: Flight<Message>) => void,
): Room {
  const { hosts } = simulation.system;
  const names = hostNames(hosts);
  const card = (host: Host): Card => ({
    name: host.name,
    processor: processorOf(simulation, host.name, drifts[names.indexOf(host.name)] ?? 0),
    cards: (host.hosts ?? []).map(card),
  });
  return {
    wiring,
    charts,
    chassis: new Chassis(hosts.map(card)),
    fabric: new Fabric<Message>(
      simulation.system.channels.map((channel, at) => linkOf(channel, wiring.channelName(at))),
      onHead,
    ),
    shadows: new Map(),
    boots: new Map(),
  };
}

function processorOf({ processors }: Simulation, host: string, drift: number): Processor {
  const { reporting = 'silent', identifiers, segments } = processors?.[host] ?? {};
  return new Processor(host, {
    clock: new Clock(drift),
    operatingSystem: new OperatingSystem(reporting, identifiers),
    ...(segments !== undefined && { memory: new Memory(segments) }),
  });
}

function linkOf({ kind, capacity = 4, link }: Channel, name: string): LinkSpec {
  return { name, discipline: DISCIPLINES[kind], capacity, ...(link !== undefined && { cable: link }) };
}
