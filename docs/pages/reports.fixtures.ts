import type { Canary, CataloguedSystem } from '../../properties/catalogue.ts';
import type { Counterexample, PropertyReport, Report, System } from '../../properties/checker/index.ts';
import type { Reports } from './told-subject.ts';

/** Reports as checks would make them, in no time: all is as expected, and what is violated is so after a single tick. */
export function reportsOf(systems: readonly CataloguedSystem[], canaries: readonly Canary[]): Reports {
  return new Map([
    ...systems.map(({ name, scopes }) => [name, reportOf(name, scopes.quick.build({}))] as const),
    ...canaries.map(({ name, breaks, build }) => [name, reportOf(name, build(), breaks)] as const),
  ]);
}

const run: Counterexample = {
  started: [],
  steps: [{ step: { kind: 'tick', clock: 'all' }, sent: [], changes: [] }],
  finding: 'The last state breaks it.',
  underWay: [],
};

function reportOf(name: string, { parts, properties }: System, breaks?: string): Report {
  const own = properties.map((property): PropertyReport => ({
    ...{ name: property.name, kind: property.kind, clauses: property.clauses },
    ...(property.name === breaks || property.expect === 'violated'
      ? { verdict: 'violated', counterexample: run }
      : { verdict: 'holds' }),
    expect: property.expect ?? 'holds',
  }));
  const isBuiltIn = breaks !== undefined && properties.every((property) => property.name !== breaks);
  return {
    name,
    parts: Object.keys(parts).length,
    verdict: own.some(({ verdict }) => verdict === 'violated') || breaks !== undefined ? 'violated' : 'holds',
    asExpected: true,
    ...{ states: 1234, transitions: 5678, depth: 9, seconds: 0.1, peakMemoryBytes: 0 },
    properties: isBuiltIn
      ? [
          ...own,
          {
            name: breaks,
            kind: 'reception',
            clauses: [],
            verdict: 'violated',
            expect: 'violated',
            counterexample: run,
          },
        ]
      : own,
    ...{ deferred: [], coverage: {}, neverFired: [], witnesses: [], bounds: [] },
  };
}
