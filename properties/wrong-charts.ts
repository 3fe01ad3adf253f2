import { assign } from 'xstate';
import type { Property } from '../spec/property.ts';
import { closed, expectingViolation, type Canary } from './catalogue.ts';
import type { System } from './checker/index.ts';
import type { Named } from './scopes.ts';

/** What a developer may have forgotten: an action that does nothing, a guard that always or never lets pass. */
export const nothing = assign({});
export const always = (): boolean => true;
export const never = (): boolean => false;

/** A canary that also tells what is wrong with it, so that other compositions can be tried with the same charts. */
export interface WrongCharts<View, Composition extends Named, Charts> extends Canary {
  readonly what: string;
  readonly property: Property<View>;
  readonly composition: Composition;
  /** The charts that are not as they should be; none where the composition itself is what is wrong. */
  readonly wrong: Partial<Charts>;
}

/** How the systems of a protocol are built: from a composition, with the right charts or with others in their place. */
export interface Building<View, Composition extends Named, Charts> {
  readonly charts: Charts;
  readonly build: (composition: Composition, using: Charts) => System<View>;
}

/**
 * How the canaries of one protocol are written: a composition with wrong charts, in which a property of the protocol must
 * be found violated. Building one whose system does not require that property is an error that names both.
 */
export function canaryOf<View, Composition extends Named, Charts>({
  charts,
  build,
}: Building<View, Composition, Charts>): (
  what: string,
  property: Property<View>,
  composition: Composition,
  wrong: Partial<Charts>,
) => WrongCharts<View, Composition, Charts> {
  return (what, property, composition, wrong) => {
    const name = `${composition.name} canary: ${what}`;
    return {
      name,
      what,
      property,
      composition,
      wrong,
      breaks: property.name,
      build: () =>
        expectingViolation(
          closed({ ...build(composition, { ...charts, ...wrong }), name }),
          property.name,
          `a deliberately wrong variant: ${what}`,
        ),
    };
  };
}
