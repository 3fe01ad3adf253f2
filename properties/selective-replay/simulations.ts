import { clientOnSections } from '../../impl/selective-replay/hosted-client.ts';
import { unitOnRings } from '../../impl/selective-replay/hosted-unit.ts';
import type { Implementation } from '../../impl/hosting/implementation.ts';
import type { Role } from '../../machines/role.ts';
import { closedSimulation, type Simulation } from '../simulation/simulated.ts';
import { clientsOf, unitsOf, type Composition } from './composition.ts';
import { chassis, largeChassis, seldomChassis, suspiciousChassis } from './compositions/chassis.ts';
import { converged } from './convergence.ts';
import { selectiveReplay } from './system.ts';

/** Updates and acknowledgements that the pending queue of a unit has room for: more than are pending in any run. RPL-110 */
const QUEUE_CAPACITY = 256;

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
  simulated('The same as the first with sixteen line cards, of which none fails', largeChassis),
];

function simulated(title: string, composition: Composition): Simulation {
  const system = selectiveReplay(composition);
  const on = (name: string, implemented: (role: Role<object, never>) => Implementation<never>) =>
    [name, implemented(system.parts[name]?.role as Role<object, never>)] as const;
  return closedSimulation({
    name: composition.name,
    title,
    system,
    implementations: Object.fromEntries([
      ...unitsOf(composition).map((name) => on(name, (role) => unitOnRings(role, QUEUE_CAPACITY))),
      ...clientsOf(composition).map(({ client }) => on(client, (role) => clientOnSections(role))),
    ]),
    converged,
  });
}
