import { listenersOf, syncProcess, targetsOf } from '../../machines/restart-sync/sync-process.ts';
import { messages as processStateMessages } from '../../spec/process-state/messages.ts';
import { messages } from '../../spec/restart-sync/messages.ts';
import { deferred } from '../../spec/restart-sync/properties/index.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Part, System } from '../checker/index.ts';
import { channelsOf } from './channels.ts';
import { charts, type Charts } from './charts.ts';
import { cardOf, type Composition } from './composition.ts';
import { announce, MEMBERSHIP, memberRole, membershipRole } from './membership-stand-in.ts';
import { managed } from './managed.ts';
import { monitorsOf } from './observers.ts';
import { chartsOf, inputOf } from './parts.ts';
import { requiredOf } from './required.ts';
import { viewOf } from './world.ts';

export { charts, type Charts };

/** Processes that use each other's data, and who tells of their births and deaths: the real manager, or a membership. */
export function restartSync(composition: Composition, using: Charts = charts): System<RestartSyncView> {
  return composition.managed === undefined ? withMembership(composition, using) : managed(composition, using);
}

/** Processes on cards of their own, and a membership that tells of their births and deaths. */
function withMembership(composition: Composition, using: Charts): System<RestartSyncView> {
  const names = Object.keys(composition.processes);
  return {
    name: composition.name,
    hosts: [{ name: 'membership card' }, ...names.map((name) => ({ name: cardOf(name) }))],
    parts: {
      [MEMBERSHIP]: { role: membershipRole(names, composition.causes), host: 'membership card' },
      ...Object.fromEntries(names.map((name) => [name, processPart(composition, name, using)])),
    },
    channels: channelsOf(composition),
    stimuli: composition.stimuli,
    faults: composition.faults,
    monitors: monitorsOf(composition),
    messages: { ...processStateMessages, ...messages, Announce: announce },
    view: (world) => viewOf(world, composition),
    properties: requiredOf(composition),
    deferred,
    quiescent: () => true,
  };
}

function processPart(composition: Composition, name: string, using: Charts): Part {
  const input = inputOf(composition, name);
  const member = memberRole({
    name,
    pid: Object.keys(composition.processes).indexOf(name) + 1,
    targets: targetsOf(input),
    listeners: listenersOf(input),
  });
  return {
    role: syncProcess(input, member, chartsOf(composition, name, using)),
    host: cardOf(name),
    observedBy: MEMBERSHIP,
  };
}
