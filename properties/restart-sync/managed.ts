import type { Role } from '../../machines/role.ts';
import { listenersOf, syncProcess, targetsOf } from '../../machines/restart-sync/sync-process.ts';
import { messages as processStateMessages } from '../../spec/process-state/messages.ts';
import { messages } from '../../spec/restart-sync/messages.ts';
import { deferred } from '../../spec/restart-sync/properties/index.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { System } from '../checker/index.ts';
import type { Composition as ProcessStateComposition, Member } from '../process-state/composition.ts';
import { processState } from '../process-state/system.ts';
import { talk } from './channels.ts';
import { elementOf, type Composition } from './composition.ts';
import { monitorsOf } from './observers.ts';
import { chartsOf, inputOf } from './parts.ts';
import { requiredOf } from './required.ts';
import type { Charts } from './charts.ts';
import { viewOf } from './world.ts';

/**
 * A composition on the real process state manager: a system of that protocol, each of whose processes is extended by the
 * charts of this one. The manager's own properties are checked in its own systems.
 */
export function managed(composition: Composition, using: Charts): System<RestartSyncView> {
  const below = processState(membersOf(composition));
  const parts = Object.entries(below.parts).map(([name, part]) => {
    if (composition.processes[name] === undefined) return [name, part] as const;
    return [
      name,
      {
        ...part,
        role: syncProcess(
          inputOf(composition, name),
          part.role as Role<object, unknown>,
          chartsOf(composition, name, using),
        ),
      },
    ] as const;
  });
  return {
    name: composition.name,
    hosts: below.hosts,
    parts: Object.fromEntries(parts),
    channels: [...below.channels, ...talk(composition)],
    stimuli: composition.stimuli,
    faults: below.faults ?? [],
    monitors: monitorsOf(composition),
    messages: { ...processStateMessages, ...messages },
    view: (world) => viewOf(world, composition),
    properties: requiredOf(composition),
    deferred,
    quiescent: () => true,
  };
}

/** Who follows whom at the manager: the receivers their sources, and everybody its configuration manager. */
export function membersOf(composition: Composition): ProcessStateComposition {
  const { name, processes, faults, managed } = composition;
  if (managed === undefined)
    throw new Error(`${name} has no manager: give it \`managed\`, or build it with a membership.`);
  const { heartbeats, ...rest } = managed;
  const members = Object.keys(processes).map((process): readonly [string, Member] => {
    const input = inputOf(composition, process);
    return [
      process,
      {
        targets: targetsOf(input),
        listeners: listenersOf(input),
        heartbeat: heartbeats[process] ?? {},
        element: elementOf(composition, process),
      },
    ];
  });
  return { ...rest, name, processes: Object.fromEntries(members), faults, witnesses: [] };
}
