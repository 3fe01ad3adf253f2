import Table from 'cli-table3';
import { duration, figure } from '../telling/figures.ts';
import { canaryWords, outcomeOf, verdictWords, type Outcome, type Result } from './outcome.ts';
import type { Ink, Terminal } from './terminal.ts';

const BORDERS = [
  ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
];
/** Columns and nothing else: easy to read, to paste and to cut by a script. */
export const PLAIN = { ...Object.fromEntries(BORDERS.map((name) => [name, ''])), middle: '  ' };
export const UNSTYLED = { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };

/** A row for each system. */
export function systemTable(results: readonly Result[], ink: Ink): string {
  const head = ['system', 'parts', 'states', 'transitions', 'depth', 'properties', 'coverage', 'verdict', 'time'];
  const rows = results.map((result) => {
    const { selected, report } = result;
    const holding = report.properties.filter(({ verdict }) => verdict === 'holds').length;
    const charts = Object.values(report.coverage);
    return [
      selected.name,
      figure(report.parts),
      figure(report.states),
      figure(report.transitions),
      figure(report.depth),
      `${holding}/${report.properties.length} hold`,
      `${sum(charts.map(({ covered }) => covered))}/${sum(charts.map(({ total }) => total))}`,
      coloured(verdictWords(result), outcomeOf(result), ink),
      duration(report.seconds),
    ];
  });
  const aligned = 'left right right right right right right left right'.split(' ') as ('left' | 'right')[];
  return laidOut(new Table({ head, colAligns: aligned, chars: PLAIN, style: UNSTYLED }), head, rows, ink);
}

/** A row for each canary; the sentences are wrapped to what the terminal has room for. */
export function canaryTable(results: readonly Result[], { ink, columns }: Terminal): string {
  const areScenarios = results.some(({ selected }) => selected.isScenario === true);
  const head = [areScenarios ? 'scenario' : 'canary', 'breaks', 'steps', 'verdict', 'time'];
  const rows = results.map((result) => {
    const { selected, report } = result;
    const broken = report.properties.find(({ name }) => name === selected.breaks);
    return [
      selected.name,
      selected.breaks ?? '',
      broken?.counterexample === undefined ? '' : figure(broken.counterexample.steps.length),
      coloured(canaryWords(result), outcomeOf(result), ink),
      duration(report.seconds),
    ];
  });
  const sentence = Math.max(24, Math.floor((columns - 40) / 2));
  const table = new Table({
    head,
    colWidths: [sentence, sentence, 5, 14, 9],
    colAligns: ['left', 'left', 'right', 'left', 'right'],
    wordWrap: true,
    chars: PLAIN,
    style: UNSTYLED,
  });
  return laidOut(table, head, rows, ink);
}

export function coloured(text: string, outcome: Outcome, ink: Ink): string {
  if (outcome === 'as expected') return ink.green(text);
  return outcome === 'surprise' ? ink.red(ink.bold(text)) : ink.yellow(text);
}

/** The table with its head and rows, and no spaces at the ends of lines. */
export function laidOut(
  table: InstanceType<typeof Table>,
  head: readonly string[],
  rows: readonly string[][],
  ink: Ink,
): string {
  table.options.head = head.map((name) => ink.bold(name));
  table.push(...rows);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
