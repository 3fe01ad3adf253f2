import { describe, expect, it } from 'vitest';
import type { Property } from '../../spec/property.ts';
import type { CataloguedSystem } from '../catalogue.ts';

/** What one protocol states, and the systems that are judged by it. */
export interface JudgedRequirements {
  readonly protocol: string;
  readonly systems: readonly CataloguedSystem[];
  /** All properties of the specification. */
  readonly properties: readonly Named[];
  /** What must be reached for a pass to mean anything: the exports of `witnesses`. */
  readonly witnesses: Readonly<Record<string, Named>>;
}

type Named = Pick<Property<unknown>, 'name'>;

/** Goal: nothing is stated that no system is judged by. Method: what is defined is compared with what the quick scopes require. */
export function judgeRequirements({ protocol, systems, properties, witnesses }: JudgedRequirements): void {
  const required = systems.map(({ name, scopes }) => ({ name, properties: scopes.quick.build({}).properties }));
  const expected = required.flatMap((system) => system.properties.filter((property) => property.expect !== 'violated'));
  const names = new Set(expected.map(({ name }) => name));

  describe(`the systems of ${protocol}`, () => {
    it('require every property of the specification in some quick scope', () => {
      expect(properties.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
    });

    it('require every witness in some quick scope', () => {
      const defined = Object.values(witnesses).map(({ name }) => name);
      expect(defined.filter((name) => !names.has(name))).toEqual([]);
    });

    it('each have a witness, without which a pass may mean that nothing happened', () => {
      const unseen = required.filter((system) => !system.properties.some(({ kind }) => kind === 'sometimes'));
      expect(unseen.map(({ name }) => name)).toEqual([]);
    });
  });
}
