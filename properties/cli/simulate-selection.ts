import type { Simulation } from '../simulation/simulated.ts';
import { meant } from './did-you-mean.ts';
import { EXIT } from './exit-codes.ts';
import { Refusal } from './refusal.ts';
import type { Catalogue } from './selection.ts';

/** The simulations that the words name, or systems of the catalogue as they are checked; all simulations for no words. */
export function selectSimulations(words: readonly string[], catalogue: Catalogue): readonly Simulation[] {
  const { simulations = [] } = catalogue;
  return words.length === 0 ? simulations : [...new Set(words.flatMap((word) => named(word, catalogue)))];
}

/** A system of the catalogue as it is checked in the quick scope, with its own faults; undefined if there is none of that name. */
export function simulationOfSystem(word: string, { systems }: Pick<Catalogue, 'systems'>): Simulation | undefined {
  const system = systems.find(({ name }) => name === word);
  return system && { name: word, title: system.title, system: system.scopes.quick.build({}) };
}

function named(word: string, { simulations = [], systems }: Catalogue): readonly Simulation[] {
  const found = simulations.filter(({ name }) => name === word || name.startsWith(`${word}/`));
  if (found.length > 0) return found;
  const system = simulationOfSystem(word, { systems });
  if (system !== undefined) return [system];
  const names = simulations.map(({ name }) => name);
  const protocols = [...new Set(names.map((name) => name.slice(0, Math.max(0, name.indexOf('/')))))];
  const guess = meant(word, [...protocols, ...names, ...systems.map(({ name }) => name)]);
  throw new Refusal(
    EXIT.usage,
    `there is no protocol, simulation or system "${word}"${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    [
      `protocols:   ${protocols.join(', ') || 'none'}`,
      `simulations: ${names.join(', ') || 'none'}`,
      'systems:     any that `switchover check --list` names',
    ],
  );
}
