import { counted } from '../telling/figures.ts';
import { canaryWords, outcomeOf, verdictWords, type Result } from './outcome.ts';
import { coloured } from './table.ts';
import type { Ink } from './terminal.ts';

/** One line is no list: the table has them all. */
const NAMED = 4;

/** The last line: that all is as expected, or what is not. `failed` are systems that could not be checked. */
export function lastLine(results: readonly Result[], failed: readonly string[], ink: Ink): string {
  const properties = results.reduce((sum, { report }) => sum + report.properties.length, 0);
  const checked = `${counted(results.length, 'system')}, ${counted(properties, 'property', 'properties')}`;
  return allOrWhatNot(results, failed, checked, verdictWords, ink);
}

export function lastLineOfCanaries(results: readonly Result[], failed: readonly string[], ink: Ink): string {
  const found = foundWords(results);
  return allOrWhatNot(results, failed, found, canaryWords, ink);
}

function foundWords(results: readonly Result[]): string {
  const { length } = results;
  if (results.some(({ selected }) => selected.isScenario === true))
    return length === 1 ? '1 scenario comes about' : `${length} scenarios come about`;
  return length === 1 ? '1 canary was found violated' : `${length} canaries were found violated`;
}

function allOrWhatNot(
  results: readonly Result[],
  failed: readonly string[],
  good: string,
  words: (result: Result) => string,
  ink: Ink,
): string {
  const wrong = results.filter((result) => outcomeOf(result) !== 'as expected');
  if (wrong.length + failed.length === 0) return ink.green(`All as expected: ${good}.`);
  const said = [
    ...wrong.map((result) => `${result.selected.name}: ${words(result)}`),
    ...failed.map((name) => `${name}: cannot be checked`),
  ];
  const more = said.length > NAMED ? `; and ${said.length - NAMED} more` : '';
  const worst =
    failed.length > 0 || wrong.some((result) => outcomeOf(result) === 'surprise') ? 'surprise' : 'not finished';
  return coloured(`Not as expected: ${said.slice(0, NAMED).join('; ')}${more}.`, worst, ink);
}
