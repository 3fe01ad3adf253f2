import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { describe, expect, it } from 'vitest';
import { issuance } from '../../machines/process-state/monitors/issuance.ts';
import { silence } from '../../machines/process-state/monitors/silence.ts';
import { clauses } from '../../spec/process-state/clauses/index.ts';
import { communication, relookup, safety } from '../../spec/process-state/properties/index.ts';
import { waiting } from '../../spec/process-state/waiting.ts';
import { charts } from './system.ts';

interface Cited {
  readonly where: string;
  readonly description: string | undefined;
  readonly clauses: readonly string[];
}

/** Goal: no clause is claimed that nothing shows, and nothing is cited that is no clause. */
describe('the clauses of process-state', () => {
  const ids = new Set(clauses.map(({ id }) => id));
  const transitions = Object.values(charts).flatMap((chart: AnyStateMachine) => transitionsBelow(chart.root));
  const properties = [...safety, ...communication, ...relookup];
  const cited = new Set([
    ...transitions.flatMap((transition) => transition.clauses),
    ...properties.flatMap((property) => property.clauses),
  ]);

  it('of level MUST that are built are each cited by a transition or a property', () => {
    const waits = new Set(waiting.map(({ clause }) => clause));
    expect(
      clauses.filter(({ id, level }) => level === 'MUST' && !waits.has(id) && !cited.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('are what is cited, besides the properties of the catalogue', () => {
    expect([...cited].filter((id) => !ids.has(id) && !/^S-PSM-\d+$/u.test(id))).toEqual([]);
  });

  it('are cited, with a description, by every transition of the protocol', () => {
    expect(
      transitions
        .filter(({ description, clauses: own }) => description === undefined || own.length === 0)
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('are served by charts of which every state and monitor transition says what it is', () => {
    const states = Object.values(charts)
      .flatMap((chart: AnyStateMachine) => statesBelow(chart.root))
      .filter(({ type, parent }) => parent !== undefined && type !== 'parallel');
    expect(
      states
        .filter(({ description, parent }) => description === undefined && parent?.description === undefined)
        .map(({ id }) => id),
    ).toEqual([]);
    const watched = [issuance, silence].flatMap((monitor: AnyStateMachine) => transitionsBelow(monitor.root));
    expect(watched.filter(({ description }) => description === undefined)).toEqual([]);
  });
});

function statesBelow(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesBelow)];
}

function transitionsBelow(root: AnyStateNode): readonly Cited[] {
  return statesBelow(root).flatMap((node) =>
    [...node.transitions.entries()].flatMap(([event, candidates]) =>
      candidates.map(({ description, meta }, at) => ({
        where: `${node.id} on ${event} #${String(at + 1)}`,
        description,
        clauses: (meta as { clauses?: readonly string[] } | undefined)?.clauses ?? [],
      })),
    ),
  );
}
