import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';
import { systems } from '../systems.ts';
import { chartTransitions, systemsOf } from './citations.ts';
import { citingTests } from './citing-tests.ts';
import { protocols } from './protocols.ts';
import { trace } from './traced-clauses.ts';

// Goal: no clause is claimed that nothing shows, nothing is cited that is no clause, and no protocol is left out.
// Method: every protocol of the registry, with the charts and monitors of its systems.

const { findings } = trace({ protocols, systems, citingTests });

test('every MUST clause is cited or waits, none waits that is built, and nothing else is cited', () => {
  expect(findings.map(({ clause, text }) => `${clause}: ${text}`)).toEqual([]);
});

test('every protocol that has systems is traced', () => {
  const withSystems = systems.map(({ name }) => name).filter((name) => name.includes('/'));
  expect(protocols.map(({ name }) => name)).toEqual([...new Set(withSystems.map((name) => name.split('/', 1)[0]))]);
});

describe.each(protocols.map((protocol) => [protocol.name, protocol] as const))(
  'the charts of %s',
  (_name, protocol) => {
    const built = systemsOf(protocol, systems);
    const charts = Object.values(protocol.charts);

    test('are all that its systems are made of', () => {
      const parts = built.flatMap((system) => Object.values(system.parts));
      const made = parts.flatMap(({ role, input }) => {
        // A part is given its start by the checker; whatever it is, the charts are the same.
        const instances = role.instances({ ...input, boot: 1, durable: {} });
        return Object.values(instances).map(({ machine }) => machine.id);
      });
      const known = charts.map(({ id }) => id);
      // A protocol that stands on another one has charts of that one in its systems.
      const others = protocols.flatMap((other) => Object.values(other.charts).map(({ id }) => id));
      const { surroundings = [] } = protocol;
      const allowed = [...known, ...others, ...surroundings];
      expect([...new Set(made)].filter((id) => !allowed.includes(id))).toEqual([]);
      expect(surroundings.filter((id) => !made.includes(id))).toEqual([]);
      expect(known.filter((id) => !made.includes(id))).toEqual([]);
    });

    test('cite a clause and say why, in every transition', () => {
      const silent = chartTransitions(protocol).filter(
        ({ description, clauses }) => description === undefined || clauses.length === 0,
      );
      expect(silent.map(({ name }) => name)).toEqual([]);
    });

    test('say of every state what it is', () => {
      const states = charts
        .flatMap((chart: AnyStateMachine) => statesBelow(chart.root))
        .filter(({ type, parent }) => parent !== undefined && type !== 'parallel');
      const silent = states.filter((state) => (state.description ?? state.parent?.description) === undefined);
      expect(silent.map(({ id }) => id)).toEqual([]);
    });

    test('are watched by monitors that say of every transition what it notes', () => {
      const monitors = built.flatMap(({ monitors = {} }) => Object.values(monitors).map(({ machine }) => machine));
      const byName = Object.fromEntries(monitors.map((machine): [string, AnyStateMachine] => [machine.id, machine]));
      const silent = chartTransitions({ charts: byName }).filter(({ description }) => description === undefined);
      expect(silent.map(({ name }) => name)).toEqual([]);
    });
  },
);

function statesBelow(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesBelow)];
}
