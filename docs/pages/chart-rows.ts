import type { AnyStateMachine } from 'xstate';
import { transitionsOf } from '../../properties/checker/coverage.ts';
import { outlineOf, withInner, type OutlineState, type OutlineTransition } from '../../properties/drawing/outline.ts';

/** A transition as it is drawn, with the name that reports of coverage give it. */
export interface NamedTransition extends OutlineTransition {
  readonly name: string;
}

/** A state with the transitions that leave it. */
export interface StateRows {
  readonly state: OutlineState;
  readonly transitions: readonly NamedTransition[];
}

/** The states of a chart from the outside in, each with its transitions. */
export function rowsOf(machine: AnyStateMachine): readonly StateRows[] {
  const { root, transitions } = outlineOf(machine);
  const names = transitionsOf(machine).map(([, name]) => name);
  // Both read the chart in the same order; a difference would put the names of some to others.
  if (names.length !== transitions.length) {
    throw new Error(
      `${machine.id} has ${names.length} transitions by its coverage and ${transitions.length} as it is drawn.`,
    );
  }
  const named = transitions.map((transition, at): NamedTransition => ({ ...transition, name: names[at] ?? '' }));
  return withInner(root).map((state) => ({ state, transitions: named.filter(({ source }) => source === state.path) }));
}
