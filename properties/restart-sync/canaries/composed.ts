import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import { receiverOf } from '../../../machines/restart-sync/sync-process.ts';
import type { Channel, Part, System } from '../../checker/index.ts';
import * as generic from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { charts, restartSync, type Charts } from '../system.ts';

/** Canaries of what no chart alone can get wrong: where messages go inside a process, and whose memory is whose. */

/** Every notice of a death goes to the chart of every source that the process uses. */
export const deathsGoToAll = generic.canaryOf<RestartSyncView, Composition, Charts>({
  charts,
  build: (composition, using) => {
    const system = restartSync(composition, using);
    const parts = Object.entries(system.parts).map(([name, part]) => [
      name,
      tellingAll(part, composition.processes[name]?.inputs ?? []),
    ]);
    return { ...system, parts: Object.fromEntries(parts) as System<RestartSyncView>['parts'] };
  },
});

function tellingAll(part: Part, inputs: readonly string[]): Part {
  const { role } = part;
  return {
    ...part,
    role: {
      ...role,
      route: (message, instances) =>
        message.type === 'DeathNotification' ? inputs.map(receiverOf) : role.route(message, instances),
    },
  };
}

/** What a source finds stands in the memory of its receivers within the step. */
export const sharingMemory = generic.canaryOf<RestartSyncView, Composition, Charts>({
  charts,
  build: (composition, using) => {
    const system = restartSync(composition, using);
    return { ...system, channels: system.channels.map(atOnce) };
  },
});

function atOnce(channel: Channel): Channel {
  const { from, to, carries } = channel;
  const isTalk = carries.includes('Data') || carries.includes('Subscribe');
  return isTalk ? { kind: 'rendezvous', from, to, carries } : channel;
}
