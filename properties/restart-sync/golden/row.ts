import type { ReceiverView, RestartSyncView } from '../../../spec/restart-sync/view.ts';
import { deliversOver, FORWARDER, INTERFACES, ROUTES, ROUTING, type InterfaceState } from './network.ts';

/** One row of the golden example: what each of the four processes has. Numbers are interfaces; a route is `destination→interface`. */
export interface Row {
  /** What 901 has found itself; undefined while it is down. */
  readonly interfaces: readonly string[] | undefined;
  /** What 903 holds of 901, and what it has derived. */
  readonly fromInterfaces:
    { readonly current: readonly string[]; readonly temporary: readonly string[]; readonly stale: boolean } | undefined;
  readonly routing: readonly string[] | undefined;
  /** What 907 holds of 903, and whether that is stale. */
  readonly routes: { readonly current: readonly string[]; readonly stale: boolean } | undefined;
  readonly delivers: readonly string[] | undefined;
}

/** What each of them has by this view, with the interfaces that take what is sent. */
export function rowOf(view: RestartSyncView, working: readonly string[]): Row {
  const [interfaces, routing, routes] = [INTERFACES, ROUTING, ROUTES].map((name) => view.process(name));
  const held = routing?.receivers[INTERFACES];
  const passed = routes?.receivers[ROUTING];
  const used = view.process(FORWARDER)?.receivers[ROUTES];
  return {
    interfaces: interfaces === undefined ? undefined : numbers(interfaces.source?.entries ?? {}),
    fromInterfaces:
      held === undefined
        ? undefined
        : { current: numbers(held.current), temporary: numbers(held.temporary), stale: held.condition === 'stale' },
    routing: routing === undefined ? undefined : told(routing.source?.entries ?? {}),
    routes: passed === undefined ? undefined : { current: told(passed.current), stale: passed.condition === 'stale' },
    delivers: used === undefined ? undefined : deliversOver(used.current, working),
  };
}

/** The interfaces that are up, of those that are told of. */
function numbers(entries: ReceiverView['current']): readonly string[] {
  return Object.entries(entries)
    .filter(([, value]) => (value as { readonly is: InterfaceState }).is === 'up')
    .map(([k]) => k)
    .sort();
}

function told(entries: ReceiverView['current']): readonly string[] {
  return Object.entries(entries)
    .map(([k, route]) => `${k}→${(route as { readonly over: string }).over}`)
    .sort();
}
