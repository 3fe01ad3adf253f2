import { choiceSystems, fieldSystems } from './choices.ts';
import { coreSystems, severalSystems } from './core.ts';
import { managedSystems } from './managed.ts';
import { outerSystems } from './outer.ts';
import type { CataloguedComposition } from './scope.ts';

/** Every system of restart-sync that is checked. */
export const restartSyncSystems: readonly CataloguedComposition[] = [
  ...coreSystems,
  ...severalSystems,
  ...managedSystems,
  ...choiceSystems,
  ...fieldSystems,
  ...outerSystems,
];
