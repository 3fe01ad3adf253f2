import { describe, expect, it } from 'vitest';
import type { Option } from '../../spec/option.ts';
import type { System } from '../checker/index.ts';
import type { CataloguedComposition, Named } from '../scopes.ts';

/** A composition that leaves an option out has its default, which `build` gives to the charts. */
export interface Optional extends Named {
  readonly options?: object;
}

/** Where an option of the specification stands in compositions, and which of these read it. */
export type OptionPlace<Composition> = readonly [option: string, isReadIn: (composition: Composition) => boolean];

/** The options of one protocol, and the systems that give them their values. */
export interface JudgedOptions<View, Composition extends Optional> {
  readonly protocol: string;
  readonly options: readonly Option[];
  readonly systems: readonly CataloguedComposition<Composition>[];
  readonly build: (composition: Composition) => System<View>;
  /** By the field of a composition, or of its `options`, in which the value stands. */
  readonly places: Readonly<Record<string, OptionPlace<Composition>>>;
  /** The fields that every composition gives a value of its own, beside `options`: they have no default to leave out. */
  readonly alwaysGiven: readonly string[];
  /** By field, what a composition has that leaves it out, where that is not the default: time is shorter in the checker than in a deployment. */
  readonly instead?: Readonly<Record<string, Value | null>>;
}

type Value = string | boolean | number;

/**
 * Goal: no option is built whose other values nobody has checked. Method: the values that the catalogued systems give it are
 * collected where they matter, so that a value in a system that never reads it does not count.
 */
export function judgeOptions<View, Composition extends Optional>(judged: JudgedOptions<View, Composition>): void {
  const { protocol, options, systems, build, places, alwaysGiven, instead = {} } = judged;
  const built = options.filter(({ built: isBuilt, chosenBy }) => isBuilt && chosenBy !== 'host');
  const enumerated = built.flatMap((option) =>
    typeof option.values === 'string' ? [] : [[option.name, option, option.values] as const],
  );
  const numeric = built.flatMap((option) =>
    typeof option.values === 'string' ? [[option.name, option] as const] : [],
  );
  const quick = systems.map(({ scopes }) => scopes.quick.composition);
  const full = systems.map(({ scopes }) => scopes.full.composition);
  const valuesOf = (option: Option, compositions: readonly Composition[]): readonly Value[] =>
    valuesIn(compositions, option, places, instead);

  describe(`the options of ${protocol}`, () => {
    it('that the charts read stand in the compositions, and nothing else does', () => {
      const standing = Object.values(places).map(([option]) => option);
      expect(standing.sort()).toEqual(built.map(({ name }) => name).sort());
    });

    it.each(enumerated)('%s has each of its values in some quick scope', (_name, option, values) => {
      expect([...valuesOf(option, quick)].sort()).toEqual([...values].sort());
    });

    it.each(numeric)(
      '%s is read in some quick scope, and has its default and another value in quick and full scopes together',
      (_name, option) => {
        expect(valuesOf(option, quick)).not.toEqual([]);
        const values = valuesOf(option, [...quick, ...full]);
        expect(values).toContain(option.default);
        expect(values.length).toBeGreaterThan(1);
      },
    );

    it.each(quick.map((composition) => [composition.name, composition] as const))(
      'that %s leaves out have the defaults of the specification',
      (_name, composition) => {
        const defaults = Object.fromEntries(
          Object.entries(places)
            .filter(([field]) => !alwaysGiven.includes(field))
            .map(([field, [name]]) => [
              field,
              field in instead ? instead[field] : built.find((option) => option.name === name)?.default,
            ]),
        );
        const spelledOut = { ...composition, options: { ...defaults, ...composition.options } };
        expect(givenToCharts(build(composition))).toEqual(givenToCharts(build(spelledOut)));
      },
    );
  });
}

/** The values that an option has in those of the compositions that read it. */
function valuesIn<Composition extends Optional>(
  compositions: readonly Composition[],
  option: Option,
  places: Readonly<Record<string, OptionPlace<Composition>>>,
  instead: Readonly<Record<string, Value | null>>,
): readonly Value[] {
  const [field, place] = Object.entries(places).find(([, [name]]) => name === option.name) ?? [];
  if (field === undefined || place === undefined) throw new Error(`${option.name} stands nowhere in a composition.`);
  const [, isReadIn] = place;
  const given = compositions
    .filter(isReadIn)
    .map((composition) => Reflect.get({ ...composition, ...composition.options }, field) as Value | undefined);
  return [...new Set(given.map((value) => value ?? instead[field] ?? option.default))];
}

/** What the charts of every part are given at a first start, and what the part keeps. */
function givenToCharts<View>({ parts }: System<View>): unknown {
  return Object.entries(parts).map(([part, { role, durable }]) => [
    part,
    durable,
    Object.entries(role.instances({ boot: 1, durable: {} })).map(([instance, { input }]) => [instance, input]),
  ]);
}
