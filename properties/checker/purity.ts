import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { canonical } from './canonical.ts';
import { SystemError } from './errors.ts';

/**
 * The error for a step that came out differently when it was run again. Memoising rests on purity, so the search stops;
 * each named guard and assign is tried twice alone, to name the one to mend.
 */
export function impurity(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: AnyEventObject,
  path: string,
): SystemError {
  const { actions, guards, delays } = machine.implementations;
  const candidates = [
    ...Object.entries(actions).map(([name, action]) => [`action "${name}"`, assignmentsOf(action)] as const),
    ...Object.entries(guards).map(([name, guard]) => [`guard "${name}"`, [guard]] as const),
    ...Object.entries(delays).map(([name, delay]) => [`delay "${name}"`, [delay]] as const),
  ];
  const culprits = candidates
    .filter(([, functions]) => functions.some((callee) => differs(callee, { context: snapshot.context, event })))
    .map(([name]) => name);
  return new SystemError(
    culprits.length > 0 ? `${path} > ${culprits.join(', ')}` : `${path} > the transition on ${event.type}`,
    'another outcome when the same step was run again',
    'A chart is a pure function of state and event: take randomness, time and counters from events, input or context.',
  );
}

/** The error for a step that came out differently when its context and event had their keys made in another order. */
export function orderDependence(event: AnyEventObject, path: string): SystemError {
  return new SystemError(
    `${path} > the transition on ${event.type}`,
    'another outcome when the keys of its context or event stood in another order',
    'An object has no order: sort its keys where the order matters, or keep a list.',
  );
}

/** The same value, with the keys of every object in the opposite order. */
export function reordered<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reordered) as T;
  const entries = Object.entries(value).map(([key, inner]) => [key, reordered(inner)] as const);
  return Object.fromEntries(entries.reverse()) as T;
}

/** The functions inside an assign: it is given one function, or one for each key. */
function assignmentsOf(action: unknown): readonly unknown[] {
  if (typeof action !== 'function') return [];
  if ('assignment' in action) {
    const { assignment } = action;
    return typeof assignment === 'object' && assignment !== null ? Object.values(assignment) : [assignment];
  }
  return 'event' in action ? [action.event] : [];
}

function differs(callee: unknown, args: object): boolean {
  if (typeof callee !== 'function') return false;
  const call = callee as (args: object) => unknown;
  try {
    const results = Array.from({ length: 8 }, () => canonical(call(args) ?? null, 'result'));
    return results.some((result) => result !== results[0]);
  } catch {
    // One that needs another event than this, or is no plain function of its arguments, accuses nobody.
    return false;
  }
}
