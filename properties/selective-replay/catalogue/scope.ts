import * as generic from '../../scopes.ts';
import type { Composition } from '../composition.ts';
import { selectiveReplay } from '../system.ts';

/** A catalogued system of selective replay. */
export type CataloguedComposition = generic.CataloguedComposition<Composition>;

/** One size of a system of selective replay. */
export const scope = generic.scopeOf(selectiveReplay);
