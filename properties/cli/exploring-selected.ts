import type { Report, SearchOptions } from '../checker/index.ts';
import { exploreWatched, type Interruption, type Progress } from './exploring.ts';
import { failureOf, type Failure } from './exploring-failure.ts';
import type { Selected } from './selection.ts';

/** How far to explore. */
export interface Bounds {
  /** Distinct states of one system after which to give up. Default: none. */
  readonly maxStates?: number;
}

/** What exploring a system came to. */
export type Explored = { readonly report: Report } | { readonly failure: Failure };

/** A selected system, with what exploring it came to. */
export type ExploredSystem = { readonly selected: Selected } & Explored;

/** Builds a system and explores it. Nothing is thrown: one that cannot be checked does not keep the others from it. */
export async function exploreSelected(
  selected: Selected,
  bounds: Bounds,
  interruption: Interruption,
  watch: (progress: Progress) => void,
): Promise<Explored> {
  try {
    const report = await exploreWatched(selected.build(), searchOptions(selected, bounds), interruption, watch);
    return { report };
  } catch (error) {
    return { failure: failureOf(error, selected.name) };
  }
}

/** Systems one after the other, in this thread. */
export async function* exploreInTurn(
  selection: readonly Selected[],
  bounds: Bounds,
  interruption: Interruption,
  watch: (at: number, progress: Progress) => void,
): AsyncGenerator<ExploredSystem, void, undefined> {
  for (const [at, selected] of selection.entries()) {
    const explored = await exploreSelected(selected, bounds, interruption, (progress) => {
      watch(at, progress);
    });
    yield { selected, ...explored };
  }
}

function searchOptions({ breaks }: Selected, { maxStates }: Bounds): SearchOptions {
  return {
    ...(maxStates !== undefined && { maxStates }),
    // A wrong variant may break more than the property that it is there to break.
    ...(breaks !== undefined && { stopAtSurprise: false, stopWhenViolated: true }),
  };
}
