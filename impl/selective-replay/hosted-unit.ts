import type { ChannelStatesPort } from '../../machines/selective-replay/channel-states-port.ts';
import { UNIT } from '../../machines/selective-replay/control-unit-addresses.ts';
import { provideUnitData } from '../../machines/selective-replay/unit-data-port.ts';
import type { Role } from '../../machines/role.ts';
import type { UnitView } from '../../spec/selective-replay/view.ts';
import type { Implementation } from '../hosting/implementation.ts';
import { PendingUpdates } from './pending-updates.ts';
import { QueueInRings } from './queue-in-rings.ts';
import { StatesInPlace } from './states-in-place.ts';

/**
 * A control unit on a processor: its charts drive, its pending queue lies in rings, and its states are changed in place; all of it is
 * empty at every start. RPL-12
 *
 * @param role - whose charts it runs
 * @param queueCapacity - updates and acknowledgements that the queue has room for, together. RPL-110
 * @param make - what makes the queue
 * @param makeStates - what makes the states: one block, or one for each process. RPL-8
 */
export function unitOnRings(
  role: Role<object, UnitView>,
  queueCapacity: number,
  make = (capacity: number): PendingUpdates => new PendingUpdates(capacity),
  makeStates = (): ChannelStatesPort => new StatesInPlace(),
): Implementation<object, UnitView> {
  return () => {
    const queue = new QueueInRings(make(queueCapacity));
    const states = makeStates();
    return {
      chart: (instance, machine) => (instance === UNIT ? provideUnitData(machine, { queue, states }) : machine),
      view: (instances) => {
        // The context of the chart reads the queue where it lies, and has no states.
        const view = role.view(instances);
        const channels = Object.entries(view.channels).map(
          ([name, channel]) => [name, { ...channel, state: states.read(channel.pc) }] as const,
        );
        return { ...view, channels: Object.fromEntries(channels) };
      },
    };
  };
}
