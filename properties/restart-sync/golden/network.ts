import type { Entries } from '../../../spec/restart-sync/entries.ts';
import type { Member } from '../composition.ts';

/** The network element of Fig. 9: who finds what out, who derives what from it, and who transmits by it. */

/** 901: finds out which interfaces are up. */
export const INTERFACES = 'interfaces';
/** 903: derives routes from the interfaces. */
export const ROUTING = 'routing';
/** 907: holds the routes of 903. */
export const ROUTES = 'routes';
/** 909: transmits by the data of 907. */
export const FORWARDER = 'forwarder';

/** What 901 says of an interface; the first form leaves an interface that is down out, the second says so. */
export type InterfaceState = 'up' | 'down';

/** A route to `i.i.i.i` over interface i, for each interface that is up. SYNC-61 */
export function routesOf(inputs: Readonly<Record<string, Entries>>): Entries {
  const interfaces = Object.entries(inputs[INTERFACES] ?? {});
  return Object.fromEntries(
    interfaces
      .filter(([, value]) => stateIn(value) === 'up')
      .map(([number, value]) => [destination(number), { ...(value as object), over: number }]),
  );
}

/** The destination behind an interface. */
export function destination(number: string): string {
  return [number, number, number, number].join('.');
}

/** The interfaces that a forwarder sends over by what it holds, and that take what it sends. SYNC-65, SYNC-66 */
export function deliversOver(routes: Entries, working: readonly string[]): readonly string[] {
  return Object.values(routes)
    .map((route) => (route as { readonly over: string }).over)
    .filter((number) => working.includes(number))
    .sort();
}

function stateIn(value: Entries[string]): InterfaceState {
  return (value as { readonly is: InterfaceState }).is;
}

/** Fig. 9 without the configuration manager. */
export const network: Readonly<Record<string, Member>> = {
  [INTERFACES]: { source: {} },
  [ROUTING]: { inputs: [INTERFACES], source: {}, derivation: routesOf },
  [ROUTES]: { inputs: [ROUTING], source: {} },
  [FORWARDER]: { inputs: [ROUTES] },
};
