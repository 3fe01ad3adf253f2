import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Clause } from '../../spec/clause.ts';
import type { Trap } from '../../spec/trap.ts';
import { closed, type Scenario } from '../catalogue.ts';
import { check, replay, type PropertyReport, type System } from '../checker/index.ts';
import { scenarioName, type TrapScenarios } from '../scenarios/trap-scenario.ts';
import type { CataloguedComposition, Named } from '../scopes.ts';
import type { Building, WrongCharts } from '../wrong-charts.ts';

/** The traps of one protocol, with their runs, the canaries that fall into them, and how its systems are built. */
export interface JudgedTraps<View, Composition extends Named, Charts> extends Building<View, Composition, Charts> {
  readonly protocol: string;
  readonly clauses: readonly Clause[];
  readonly traps: readonly Trap[];
  readonly byNumber: TrapScenarios<Composition>;
  /** The traps that no chart can come to yet, by their numbers, each with what it waits for. */
  readonly waiting?: Readonly<Record<string, string>>;
  readonly scenarios: readonly Scenario[];
  readonly canaries: readonly WrongCharts<View, Composition, Charts>[];
  /** The systems whose quick scopes are searched to their end elsewhere. */
  readonly systems: readonly CataloguedComposition<Composition>[];
}

/** How many states are looked at beside the run of a trap, where nobody searches its composition to the end. */
const AROUND = 2_000;

/** Goal: every trap is met by our charts, which hold in it, and fallen into by a variant that does not guard against it. */
export function judgeTraps<View, Composition extends Named, Charts>(
  judged: JudgedTraps<View, Composition, Charts>,
): void {
  const { protocol, traps, byNumber, scenarios, build, charts, waiting = {} } = judged;
  const brokenAround = aroundOnce(judged);
  const met = traps.filter(({ id }) => !(id in waiting));
  const ids = new Set(judged.clauses.map(({ id }) => id));
  const cited = ({ guardedBy }: Trap): string =>
    guardedBy
      .filter((id) => ids.has(id))
      .map((id) => `[${id}]`)
      .join(' ');

  describe(`the traps of ${protocol}`, { timeout: 60_000 }, () => {
    it.each(met.map((trap) => ({ id: trap.id, events: trap.events, clauses: cited(trap) })))(
      '$id comes about, breaks nothing, and is fallen into where nothing guards against it $clauses',
      ({ id, events }) => {
        const trap = byNumber[id];
        if (trap === undefined) throw new Error(`No scenario of ${id}.`);
        const scenario = scenarios.find(({ name }) => name === scenarioName(trap.composition, id, events));
        if (scenario === undefined) throw new Error(`The scenario of ${id} is not among those of ${protocol}.`);
        const found = check(scenario.build(), { stopAtSurprise: false, stopWhenViolated: true });
        const run = found.properties.find(({ name }) => name === scenario.breaks);
        expect(run?.verdict).toBe('violated');
        const steps = run?.counterexample?.steps ?? [];
        expect(steps.length).toBeGreaterThan(0);

        // Nothing breaks on the run, nor around it, but what the composition gives up.
        const right = closed(build(trap.composition, charts));
        const givenUp = right.properties.filter((property) => property.expect === 'violated');
        const isKept = ({ name }: { readonly name: string }): boolean =>
          givenUp.every((property) => property.name !== name);
        const walked = replay(
          right,
          steps.map(({ step }) => step),
        );
        const broken = [
          ...walked.properties.filter((property) => property.broken !== undefined),
          ...brokenAround(trap.composition),
        ];
        expect(broken.filter(isKept).map(({ name }) => name)).toEqual([]);

        const { system, breaks } = unguarded(judged, id);
        const fallen = check(system, { stopAtSurprise: true, maxStates: 400_000 });
        expect(fallen.properties.find(({ name }) => name === breaks)?.verdict).toBe('violated');
      },
    );

    it('are those of the specification, no more and no fewer', () => {
      expect([...Object.keys(byNumber), ...Object.keys(waiting)].sort()).toEqual(traps.map(({ id }) => id).sort());
    });

    it.each(Object.entries(waiting))('%s waits, and says what for', (_id, reason) => {
      expect(reason).not.toBe('');
    });
  });
}

/**
 * What is violated in the first states of a composition. Several traps come about in one: it is searched for the first of
 * them, and not at all where it is the quick scope of a system.
 */
function aroundOnce<View, Composition extends Named, Charts>({
  systems,
  build,
  charts,
}: JudgedTraps<View, Composition, Charts>): (composition: Composition) => readonly PropertyReport[] {
  const searched = systems.map(({ scopes }): Around<Composition> => [scopes.quick.composition, []]);
  return (composition) => {
    const known = searched.find(([one]) => isDeepStrictEqual(one, composition));
    if (known !== undefined) return known[1];
    const { properties } = check(closed(build(composition, charts)), { maxStates: AROUND });
    const broken = properties.filter(({ verdict }) => verdict === 'violated');
    searched.push([composition, broken]);
    return broken;
  };
}

type Around<Composition> = readonly [composition: Composition, broken: readonly PropertyReport[]];

/** The wrong variant that a trap names, tried in the composition in which the trap comes about. */
function unguarded<View, Composition extends Named, Charts>(
  { byNumber, canaries, build, charts }: JudgedTraps<View, Composition, Charts>,
  id: string,
): { readonly system: System; readonly breaks: string } {
  const trap = byNumber[id];
  const canary = canaries.find(({ what }) => what === trap?.unguarded);
  if (trap === undefined || canary === undefined) throw new Error(`The trap ${id} names no canary.`);
  // A canary of no wrong chart is wrong by what it is composed of.
  const isChart = Object.keys(canary.wrong).length > 0;
  const system = isChart ? build(trap.composition, { ...charts, ...canary.wrong }) : build(canary.composition, charts);
  return { system: closed({ ...system, properties: [canary.property] }), breaks: canary.breaks };
}
