import type { AnyStateMachine } from 'xstate';
import { roleOf } from '../../../machines/role.ts';
import type { Property } from '../../../spec/property.ts';
import type { System, World } from '../../checker/index.ts';
import { resourceManager } from './resource-manager.ts';
import { transactionManager } from './transaction-manager.ts';

/** What an outsider sees: where each one stands. */
export interface TwoPhaseCommitView {
  readonly manager: string;
  readonly resourceManagers: readonly string[];
}

const properties: readonly Property<TwoPhaseCommitView>[] = [
  {
    kind: 'always',
    name: 'No resource manager has committed while another has aborted',
    clauses: [],
    holds: ({ resourceManagers }) => !(resourceManagers.includes('committed') && resourceManagers.includes('aborted')),
  },
  {
    kind: 'sometimes',
    name: 'Everyone commits',
    clauses: [],
    holds: ({ resourceManagers }) => resourceManagers.every((state) => state === 'committed'),
  },
  {
    kind: 'sometimes',
    name: 'Everyone aborts',
    clauses: [],
    holds: ({ resourceManagers }) => resourceManagers.every((state) => state === 'aborted'),
  },
];

/**
 * Two-phase commit over a medium that forgets nothing, as Lamport and Gray specify it: the numbers of its distinct states
 * are known from elsewhere and serve as the checker's oracle.
 *
 * @param participants resource managers, 1 or more
 */
export function twoPhaseCommit(
  participants: number,
  charts: { readonly transactionManager: AnyStateMachine; readonly resourceManager: AnyStateMachine } = {
    transactionManager,
    resourceManager,
  },
): System<TwoPhaseCommitView> {
  const resourceManagers = Array.from({ length: participants }, (_, at) => `rm${String(at + 1)}`);
  const resourceManagerRole = roleOf(charts.resourceManager);
  const state = (world: World, part: string): string => (world.part(part) as { readonly value: string }).value;
  return {
    name: 'two-phase-commit',
    hosts: [{ name: 'network' }],
    parts: {
      manager: { role: roleOf(charts.transactionManager), input: { resourceManagers }, host: 'network' },
      ...Object.fromEntries(
        resourceManagers.map((name) => [
          name,
          { role: resourceManagerRole, input: { transactionManager: 'manager' }, host: 'network' },
        ]),
      ),
    },
    channels: [
      { from: resourceManagers, to: 'manager', kind: 'set', carries: ['Prepared'] },
      { from: 'manager', to: resourceManagers, kind: 'set', carries: ['Commit', 'Abort'] },
    ],
    view: (world) => ({
      get manager() {
        return state(world, 'manager');
      },
      get resourceManagers() {
        return resourceManagers.map((name) => state(world, name));
      },
    }),
    properties,
    // The protocol ends; a resource manager that aborted on its own waits for nobody.
    quiescent: ({ resourceManagers: states }) => states.every((at) => at === 'committed' || at === 'aborted'),
  };
}
