import { assign } from 'xstate';
import type { ProcessStateView } from '../../../spec/process-state/view.ts';
import type { Property } from '../../../spec/property.ts';
import { closed, expectingViolation, type Canary } from '../../catalogue.ts';
import type { Composition } from '../composition.ts';
import { charts, processState, type Charts } from '../system.ts';

/** What a developer may have forgotten: an action that does nothing, a guard that always or never lets pass. */
export const nothing = assign({});
export const always = (): boolean => true;
export const never = (): boolean => false;

/** A composition with wrong charts, in which this property must be found violated. */
export function canary(
  what: string,
  property: Property<ProcessStateView>,
  composition: Composition,
  wrong: Partial<Charts>,
): Canary {
  const name = `${composition.name} canary: ${what}`;
  return {
    name,
    breaks: property.name,
    build: () =>
      expectingViolation(
        closed({ ...processState(composition, { ...charts, ...wrong }), name }),
        property.name,
        `a deliberately wrong variant: ${what}`,
      ),
  };
}
