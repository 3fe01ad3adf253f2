import type { Implementation } from '../../../impl/hosting/implementation.ts';
import { clientOnSections } from '../../../impl/selective-replay/hosted-client.ts';
import { unitOnRings } from '../../../impl/selective-replay/hosted-unit.ts';
import type { Role } from '../../../machines/role.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import type { System } from '../../checker/index.ts';
import type { Simulation } from '../../simulation/simulated.ts';
import { FIRST, SECOND } from './story.ts';

/** Updates and acknowledgements that the queue of a unit has room for: more than any golden run has. */
const ROOM = 16;

/** A golden run on simulated hardware: a card for each unit and each client, the queues in rings and the states in sections. */
export function onRings(system: System<SelectiveReplayView>): Simulation<SelectiveReplayView> {
  const role = (part: string): Role<object, never> => system.parts[part]?.role as Role<object, never>;
  const units = [FIRST, SECOND].map((unit): readonly [string, Implementation<never>] => [
    unit,
    unitOnRings(role(unit), ROOM),
  ]);
  const clients = ['A', 'B', 'C'].map((client): readonly [string, Implementation<never>] => [
    client,
    clientOnSections(role(client)),
  ]);
  return {
    name: system.name,
    title: 'The golden runs on cards, their data in rings and sections',
    system,
    implementations: Object.fromEntries([...units, ...clients]),
  };
}
