import type { Level } from '../../spec/clause.ts';
import { citationsIn, type Citation, type Sources } from './citations.ts';
import type { Protocol } from './protocols.ts';

/** A clause with all that cites it. */
export interface TracedClause {
  readonly id: string;
  /** The id without its number: `PSM-REG`. */
  readonly family: string;
  readonly protocol: string;
  readonly level: Level;
  readonly text: string;
  readonly source: string;
  /** The option that switches it, for a clause of level MAY. */
  readonly option?: string;
  /** Why it may go uncited for now. */
  readonly waiting?: string;
  readonly transitions: readonly string[];
  readonly properties: readonly string[];
  readonly tests: readonly string[];
}

/** All clauses of all protocols, traced, and what is wrong with them. */
export interface Tracing {
  readonly clauses: readonly TracedClause[];
  readonly findings: readonly Finding[];
}

/** Something that keeps the clauses from being as they should. */
export interface Finding {
  /** The id that it is about, whether or not there is such a clause. */
  readonly clause: string;
  readonly text: string;
}

/** Traces every clause of the protocols to what cites it. */
export function trace(sources: Sources): Tracing {
  const citations = citationsIn(sources);
  const clauses = sources.protocols.flatMap((protocol) => tracedClauses(protocol, citations));
  const ids = new Set(clauses.map(({ id }) => id));
  return {
    clauses,
    findings: [
      ...clauses.flatMap(findingsOf),
      ...sources.protocols.flatMap(({ name, waiting }) =>
        waiting
          .filter(({ clause }) => !ids.has(clause))
          .map(({ clause }) => ({ clause, text: `the waiting list of ${name} names it, and there is no such clause` })),
      ),
      ...citations
        .filter(({ clause }) => !ids.has(clause) && !sources.protocols.some((one) => one.propertyIds.test(clause)))
        .map(({ clause, kind, by }) => ({ clause, text: `there is no such clause, but the ${kind} "${by}" cites it` })),
    ],
  };
}

/** Whether nothing at all cites it. */
export function isUncited({ transitions, properties, tests }: TracedClause): boolean {
  return transitions.length + properties.length + tests.length === 0;
}

function tracedClauses(
  { name: protocol, clauses, waiting }: Protocol,
  citations: readonly Citation[],
): readonly TracedClause[] {
  return clauses.map(({ id, level, text, source, option }) => {
    const reason = waiting.find(({ clause }) => clause === id)?.reason;
    const own = citations.filter(({ clause }) => clause === id);
    const by = (wanted: Citation['kind']): readonly string[] => [
      ...new Set(own.filter(({ kind }) => kind === wanted).map((citation) => citation.by)),
    ];
    return {
      ...{ id, family: familyOf(id), protocol, level, text, source },
      ...(option !== undefined && { option }),
      ...(reason !== undefined && { waiting: reason }),
      transitions: by('transition'),
      properties: by('property'),
      tests: by('test'),
    };
  });
}

function findingsOf(clause: TracedClause): readonly Finding[] {
  const { id, level, waiting, transitions } = clause;
  if (waiting === undefined)
    return level === 'MUST' && isUncited(clause)
      ? [{ clause: id, text: 'a MUST that nothing cites, and that is not in the waiting list' }]
      : [];
  const [first] = transitions;
  return first === undefined
    ? []
    : [{ clause: id, text: `in the waiting list, but built: the transition "${first}" cites it` }];
}

function familyOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}
