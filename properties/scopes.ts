import { closed, type CataloguedSystem, type Scope, type ScopeName } from './catalogue.ts';
import type { System } from './checker/index.ts';

/** What every composition has, whatever else its protocol lets it choose: the name of its system, `protocol/system`. */
export interface Named {
  readonly name: string;
}

/** A scope that also tells what it is built from. */
export interface ComposedScope<Composition extends Named> extends Scope {
  readonly composition: Composition;
}

/** A catalogued system whose scopes tell what they are built from. */
export interface CataloguedComposition<Composition extends Named> extends CataloguedSystem {
  readonly scopes: Readonly<Record<ScopeName, ComposedScope<Composition>>>;
}

/** How the scopes of one protocol are written: a reason, and a composition that the protocol knows how to build. */
export function scopeOf<Composition extends Named, View>(
  build: (composition: Composition) => System<View>,
): (reason: string, composition: Composition) => ComposedScope<Composition> {
  return (reason, composition) => ({ reason, composition, build: () => closed(build(composition)) });
}

/** A system by the name of its compositions. Throws where its two scopes are of systems with different names. */
export function catalogued<Composition extends Named>(
  title: string,
  quick: ComposedScope<Composition>,
  full: ComposedScope<Composition>,
): CataloguedComposition<Composition> {
  const { name } = quick.composition;
  if (full.composition.name !== name)
    throw new Error(
      `The quick scope of "${name}" has a full scope named "${full.composition.name}"; give them one name.`,
    );
  return { name, title, scopes: { quick, full } };
}
