import type { Trap } from '../../spec/trap.ts';
import { closed, type Scenario } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import type { Named } from '../scopes.ts';
import { scenario } from './scenario.ts';
import type { Occurrence } from './sequence.ts';

/** How a trap comes about in the charts of a protocol, and what happens where nothing guards against it. */
export interface TrapScenario<Composition extends Named> {
  readonly composition: Composition;
  readonly occurrences: readonly Occurrence[];
  /** The canary that falls into the trap, by what is wrong with it; or the system that does. */
  readonly unguarded: string;
}

/** The scenarios of a protocol's traps, by their numbers: `T1`. */
export type TrapScenarios<Composition extends Named> = Readonly<Record<string, TrapScenario<Composition>>>;

/** Every trap of a specification as a run that can be looked at. Throws where a trap has no scenario. */
export function scenariosOf<Composition extends Named, View>(
  traps: readonly Trap[],
  byNumber: TrapScenarios<Composition>,
  build: (composition: Composition) => System<View>,
): readonly Scenario[] {
  return traps.map(({ id, events }) => {
    const trap = byNumber[id];
    if (trap === undefined) throw new Error(`The trap ${id} has no scenario.`);
    const { composition, occurrences } = trap;
    return scenario(scenarioName(composition, id, events), () => closed(build(composition)), occurrences);
  });
}

/** What a trap's run is called on the command line. */
export function scenarioName({ name }: Named, id: string, events: string): string {
  return `${name} scenario: ${id}, ${events}`;
}
