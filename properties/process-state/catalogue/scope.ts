import { closed, type CataloguedSystem, type Scope, type ScopeName } from '../../catalogue.ts';
import type { Composition } from '../composition.ts';
import { processState } from '../system.ts';

/** A scope that also tells what it is built from. */
export interface ComposedScope extends Scope {
  readonly composition: Composition;
}

/** A catalogued system whose scopes tell what they are built from. */
export interface CataloguedComposition extends CataloguedSystem {
  readonly scopes: Readonly<Record<ScopeName, ComposedScope>>;
}

export function scope(reason: string, composition: Composition): ComposedScope {
  return { reason, composition, build: () => closed(processState(composition)) };
}

/** A system by the name of its compositions. */
export function catalogued(title: string, quick: ComposedScope, full: ComposedScope): CataloguedComposition {
  return { name: quick.composition.name, title, scopes: { quick, full } };
}
