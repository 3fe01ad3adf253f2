import type { TracedClause, Tracing } from '../traceability/traced-clauses.ts';
import { meant } from './did-you-mean.ts';
import { EXIT } from './exit-codes.ts';
import { Refusal } from './refusal.ts';

/**
 * The clauses that the words name, by protocol, family or id; all for no words. Of the findings, those about other clauses
 * are left out; those about ids that are no clause are everybody's.
 */
export function selectClauses(words: readonly string[], { clauses, findings }: Tracing): Tracing {
  const named = new Set(words.flatMap((word) => namedBy(word, clauses)));
  const chosen = words.length === 0 ? clauses : clauses.filter((clause) => named.has(clause));
  const left = new Set(clauses.filter((clause) => !chosen.includes(clause)).map(({ id }) => id));
  return { clauses: chosen, findings: findings.filter(({ clause }) => !left.has(clause)) };
}

/** Whether every word names a single clause: then there is room to say all of each. */
export function areIds(words: readonly string[], { clauses }: Tracing): boolean {
  return words.length > 0 && words.every((word) => clauses.some(({ id }) => id === word));
}

function namedBy(word: string, clauses: readonly TracedClause[]): readonly TracedClause[] {
  const found = clauses.filter(({ id, family, protocol }) => [id, family, protocol].includes(word));
  if (found.length > 0) return found;
  const protocols = [...new Set(clauses.map(({ protocol }) => protocol))];
  const families = [...new Set(clauses.map(({ family }) => family))];
  const guess = meant(word, [...protocols, ...families, ...clauses.map(({ id }) => id)]);
  throw new Refusal(
    EXIT.usage,
    `there is no protocol, family or clause "${word}"${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    [`protocols: ${protocols.join(', ')}`, `families:  ${families.join(', ')}`],
  );
}
