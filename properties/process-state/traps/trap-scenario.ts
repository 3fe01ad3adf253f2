import type { Occurrence } from '../../scenarios/sequence.ts';
import type { Composition } from '../composition.ts';

/** How a trap comes about in our charts, and what happens where nothing guards against it. */
export interface TrapScenario {
  readonly composition: Composition;
  readonly occurrences: readonly Occurrence[];
  /** The canary that falls into the trap, by what is wrong with it; or the system that does. */
  readonly unguarded: string;
}
