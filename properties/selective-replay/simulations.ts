import { clientOnSections } from '../../impl/selective-replay/hosted-client.ts';
import { unitOnRings } from '../../impl/selective-replay/hosted-unit.ts';
import type { Implementation } from '../../impl/hosting/implementation.ts';
import type { Role } from '../../machines/role.ts';
import { closedSimulation, type Simulation } from '../simulation/simulated.ts';
import { asSpecified, clientsOf, unitsOf, type Composition } from './composition.ts';
import { beatingChassis, distributedChassis } from './compositions/beating-chassis.ts';
import {
  busyChassis,
  chassis,
  largeChassis,
  lossyChassis,
  processChassis,
  seldomChassis,
  slowChassis,
  suspiciousChassis,
  threeChassis,
} from './compositions/chassis.ts';
import type { Charts } from './charts.ts';
import { converged } from './convergence.ts';
import { selectiveReplay } from './system.ts';

/** Two control cards and the line cards of a chassis, their data in rings and sections. */
export const selectiveReplaySimulations: readonly Simulation[] = [
  simulated('Two control cards that fail and come back, and six line cards that are reset', chassis),
  simulated(
    'The same where no control card fails but is taken for dead, and each client has an order of its own, and is replayed the sections that may differ',
    suspiciousChassis,
  ),
  simulated(
    'The same as the first where line cards acknowledge seldom, and to both control cards, and updates say which half of a state they change',
    seldomChassis,
  ),
  simulated(
    'The same as the first where line cards stay, and processes of the control cards end alone and are started again',
    processChassis,
  ),
  simulated(
    'The same as the first with sixteen line cards, of which none fails, and little room for what is pending',
    largeChassis,
  ),
  simulated(
    'Three control cards that fail and come back, with little room for what is pending, and line cards that are reset, taken out and put in',
    threeChassis,
  ),
  simulated(
    'The same as the first where nobody watches the control cards: they miss each other, and one that lives where heartbeats are lost',
    beatingChassis,
  ),
  simulated(
    'The same as the first with two line cards to which the channels are full at times, and are owed the sections of what does not fit',
    slowChassis,
  ),
  simulated(
    'The same as the first where the channels to line cards and back lose and double what they carry, and messages are numbered',
    lossyChassis,
  ),
  simulated(
    'Control cards and line cards in several devices: whatever is between them is lost, doubled or late, and nobody watches the control cards',
    distributedChassis,
  ),
  // A hundred requests in a tick, at most: up to two thousand in a run.
  { ...simulated('The same in heavy traffic', busyChassis), traffic: 100, ticks: 20 },
];

/** A composition on cards, with the charts of its system or with wrong ones. */
export function simulated(title: string, composition: Composition, using?: Charts): Simulation {
  const system = selectiveReplay(composition, using);
  const { queueCapacity } = { ...asSpecified, ...composition.options };
  const on = (name: string, implemented: (role: Role<object, never>) => Implementation<never>) =>
    [name, implemented(system.parts[name]?.role as Role<object, never>)] as const;
  return closedSimulation({
    name: composition.name,
    title,
    system,
    implementations: Object.fromEntries([
      ...unitsOf(composition).map((name) => on(name, (role) => unitOnRings(role, queueCapacity))),
      ...clientsOf(composition).map(({ client }) => on(client, (role) => clientOnSections(role))),
    ]),
    converged,
  });
}
