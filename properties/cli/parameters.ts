import { InvalidArgumentError, Option } from 'commander';
import type { CataloguedSystem, Parameter } from '../catalogue.ts';
import { EXIT } from './exit-codes.ts';
import { Refusal } from './refusal.ts';

export type Parameters = Readonly<Record<string, number>>;

/** `--max-senders` for the parameter `maxSenders`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** One option for each parameter that any system has. */
export function parameterOptions(systems: readonly CataloguedSystem[]): readonly Option[] {
  return [...new Set(systems.flatMap(({ parameters }) => Object.keys(parameters ?? {})))].map((name) => {
    const uses = systems.flatMap(({ parameters }) => parameters?.[name] ?? []);
    const summary = [...new Set(uses.map((use) => `${use.summary} (${rangeOf(use)}, default ${use.default})`))].join(
      '; ',
    );
    return new Option(`${flagOf(name)} <number>`, summary).argParser(wholeNumber).helpGroup('Parameters of systems:');
  });
}

/** The values of the command line that are parameters of some system. */
export function parametersIn(
  options: Readonly<Record<string, unknown>>,
  systems: readonly CataloguedSystem[],
): Parameters {
  const names = new Set(systems.flatMap(({ parameters }) => Object.keys(parameters ?? {})));
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      names.has(name) && typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}

/** Those of the given parameters that this system has, each within its range. */
export function parametersOf({ name: system, parameters }: CataloguedSystem, given: Parameters): Parameters {
  const own = Object.entries(given).filter(([name]) => parameters?.[name] !== undefined);
  for (const [name, value] of own) {
    const { minimum, maximum } = parameters?.[name] as Parameter;
    if (value >= minimum && value <= maximum) continue;
    throw new Refusal(EXIT.usage, `${flagOf(name)} ${value} is out of range: ${system} takes ${minimum} to ${maximum}`);
  }
  return Object.fromEntries(own);
}

/** A parameter that none of the selected systems has would be ignored in silence: refuse it. */
export function refuseUnused(
  given: Parameters,
  selected: readonly CataloguedSystem[],
  all: readonly CataloguedSystem[],
): void {
  for (const name of Object.keys(given)) {
    const has = ({ parameters }: CataloguedSystem): boolean => parameters?.[name] !== undefined;
    if (selected.some(has)) continue;
    const owners = all.filter(has).map((system) => system.name);
    throw new Refusal(EXIT.usage, `${flagOf(name)} belongs to no system that is selected`, [
      `it belongs to ${owners.join(', ')}`,
    ]);
  }
}

export function rangeOf({ minimum, maximum }: Parameter): string {
  return `${minimum} to ${maximum}`;
}

/** Parses an argument that counts what there must be one of at least. */
export function countFromOne(text: string): number {
  const count = wholeNumber(text);
  if (count >= 1) return count;
  throw new InvalidArgumentError('It must be at least 1.');
}

/** Parses an argument that counts something. */
export function wholeNumber(text: string): number {
  if (/^\d+$/u.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError('It is no whole number.');
}
