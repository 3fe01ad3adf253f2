import * as generic from '../../scopes.ts';
import type { Composition } from '../composition.ts';
import { restartSync } from '../system.ts';

/** A catalogued system of restart synchronisation. */
export type CataloguedComposition = generic.CataloguedComposition<Composition>;

/** One size of a system of restart synchronisation. */
export const scope = generic.scopeOf(restartSync);
