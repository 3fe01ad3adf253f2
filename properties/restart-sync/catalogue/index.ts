import { choiceSystems, fieldSystems } from './choices.ts';
import { coreSystems, deafSystems, severalSystems } from './core.ts';
import { managedSystems } from './managed.ts';
import { outerSystems } from './outer.ts';
import type { CataloguedComposition } from './scope.ts';

/** Every system of restart-sync that is checked. */
export const restartSyncSystems: readonly CataloguedComposition[] = [
  ...coreSystems,
  ...deafSystems,
  ...severalSystems,
  ...managedSystems,
  ...choiceSystems,
  ...fieldSystems,
  ...outerSystems,
];
