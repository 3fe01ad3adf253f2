import { isDeepStrictEqual } from 'node:util';
import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import type { Subject } from '../paths/subject.fixtures.ts';
import { pathGenerators, type Path } from '../paths/path-generation.fixtures.ts';
import { endOf, untimed } from '../paths/untimed.ts';
import { actorOf, Checked, type Walker } from '../paths/walk.ts';
import type { Unreachable } from '../unreachable.ts';

/** What runs a chart on data of its own, in place of its context. */
export interface PathImplementation {
  readonly name: string;
  /** What begins a walk of the subject; undefined for a chart that it does not run. Walks are over when the next one begins. */
  readonly runs: (subject: Subject) => (() => Walker) | undefined;
}

/** The charts of one protocol, and what may happen to each of them on its paths. */
export interface JudgedPaths {
  readonly protocol: string;
  readonly charts: Readonly<Record<string, AnyStateMachine>>;
  readonly subjects: readonly Subject[];
  /** The concrete implementations of the protocol, each of which must run some chart. */
  readonly implementations: readonly PathImplementation[];
  readonly unreachable: readonly Unreachable[];
}

/** So many events are taken in one go at most: whatever grows on the way, such as what has been emitted, stays small. */
const LONGEST_WALK = 60;

/**
 * Goal: the chart that is checked is the chart that runs, on whatever data. Method: shortest paths to every state of the untimed
 * chart, as both generators of XState find them; each is walked by an actor on a simulated clock, by the checker and by every
 * implementation, and goes on from there with what its last state expects and no walk has taken yet. All must stand alike after
 * each step. Together the paths take every transition.
 */
export function judgePaths({ protocol, charts, subjects, implementations, unreachable }: JudgedPaths): void {
  describe(`the charts of ${protocol}, walked on the paths of ${pathGenerators.map(({ name }) => name).join(' and ')}`, () => {
    const walked = new Map(
      Object.values(charts).map((machine: AnyStateMachine) => {
        const chart = new Chart(machine, machine.id);
        return [machine, { chart, coverage: new Coverage(chart.machine) }] as const;
      }),
    );

    it.each(subjects.map((subject) => [`${subject.machine.id} ${subject.choice}`, subject] as const))(
      '%s stands where the checker has it after every path and every next event',
      (_title, subject) => {
        const { chart, coverage } = walked.get(subject.machine) ?? unknownTo(subject.machine);
        const checked = new Checked(chart, coverage, subject.input, subject.delays);
        walkAll(subject, [() => checked.start(), ...implementations.flatMap(({ runs }) => runs(subject) ?? [])]);
      },
    );

    it('are taken transition by transition by the paths together, but for those listed as unreachable', () => {
      const missed = [...walked.values()].flatMap(({ chart, coverage }) =>
        coverage.summary.missed.map((transition) => `${chart.machine.id} > ${transition}`),
      );
      expect(missed.sort()).toEqual(unreachable.map(({ chart, transition }) => `${chart} > ${transition}`).sort());
    });
  });

  it.each(implementations)('$name runs some chart', ({ runs }) => {
    expect(subjects.filter((subject) => runs(subject) !== undefined)).not.toEqual([]);
  });
}

/** A state of the untimed chart, a shortest path to it, and the events that it expects and no walk has taken there yet. */
interface Place {
  readonly path: Path;
  readonly untaken: Set<AnyEventObject>;
}

/** Walks every path of a subject, and from its end whatever is expected next, until nothing is left that was not taken. */
function walkAll(subject: Subject, begin: readonly (() => Walker)[]): void {
  const { events, places } = placesOf(subject);
  const taken = new Set<AnyEventObject>();
  for (const { path, untaken } of places.values()) {
    do {
      const company = new Company(subject, begin);
      for (const event of path.events) company.take(event);
      company.isAt(path.state);
      let next: AnyEventObject | undefined = [...untaken][0];
      for (let here: Place | undefined = { path, untaken }; here !== undefined && next !== undefined;) {
        here.untaken.delete(next);
        taken.add(next);
        company.take(next);
        here = company.length < LONGEST_WALK ? places.get(company.place) : undefined;
        next = here === undefined ? undefined : [...here.untaken][0];
      }
    } while (untaken.size > 0);
  }
  // An event that no state expects shows nothing: the subject says less than it seems to.
  expect(events.filter((event) => !taken.has(event))).toEqual([]);
}

/** The states of the untimed chart, which both generators must find, each with the path that the first of them finds. */
function placesOf({ machine, input, delays, isFar, events: sent }: Subject): {
  readonly events: readonly AnyEventObject[];
  readonly places: ReadonlyMap<string, Place>;
} {
  const events = [...sent, ...Object.keys(delays).map((delay) => ({ type: endOf(delay) }))];
  // Only what the chart expects where it stands: a path is no place for unexpected receptions.
  const expected = (state: AnyMachineSnapshot): readonly AnyEventObject[] =>
    events.filter((event) => state.machine.getTransitionData(state, event).length > 0);
  const [first, ...others] = pathGenerators.map(({ shortestPaths }) => {
    const paths = shortestPaths(untimed(machine), {
      input,
      events: expected,
      isFar: ({ context }) => isFar(context as Record<string, unknown>),
    });
    return new Map(paths.map((path) => [nameOf(path.state), path]));
  });
  for (const other of others) expect([...other.keys()].sort()).toEqual([...(first?.keys() ?? [])].sort());
  const places = [...(first ?? [])].map(
    ([name, path]) => [name, { path, untaken: new Set(expected(path.state)) }] as const,
  );
  return { events, places: new Map(places) };
}

/** An actor and all that must stand where it stands, on one walk. */
class Company {
  readonly #actor: Walker;
  readonly #others: readonly Walker[];
  readonly #taken: string[] = [];

  constructor({ machine, input, delays }: Subject, begin: readonly (() => Walker)[]) {
    this.#actor = actorOf(machine, input, delays);
    this.#others = begin.map((start) => start());
  }

  get length(): number {
    return this.#taken.length;
  }

  /** Where the actor stands, as `placesOf` names it. */
  get place(): string {
    return nameOf(this.#actor.standing);
  }

  take(event: AnyEventObject): void {
    this.#taken.push(event.type);
    for (const walker of [this.#actor, ...this.#others]) walker.take(event);
    const { standing } = this.#actor;
    // To compare first is quick, and to say what differs is not.
    for (const other of this.#others)
      if (!isDeepStrictEqual(other.standing, standing))
        expect(other.standing, `after ${this.#taken.join(', ')}`).toEqual(standing);
  }

  isAt(state: AnyMachineSnapshot): void {
    const { value, context } = this.#actor.standing;
    expect({ value, context }).toEqual({ value: state.value as unknown, context: state.context as unknown });
  }
}

function nameOf({ value, context }: { readonly value: unknown; readonly context: unknown }): string {
  return JSON.stringify({ value, context });
}

function unknownTo(machine: AnyStateMachine): never {
  throw new Error(`${machine.id} is no chart of the systems.`);
}
