import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import { sameKey } from '../../spec/process-state/communication-key.ts';
import type { Edge, EndedTransfer, OriginOf, RestartSyncView, SyncProcessView } from '../../spec/restart-sync/view.ts';
import type { KnownEnd } from '../../machines/restart-sync/monitors/endings.ts';
import type { World } from '../checker/index.ts';
import type { WaitsContext } from '../../machines/restart-sync/monitors/waits.ts';
import { edgesOf, hostOf, STEADINESS, STEADY_KEY, type Composition } from './composition.ts';

/** The system as its properties see it, from the views of its roles and monitors. */
export function viewOf(world: World, composition: Composition): RestartSyncView {
  const names = Object.keys(composition.processes);
  return {
    names,
    edges: edgesOf(composition),
    process: (name) => world.part(name) as SyncProcessView | undefined,
    isQuiet: ({ source, receiver }) =>
      world.inFlight(source, receiver).length === 0 && world.inFlight(receiver, source).length === 0,
    ticksSinceEnd: (edge, key) => endsAt(world, edge).find((end) => sameKey(end.key, key))?.ticks,
    ticksSinceLastEnd: (edge) => endsAt(world, edge).at(-1)?.ticks,
    hasBeenAwaited: ({ source, receiver }) => {
      const { ticks, limit, expired } = world.monitor(`wait of ${receiver} for ${source}`) as WaitsContext;
      return expired || ticks >= limit;
    },
    hasExpired: ({ source, receiver }) => (world.monitor(`wait of ${receiver} for ${source}`) as WaitsContext).expired,
    steadyKey: STEADY_KEY,
    get isSteady() {
      return world.monitor(STEADINESS) === 'steady';
    },
    processesBelow: (target) => names.filter((name) => name === target || hostOf(composition, name) === target),
    ended: ({ source, receiver }) => {
      const { ended } = world.monitor(`transfers of ${source} to ${receiver}`) as {
        readonly ended: readonly EndedTransfer[];
      };
      return ended;
    },
  };
}

function endsAt(world: World, { source, receiver }: Edge): readonly KnownEnd[] {
  return (world.monitor(`ends of ${source} at ${receiver}`) as { readonly ends: readonly KnownEnd[] }).ends;
}

/** Values of these systems carry the key of the instance that found them; null where that had none at that time. */
export const originOf: OriginOf = (value) => (value as { readonly of: CommunicationKey | null }).of ?? undefined;
