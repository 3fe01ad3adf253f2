import { isMainThread } from 'node:worker_threads';
import {
  beacons,
  converged,
  countOutside,
  neverQuiet,
  quietIsReached,
  simulationOf,
  type BeaconsView,
} from '../simulation/beacons.fixtures.ts';
import { closed, type CataloguedSystem } from '../catalogue.ts';
import type { Always } from '../../spec/property.ts';

/** Where these simulations and systems stand, for threads of their own to load them. */
export const module = import.meta.url;

const listed = { build: () => closed(beacons()), reason: 'A toy has one size.' };

export const systems: readonly CataloguedSystem[] = [
  { name: 'listed/beacons', title: 'Beacons as they are checked', scopes: { quick: listed, full: listed } },
];

/** Leaves the program that runs it, in a thread. */
const leaves: Always<BeaconsView> = {
  kind: 'always',
  name: 'All is well',
  clauses: [],
  holds: () => {
    if (!isMainThread) process.exit(3);
    return true;
  },
};

/** Simulations that hold, that fail in known ways, and that threads do not bear. */
export const simulations = [
  simulationOf(beacons({ properties: [quietIsReached] }), { name: 'toys/good', converged }),
  simulationOf(beacons({ properties: [neverQuiet] }), { name: 'toys/failing' }),
  simulationOf(beacons(), { name: 'toys/wrong', implementations: { listener: countOutside(3) } }),
  simulationOf(beacons({ properties: [leaves] }), { name: 'unruly/leaving' }),
  // Whoever runs it, it has another name.
  simulationOf(beacons(), { name: `unruly/of ${isMainThread ? 'the main thread' : 'a worker'}` }),
];
