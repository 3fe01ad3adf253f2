import type { ControlUnitContext, ControlUnitEmitted, ControlUnitEvent } from './control-unit-context.ts';

type Change = Partial<ControlUnitContext>;

/** What an action that sends is given. */
export interface UnitStep {
  readonly context: ControlUnitContext;
  readonly event: ControlUnitEvent;
  readonly enqueue: {
    assign(change: Change | ((now: { readonly context: ControlUnitContext }) => Change)): void;
    emit(emitted: ControlUnitEmitted): void;
  };
}

/** The addresses of all other units. */
export function othersThan({ units, unit }: Pick<ControlUnitContext, 'units' | 'unit'>): readonly string[] {
  return units.filter((_, at) => at !== unit);
}
