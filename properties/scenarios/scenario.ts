import type { Scenario } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import { sequenceOf, type Occurrence } from './sequence.ts';

const MONITOR = 'scenario';

/**
 * A run that is known by name: the shortest one in which these things happen in this order. It is found by looking for
 * the violation of the statement that they never do.
 *
 * @param name such as `process-state/look-up scenario: T3`
 */
export function scenario(name: string, system: () => System, occurrences: readonly Occurrence[]): Scenario {
  const breaks = 'What happens in this scenario never comes about';
  return {
    name,
    breaks,
    build: () => {
      const { monitors, expectViolated, ...rest } = system();
      const machine = sequenceOf(name, occurrences);
      return {
        ...rest,
        name,
        monitors: { ...monitors, [MONITOR]: { machine, view: ({ value }) => value } },
        view: (world) => world.monitor(MONITOR),
        quiescent: () => true,
        deferred: [],
        properties: [
          {
            kind: 'always',
            name: breaks,
            clauses: [],
            expect: 'violated',
            reason: 'it is told because it can happen',
            holds: (value) => value !== 'reached',
          },
        ],
        ...(expectViolated !== undefined && { expectViolated }),
      };
    },
  };
}
