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

/** A canary that also tells what is wrong with it, so that other compositions can be tried with the same charts. */
export interface WrongCharts extends Canary {
  readonly what: string;
  readonly property: Property<ProcessStateView>;
  readonly composition: Composition;
  readonly wrong: Partial<Charts>;
}

/** A composition with wrong charts, in which this property must be found violated. */
export function canary(
  what: string,
  property: Property<ProcessStateView>,
  composition: Composition,
  wrong: Partial<Charts>,
): WrongCharts {
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
        closed({ ...processState(composition, { ...charts, ...wrong }), name }),
        property.name,
        `a deliberately wrong variant: ${what}`,
      ),
  };
}
