import type { Implementation } from '../../../impl/hosting/implementation.ts';
import { processOnTables } from '../../../impl/restart-sync/hosted-process.ts';
import { equalAreas } from '../../../impl/restart-sync/provisioning.ts';
import type { Role } from '../../../machines/role.ts';
import type { RestartSyncView, SyncProcessView } from '../../../spec/restart-sync/view.ts';
import type { System } from '../../checker/index.ts';
import type { Simulation } from '../../simulation/simulated.ts';
import { cardOf } from '../composition.ts';
import { network } from './network.ts';

/** Records of each source that there is room for, in use and aside. */
const ROOM = { inUse: 8, aside: 8 };
const RECORD_BYTES = 64;

/** The golden example on simulated hardware: a card for each process, and what it holds of others in tables in its memory. */
export function onTables(system: System<RestartSyncView>): Simulation<RestartSyncView> {
  const hosted = Object.entries(network).map(([process, { inputs = [] }]): readonly [string, Implementation<never>] => {
    const role = system.parts[process]?.role as Role<object, SyncProcessView>;
    const provisioning = equalAreas(ROOM);
    return [process, processOnTables({ process, role, sources: inputs, provisioning, recordBytes: RECORD_BYTES })];
  });
  return {
    name: system.name,
    title: 'The golden example on cards, its data in tables',
    system,
    implementations: Object.fromEntries(hosted),
    processors: Object.fromEntries(
      Object.keys(network).map((process) => [cardOf(process), { segments: [2 * ROOM.inUse * RECORD_BYTES] }]),
    ),
  };
}
