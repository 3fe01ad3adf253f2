import * as generic from '../../scopes.ts';
import type { Composition } from '../composition.ts';
import { processState } from '../system.ts';

/** A catalogued system of the process state manager. */
export type CataloguedComposition = generic.CataloguedComposition<Composition>;

/** One size of a system of the process state manager. */
export const scope = generic.scopeOf(processState);
