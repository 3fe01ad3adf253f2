import { choiceSystems } from './choices.ts';
import { coreSystems } from './core.ts';
import { identifierSystems } from './identifiers.ts';
import { lossySystems } from './lossy.ts';
import { ringSystems } from './rings.ts';
import type { CataloguedComposition } from './scope.ts';

/** The systems of the process state manager. `quick` fits a minute for all together, `full` is run by hand. */
export const processStateSystems: readonly CataloguedComposition[] = [
  ...coreSystems,
  ...ringSystems,
  ...choiceSystems,
  ...lossySystems,
  ...identifierSystems,
];
