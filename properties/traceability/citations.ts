import type { CataloguedSystem } from '../catalogue.ts';
import { transitionsOf } from '../checker/coverage.ts';
import type { System } from '../checker/index.ts';
import type { CitingTests } from './citing-tests.ts';
import type { Protocol } from './protocols.ts';

/** Somebody who says that he serves a clause. */
export interface Citation {
  readonly clause: string;
  readonly kind: 'transition' | 'property' | 'test';
  /** `entry: alive > RegisterRequest`, the sentence of a property, or `file > title` of a test. */
  readonly by: string;
}

/** Where the citations are found. */
export interface Sources {
  readonly protocols: readonly Protocol[];
  readonly systems: readonly CataloguedSystem[];
  readonly citingTests: CitingTests;
}

/** Every citation of all protocols, of clauses that exist and of others. */
export function citationsIn({ protocols, systems, citingTests }: Sources): readonly Citation[] {
  return [
    ...protocols.flatMap(transitionCitations),
    ...protocols.flatMap((protocol) => propertyCitations(systemsOf(protocol, systems))),
    ...Object.entries(citingTests).flatMap(([clause, tests]) =>
      tests.map((by): Citation => ({ clause, kind: 'test', by })),
    ),
  ];
}

/** The systems of a protocol in the scope in which every run of the tests checks them. */
export function systemsOf({ name }: Protocol, systems: readonly CataloguedSystem[]): readonly System[] {
  return systems.filter((system) => system.name.startsWith(`${name}/`)).map(({ scopes }) => scopes.quick.build({}));
}

/** A transition of a protocol's charts, with what it says of itself. */
export interface ChartTransition {
  readonly name: string;
  readonly description: string | undefined;
  readonly clauses: readonly string[];
}

/** Every transition of the charts, named as reports of coverage name them, behind the name of the chart. */
export function chartTransitions({ charts }: Pick<Protocol, 'charts'>): readonly ChartTransition[] {
  return Object.entries(charts).flatMap(([chart, machine]) =>
    transitionsOf(machine).map(([{ description, meta }, name]) => ({
      name: `${chart}: ${name.replace(': ', ' > ')}`,
      description,
      clauses: (meta as { readonly clauses?: readonly string[] } | undefined)?.clauses ?? [],
    })),
  );
}

function transitionCitations(protocol: Protocol): readonly Citation[] {
  const own = new Set(protocol.clauses.map(({ id }) => id));
  return chartTransitions(protocol).flatMap(({ name, clauses }) =>
    clauses.map((clause): Citation => {
      // Charts of two protocols may have one name: seen from another protocol's clause, it is told whose chart it is.
      const by = own.has(clause) ? name : `${protocol.name}/${name}`;
      return { clause, kind: 'transition', by };
    }),
  );
}

/** One property often serves many systems. One that is expected to be violated shows of no clause that it is kept. */
function propertyCitations(systems: readonly System[]): readonly Citation[] {
  const properties = systems.flatMap((system) => system.properties).filter(({ expect }) => expect !== 'violated');
  const byName = new Map(properties.map(({ name, clauses }) => [name, clauses]));
  return [...byName].flatMap(([by, clauses]) => clauses.map((clause): Citation => ({ clause, kind: 'property', by })));
}
