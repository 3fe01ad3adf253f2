import { describe, expect, it } from 'vitest';
import type { Property } from '../../spec/property.ts';
import type { Canary } from '../catalogue.ts';
import { check, type PropertyReport } from '../checker/index.ts';

/** The canaries of one protocol, and all properties that its specification states. */
export interface JudgedCanaries {
  readonly protocol: string;
  readonly canaries: readonly Canary[];
  readonly properties: readonly Pick<Property<unknown>, 'name'>[];
}

/** Goal: every property can fail. Method: each canary is checked, and the property that it names must be found violated, with a run. */
export function judgeCanaries({ protocol, canaries, properties }: JudgedCanaries): void {
  describe(`the canaries of ${protocol}`, () => {
    it.each(canaries)('$name is caught', (canary) => {
      const broken = brokenIn(canary);
      expect(broken?.verdict).toBe('violated');
      expect(broken?.counterexample?.steps.length).toBeGreaterThan(0);
    });

    it('leave no property without one that it has been seen to fail in', () => {
      const broken = new Set(canaries.map(({ breaks }) => breaks));
      expect(properties.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
    });
  });
}

/** What the checker says of the property that a canary breaks. */
export function brokenIn(canary: Canary): PropertyReport | undefined {
  const system = canary.build();
  // What else the wrong charts break is not asked: to judge all properties takes longer than to find this one violated.
  const properties = system.properties.filter(({ name }) => name === canary.breaks);
  const report = check({ ...system, properties }, { stopAtSurprise: false, stopWhenViolated: true });
  return report.properties.find(({ name }) => name === canary.breaks);
}
