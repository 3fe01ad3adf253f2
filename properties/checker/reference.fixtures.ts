import { keyOf, worldOf, type State } from './reference-state.fixtures.ts';
import { initialState, stepsOf } from './reference-steps.fixtures.ts';
import type { System } from './system.ts';

// The semantics of a system as the design states them, written to be read and not to be fast: a state is plain data and is
// known by its JSON text, every step is computed anew by XState's own pure functions, and nothing is remembered. It shares
// no code with the checker, which is compared with it on random systems. Monitors and step properties are left out.

export interface Findings {
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest shortest run to any state. */
  readonly depth: number;
  /** Steps to the nearest deadlock and to the nearest unexpected reception. */
  readonly deadlock?: number;
  readonly reception?: number;
  /** Steps to the nearest state that breaks an `always` or is a witness of a `sometimes`. */
  readonly decided: Readonly<Record<string, number>>;
  /** Whether a full channel cut the search short. */
  readonly overflowed: boolean;
}

/** Explores a system in order of distance; undefined if it has more than so many states. */
export function explore(system: System, limit: number): Findings | undefined {
  const start = initialState(system);
  const depths = new Map([[keyOf(system, start), 0]]);
  const waiting: State[] = [start];
  const decided: Record<string, number> = {};
  const nearest: { deadlock?: number; reception?: number } = start.unexpected ? { reception: 0 } : {};
  let transitions = 0;
  let furthest = 0;
  let overflowed = false;
  for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
    const key = keyOf(system, state);
    const depth = depths.get(key)!;
    furthest = depth;
    const view = system.view(worldOf(system, state));
    for (const property of system.properties) {
      if (property.kind === 'step') continue;
      if (property.holds(view) === (property.kind === 'sometimes')) decided[property.name] ??= depth;
    }
    let goesOn = false;
    const taken = new Set<string>();
    for (const { label, next, kind } of stepsOf(system, state)) {
      if (next.blocked !== undefined) {
        // Where the channel only bounds the search, there is a step, though it is not followed; where it holds the sender
        // back, there is none.
        if (next.blocked === 'not finished') overflowed = goesOn = true;
        continue;
      }
      const saysSomething = next.sent > 0 || next.unexpected;
      const nextKey = keyOf(system, next);
      if (nextKey === key && !saysSomething) continue;
      // What happened and where it led: two that nobody can tell apart are one.
      taken.add(`${label} -> ${nextKey}`);
      // To have spent a budget and nothing else is no progress.
      const doesSomething = saysSomething || keyOf(system, { ...next, left: state.left }) !== key;
      if (kind === 'awaited tick' || (kind === 'reaction' && doesSomething)) goesOn = true;
      if (next.unexpected) nearest.reception ??= depth + 1;
      if (depths.has(nextKey)) continue;
      depths.set(nextKey, depth + 1);
      if (depths.size > limit) return undefined;
      waiting.push(next);
    }
    transitions += taken.size;
    if (!goesOn && system.quiescent?.(view) !== true) nearest.deadlock ??= depth;
  }
  return { states: depths.size, transitions, depth: furthest, decided, overflowed, ...nearest };
}
