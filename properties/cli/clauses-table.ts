import Table from 'cli-table3';
import { figure } from '../telling/figures.ts';
import { isUncited, type TracedClause } from '../traceability/traced-clauses.ts';
import { laidOut, PLAIN, UNSTYLED } from './table.ts';
import type { Ink } from './terminal.ts';

/** A row for each clause below one for its family, with how often it is cited. */
export function clauseTable(clauses: readonly TracedClause[], ink: Ink): string {
  const head = ['clause', 'level', 'transitions', 'properties', 'tests', ''];
  const families = [...new Set(clauses.map(({ family }) => family))];
  const rows = families.flatMap((family) => {
    const own = clauses.filter((clause) => clause.family === family);
    return [
      [ink.bold(family), '', '', '', '', ink.bold(countsOf(own))],
      ...own.map((clause) => clauseRow(clause, ink)),
    ];
  });
  const colAligns = 'left left right right right left'.split(' ') as ('left' | 'right')[];
  return laidOut(new Table({ head, colAligns, chars: PLAIN, style: UNSTYLED }), head, rows, ink);
}

/** `20 clauses, 15 cited, 3 wait, 2 uncited`. */
export function countsOf(clauses: readonly TracedClause[]): string {
  const waiting = clauses.filter((clause) => isUncited(clause) && clause.waiting !== undefined).length;
  const uncited = clauses.filter(isUncited).length - waiting;
  const cited = clauses.length - waiting - uncited;
  return [
    `${figure(clauses.length)} ${clauses.length === 1 ? 'clause' : 'clauses'}`,
    ...(cited > 0 ? [`${figure(cited)} cited`] : []),
    ...(waiting > 0 ? [`${figure(waiting)} ${waiting === 1 ? 'waits' : 'wait'}`] : []),
    ...(uncited > 0 ? [`${figure(uncited)} uncited`] : []),
  ].join(', ');
}

/** All that there is to say of one clause. */
export function clauseInFull(clause: TracedClause, ink: Ink): string {
  const { id, level, text, source, option, transitions, properties, tests } = clause;
  const binding = [level, ...(option === undefined ? [] : [`option \`${option}\``]), ...noteOn(clause, ink)];
  return [
    `${ink.bold(id)}  ${binding.join(', ')}`,
    `  ${text}`,
    `  source: ${source}`,
    ...listed('transitions', transitions),
    ...listed('properties', properties),
    ...listed('tests', tests),
  ].join('\n');
}

function clauseRow(clause: TracedClause, ink: Ink): string[] {
  const { id, level, transitions, properties, tests } = clause;
  const counts = [transitions, properties, tests].map(({ length }) => (length === 0 ? '-' : figure(length)));
  return [`  ${id}`, level, ...counts, noteOn(clause, ink).join('')];
}

/** Why it goes uncited, or that it must not. */
function noteOn(clause: TracedClause, ink: Ink): readonly string[] {
  if (clause.waiting !== undefined) return [ink.dim(`waits: ${clause.waiting}`)];
  if (!isUncited(clause)) return [];
  return [clause.level === 'MUST' ? ink.red(ink.bold('NOTHING CITES IT')) : ink.yellow('nothing cites it')];
}

function listed(kind: string, citations: readonly string[]): readonly string[] {
  return citations.length === 0 ? [] : [`  ${kind}:`, ...citations.map((by) => `    ${by}`)];
}
