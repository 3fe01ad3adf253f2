import type { AnyStateMachine } from 'xstate';
import { nameOf, stateName, statesOf } from './chart-rules.ts';
import type { Transition } from './chart.ts';

/** How much of a chart a search has taken. */
export interface ChartCoverage {
  readonly covered: number;
  readonly total: number;
  /** The transitions that never fired, in the order of the chart. */
  readonly missed: readonly string[];
}

/** Notes which transitions of one chart have fired. */
export class Coverage {
  readonly #names = new Map<Transition, string>();
  readonly #fired = new Set<Transition>();

  constructor(machine: AnyStateMachine) {
    for (const [transition, name] of transitionsOf(machine)) this.#names.set(transition, name);
  }

  mark(fired: readonly Transition[]): void {
    for (const transition of fired) if (this.#names.has(transition)) this.#fired.add(transition);
  }

  get summary(): ChartCoverage {
    const missed = [...this.#names].filter(([transition]) => !this.#fired.has(transition)).map(([, name]) => name);
    return { covered: this.#names.size - missed.length, total: this.#names.size, missed };
  }
}

/** Every transition of a chart with a name that reads as its line in the source: `stale.deaf: Eof`, `fresh: Data [later] -> stale`. */
export function transitionsOf(machine: AnyStateMachine): readonly (readonly [Transition, string])[] {
  const named: (readonly [Transition, string])[] = [];
  for (const node of statesOf(machine)) {
    const byEvent = [...node.transitions.entries(), ['always', node.always ?? []] as const];
    for (const [descriptor, candidates] of byEvent) {
      candidates.forEach((transition, index) => {
        const guard = transition.guard === undefined ? '' : ` [${guardName(transition.guard)}]`;
        const target = transition.target === undefined ? '' : ` -> ${transition.target.map(stateName).join(', ')}`;
        const order = candidates.length > 1 ? ` #${String(index + 1)}` : '';
        named.push([transition, `${stateName(node)}: ${eventName(descriptor)}${order}${guard}${target}`]);
      });
    }
  }
  return named;
}

function eventName(descriptor: string): string {
  const delay = /^xstate\.after\.(.+?)\./u.exec(descriptor)?.[1];
  return delay === undefined ? descriptor : `after ${delay}`;
}

/** The guards that a transition needs; `and`, `or` and `not` by what they combine. */
function guardName(guard: unknown): string {
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards))
    return guard.guards.map(guardName).join(', ');
  return nameOf(guard) ?? 'inline';
}
