import type { CataloguedSystem } from '../catalogue.ts';
import { flagOf, rangeOf } from './parameters.ts';
import type { Catalogue } from './selection.ts';
import type { Ink } from './terminal.ts';

/** All that can be named on the command line: systems with their scopes and parameters, scenarios and canaries. */
export function listing({ systems, canaries, scenarios = [] }: Catalogue, ink: Ink): string {
  return [
    ...systems.map((system) => entry(system, ink)),
    ...(scenarios.length > 0 ? [[ink.bold('scenarios'), ...scenarios.map(({ name }) => `  ${name}`)].join('\n')] : []),
    [ink.bold('canaries'), ...canaries.map(({ name, breaks }) => `  ${name}\n    breaks: ${breaks}`)].join('\n'),
  ].join('\n\n');
}

function entry({ name, title, scopes, parameters = {} }: CataloguedSystem, ink: Ink): string {
  return [
    `${ink.bold(name)}  ${title}`,
    `  quick: ${scopes.quick.reason}`,
    `  full:  ${scopes.full.reason}`,
    ...Object.entries(parameters).map(
      ([parameter, of]) => `  ${flagOf(parameter)}: ${of.summary} (${rangeOf(of)}, default ${of.default})`,
    ),
  ].join('\n');
}
