import { directSystems, seldomSystems } from './acknowledging.ts';
import { coreSystems } from './core.ts';
import { resetSystems, returningSystems, silentSystems } from './outer.ts';
import type { CataloguedComposition } from './scope.ts';

/** Every system of selective replay that is checked. */
export const selectiveReplaySystems: readonly CataloguedComposition[] = [
  ...coreSystems,
  ...silentSystems,
  ...resetSystems,
  ...returningSystems,
  ...directSystems,
  ...seldomSystems,
];
