import type { ChartCoverage, PropertyReport } from '../checker/index.ts';
import { counted, figure } from '../telling/figures.ts';
import { sequence } from '../telling/sequence.ts';
import { tellInWords } from '../telling/words.ts';
import { canaryWords, isSurprise, outcomeOf, verdictWords, type Result } from './outcome.ts';
import type { Selected } from './selection.ts';
import { coloured } from './table.ts';
import type { Ink } from './terminal.ts';

/** What the table has no room for, section by section; what is not as it should be comes first. */
export function details(results: readonly Result[], verbose: boolean, ink: Ink): readonly string[] {
  return [
    ...results.filter((result) => outcomeOf(result) === 'surprise').map((result) => surprise(result, ink)),
    section('Not finished:', results, ink, (result) =>
      outcomeOf(result) === 'not finished' ? [result.report.bounds.join('; ')] : [],
    ),
    section('Violated, as expected:', results, ink, ({ report }) =>
      report.properties
        .filter(({ verdict, expect }) => verdict === 'violated' && expect === 'violated')
        .map(({ name, reason, counterexample }) => {
          const steps = counterexample === undefined ? '' : ` (${counted(counterexample.steps.length, 'step')})`;
          return `${name}${steps}: ${reason ?? ''}`;
        }),
    ),
    section('Deferred, not checked yet:', results, ink, ({ report }) =>
      report.deferred.map(({ name, reason }) => `${name}: ${reason}`),
    ),
    section('Declared, but never happened:', results, ink, ({ report }) => report.neverFired),
    missed(results, verbose, ink),
    ...(verbose
      ? [
          section('Witnesses:', results, ink, ({ report }) =>
            report.witnesses.map(({ name, depth }) => `${name} (${counted(depth, 'step')})`),
          ),
        ]
      : []),
    section('--scope full would add:', results, ink, ({ selected }) =>
      selected.fullReason === undefined ? [] : [selected.fullReason],
    ),
  ].filter((text) => text !== '');
}

/** Of canaries, what was not found; if asked for, also the runs that were. */
export function runsOf(results: readonly Result[], verbose: boolean, ink: Ink): readonly string[] {
  return results.flatMap((result) => {
    const { selected, report } = result;
    const outcome = outcomeOf(result);
    const words = coloured(`${selected.name}: ${canaryWords(result)}`, outcome, ink);
    if (outcome !== 'as expected') return [[words, ...notFound(result)].join('\n')];
    if (!verbose) return [];
    const broken = report.properties.find(({ name }) => name === selected.breaks);
    return [words, ...(broken === undefined ? [] : [wrong(broken, report.states, partsOf(selected))])];
  });
}

function notFound({ selected, report }: Result): readonly string[] {
  return [
    `  breaks: ${selected.breaks ?? ''}`,
    ...(report.bounds.length > 0 ? [`  stopped: ${report.bounds.join('; ')}`] : []),
    ...report.properties
      .filter(({ name, verdict }) => verdict === 'violated' && name !== selected.breaks)
      .map(({ name }) => `  breaks instead: ${name}`),
    `  check it again: switchover check ${selected.again}`,
  ];
}

/** All that is wrong with one system, and how to see it again. */
function surprise(result: Result, ink: Ink): string {
  const { selected, report } = result;
  const parts = partsOf(selected);
  return [
    ink.red(ink.bold(`${selected.name}: ${verdictWords(result)}`)),
    ...report.properties.filter(isSurprise).map((property) => wrong(property, report.states, parts)),
    `Check it again: switchover check ${selected.again}\nKeep its traces, to replay them: switchover check ${selected.again} --traces DIR`,
  ].join('\n\n');
}

function partsOf({ build }: Selected): readonly string[] {
  return Object.keys(build().parts);
}

function wrong(property: PropertyReport, states: number, parts: readonly string[]): string {
  const { name, kind, verdict, reason, clauses, counterexample } = property;
  if (verdict === 'holds') return `${name}\n  finding: It holds, but is expected to be violated: ${reason ?? ''}`;
  if (counterexample !== undefined) return told({ name, clauses, counterexample }, parts);
  return `${name}\n  finding: ${kind === 'sometimes' ? `None of the ${figure(states)} states shows it.` : 'It is violated.'}`;
}

/** A counterexample in words and as a diagram. */
export function told(tale: Parameters<typeof tellInWords>[0], parts: readonly string[]): string {
  const words = tellInWords(tale);
  return tale.counterexample.steps.length === 0 ? words : `${words}\n\n${sequence(tale.counterexample, parts)}`;
}

/** What no selected system has taken of a chart: one that a small system cannot reach, another one may. */
function missed(results: readonly Result[], verbose: boolean, ink: Ink): string {
  const charts = new Map<string, ChartCoverage>();
  for (const { report } of results) {
    for (const [chart, { total, missed: names }] of Object.entries(report.coverage)) {
      const known = charts.get(chart)?.missed ?? names;
      const both = known.filter((name) => names.includes(name));
      charts.set(chart, { total, covered: total - both.length, missed: both });
    }
  }
  const lines = [...charts].flatMap(([chart, { total, missed: names }]) => {
    if (names.length === 0) return [];
    const count = `  ${chart}: ${names.length} of ${counted(total, 'transition')}`;
    return [count, ...(verbose ? names.map((name) => `    ${name}`) : [])];
  });
  if (lines.length === 0) return '';
  const heading =
    results.length === 1 ? 'Transitions that never fired' : 'Transitions that fired in none of these systems';
  return [ink.bold(`${heading}${verbose ? '' : ' (--verbose lists them)'}:`), ...lines].join('\n');
}

/** A heading and what there is to say of each system; of systems of which the same is to be said, once. */
function section(
  heading: string,
  results: readonly Result[],
  ink: Ink,
  linesOf: (result: Result) => readonly string[],
): string {
  const alike = new Map<string, string[]>();
  for (const result of results) {
    const lines = linesOf(result).join('\n');
    if (lines !== '') alike.set(lines, [...(alike.get(lines) ?? []), result.selected.name]);
  }
  if (alike.size === 0) return '';
  const paragraphs = [...alike].flatMap(([text, names]) => {
    const [first = '', ...rest] = text.split('\n');
    return names.length + rest.length === 1
      ? [`  ${names.join()}: ${first}`]
      : [`  ${names.join(', ')}:`, ...[first, ...rest].map((line) => `    ${line}`)];
  });
  return [ink.bold(heading), ...paragraphs].join('\n');
}
