import type { AnyEventObject, AnyStateMachine } from 'xstate';
import { never, type Subject } from '../../paths/subject.fixtures.ts';

/** A second change is made like the first, and a third reign is like the second. */
export const isLate: Subject['isFar'] = ({ changes, highestEpochSeen }) =>
  Number(changes) > 1 || Number(highestEpochSeen) > 5;

/** A chart with one choice of its options; its paths end by themselves unless it is said where. */
export function subject(
  choice: string,
  machine: AnyStateMachine,
  input: unknown,
  events: readonly AnyEventObject[],
  delays: Subject['delays'] = {},
  isFar: Subject['isFar'] = never,
): Subject {
  return { choice, machine, input, delays, events, isFar };
}
