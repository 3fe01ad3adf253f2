import type { Canary, CataloguedSystem, Scenario, ScopeName } from '../catalogue.ts';
import type { System } from '../checker/index.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { meant } from './did-you-mean.ts';
import { EXIT } from './exit-codes.ts';
import { flagOf, parametersOf, refuseUnused, type Parameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { isPath, systemsOfModule, type ModuleSystem } from './system-module.ts';
import type { TraceReference } from './trace-file.ts';

/** All that the command knows by name. */
export interface Catalogue {
  readonly systems: readonly CataloguedSystem[];
  readonly canaries: readonly Canary[];
  readonly scenarios?: readonly Scenario[];
  readonly simulations?: readonly Simulation[];
  /** The URL of a module that exports it, by which worker threads find it; without it there is no work for them. */
  readonly module?: string;
  /** The same of a module that exports its simulations. */
  readonly simulationModule?: string;
}

/** One system to be checked, wherever it comes from. */
export interface Selected {
  readonly name: string;
  /** How a trace file refers to it. A canary and a module have no scope. */
  readonly reference: TraceReference;
  /** The arguments of `switchover check` that select it again. */
  readonly again: string;
  /** What `--scope full` would add. */
  readonly fullReason?: string;
  /** Of a canary or a scenario, the sentence of the property that must fail. */
  readonly breaks?: string;
  readonly isScenario?: boolean;
  readonly build: () => System;
}

export interface Size {
  readonly scope: ScopeName;
  readonly parameters: Parameters;
}

/** The systems that the words name; all of the catalogue for no words. */
export async function selectSystems(
  words: readonly string[],
  catalogue: Catalogue,
  size: Size,
  folder: string,
): Promise<readonly Selected[]> {
  const chosen: (CataloguedSystem | ModuleSystem)[] = [];
  for (const word of words)
    chosen.push(...(isPath(word) ? await systemsOfModule(word, folder) : named(word, catalogue)));
  const found = words.length === 0 ? catalogue.systems : chosen;
  const catalogued = found.filter((item) => 'scopes' in item);
  refuseUnused(size.parameters, catalogued, catalogue.systems);
  return [...new Set(found)].map((item) => ('scopes' in item ? ofCatalogue(item, size) : ofModule(item)));
}

/** The canaries of the systems that the words name, or that they name themselves; all for no words. */
export function selectCanaries(words: readonly string[], catalogue: Catalogue): readonly Selected[] {
  const { canaries } = narrowed(words, catalogue);
  if (canaries.length > 0) return canaries.map(ofCanary);
  throw new Refusal(EXIT.usage, `there is no canary of ${words.join(', ') || 'any system'}`, [
    `canaries: ${catalogue.canaries.map(({ name }) => name).join('; ') || 'none'}`,
  ]);
}

/** The scenarios of the systems that the words name, or that they name themselves; all for no words. */
export function selectScenarios(words: readonly string[], catalogue: Catalogue): readonly Selected[] {
  const { scenarios = [] } = narrowed(words, catalogue);
  if (scenarios.length > 0) return scenarios.map(ofScenario);
  throw new Refusal(EXIT.usage, `there is no scenario of ${words.join(', ') || 'any system'}`, [
    `scenarios: ${(catalogue.scenarios ?? []).map(({ name }) => name).join('; ') || 'none'}`,
  ]);
}

/** The part of the catalogue that the words name: systems with their canaries and scenarios, or one of these alone. */
export function narrowed(words: readonly string[], catalogue: Catalogue): Catalogue {
  if (words.length === 0) return catalogue;
  const parts = words.map((word): Catalogue => {
    if (isPath(word)) throw new Refusal(EXIT.usage, `${word} is a file: only the catalogue has canaries and lists`);
    const exact = catalogue.canaries.filter(({ name }) => name === word);
    if (exact.length > 0) return { systems: [], canaries: exact };
    const exactScenarios = (catalogue.scenarios ?? []).filter(({ name }) => name === word);
    if (exactScenarios.length > 0) return { systems: [], canaries: [], scenarios: exactScenarios };
    const systems = named(word, catalogue);
    const isOwned = (name: string, kind: 'canary' | 'scenario'): boolean =>
      systems.some((system) => name.startsWith(`${system.name} ${kind}: `));
    return {
      systems,
      canaries: catalogue.canaries.filter(({ name }) => isOwned(name, 'canary')),
      scenarios: (catalogue.scenarios ?? []).filter(({ name }) => isOwned(name, 'scenario')),
    };
  });
  return {
    systems: [...new Set(parts.flatMap(({ systems }) => systems))],
    canaries: [...new Set(parts.flatMap(({ canaries }) => canaries))],
    scenarios: [...new Set(parts.flatMap(({ scenarios = [] }) => scenarios))],
  };
}

/** The one system that a reference names, such as that of a trace file. */
export async function selectReferred(
  { system: name, scope, parameters }: TraceReference,
  catalogue: Catalogue,
  folder: string,
): Promise<Selected> {
  const canary = catalogue.canaries.find((candidate) => candidate.name === name);
  if (canary !== undefined) return ofCanary(canary);
  const scenario = catalogue.scenarios?.find((candidate) => candidate.name === name);
  if (scenario !== undefined) return ofScenario(scenario);
  const size = { scope: scope ?? 'quick', parameters };
  const found = await selectSystems([name], catalogue, size, folder);
  // A system's name may also be the first part of others' names.
  const [selected, ...rest] = found.length === 1 ? found : found.filter((candidate) => candidate.name === name);
  if (selected !== undefined && rest.length === 0) return selected;
  throw new Refusal(EXIT.usage, `"${name}" is several systems, where one is meant`);
}

function named(word: string, { systems }: Catalogue): readonly CataloguedSystem[] {
  const found = systems.filter(({ name }) => name === word || name.startsWith(`${word}/`));
  if (found.length > 0) return found;
  const names = systems.map(({ name }) => name);
  const protocols = [
    ...new Set(names.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/')))),
  ];
  const guess = meant(word, [...protocols, ...names]);
  throw new Refusal(
    EXIT.usage,
    `there is no protocol or system "${word}"${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    [
      ...(protocols.length > 0 ? [`protocols: ${protocols.join(', ')}`] : []),
      `systems:   ${names.join(', ')}`,
      'files:     any path to a system module, such as ./my-system.js',
    ],
  );
}

function ofCatalogue(system: CataloguedSystem, { scope, parameters: given }: Size): Selected {
  const parameters = parametersOf(system, given);
  const flags = Object.entries(parameters).map(([name, value]) => ` ${flagOf(name)} ${value}`);
  return {
    name: system.name,
    reference: { system: system.name, scope, parameters },
    again: `${system.name}${scope === 'quick' ? '' : ` --scope ${scope}`}${flags.join('')}`,
    ...(scope === 'quick' && { fullReason: system.scopes.full.reason }),
    build: () => system.scopes[scope].build(parameters),
  };
}

function ofModule({ word, system }: ModuleSystem): Selected {
  return { name: system.name, reference: { system: word, parameters: {} }, again: quoted(word), build: () => system };
}

function ofCanary({ name, breaks, build }: Canary): Selected {
  return { name, reference: { system: name, parameters: {} }, again: `--canaries ${quoted(name)}`, breaks, build };
}

function ofScenario({ name, breaks, build }: Scenario): Selected {
  const again = `--scenarios ${quoted(name)}`;
  return { name, reference: { system: name, parameters: {} }, again, breaks, isScenario: true, build };
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
