import type { AnyStateMachine, MachineContext, NonReducibleUnknown } from 'xstate';
import { roleOf } from '../../../machines/role.ts';
import type { Property, Step, StepEvent } from '../../../spec/property.ts';
import type { Counterexample, Part, Report, System, Verdict, World } from '../../checker/index.ts';

type Fields = Readonly<Record<string, unknown>>;

interface ToyTypes<Context extends MachineContext = MachineContext, Input = NonReducibleUnknown> {
  readonly context: Context;
  readonly input: Input;
  readonly events: { readonly type: string } & Fields;
  readonly emitted: { readonly type: string; readonly to: string | readonly string[] } & Fields;
}

/** The types of a toy's chart, for `setup`: events and outputs of whatever name. */
export const types = {} as ToyTypes;

/** The types of a toy's chart that remembers something, or is given something. */
export function typesOf<Context extends MachineContext, Input = NonReducibleUnknown>(): ToyTypes<Context, Input> {
  return {} as ToyTypes<Context, Input>;
}

/** What the properties of a toy read: where each chart stands, what it remembers and what is under way. */
export interface ToyView {
  /** The state value of a part whose role is one chart; undefined while it is down. */
  readonly at: (part: string) => unknown;
  /** A key of that chart's context; undefined while it is down. */
  readonly context: (part: string, key: string) => unknown;
  readonly monitor: (name: string) => unknown;
  /** The types of the messages on their way. */
  readonly underWay: (from: string, to: string) => readonly string[];
}

interface ChartView {
  readonly value: unknown;
  readonly context: Readonly<Record<string, unknown>>;
}

type Toy<View> = Pick<System<View>, 'parts'> & Partial<System<View>>;

/** A system of which only what a toy is about need be said. All its parts may run on the host `box`, and it may stop anywhere. */
export function toy(system: Toy<ToyView>): System<ToyView> {
  return {
    name: 'toy',
    hosts: [{ name: 'box' }],
    channels: [],
    properties: [],
    quiescent: () => true,
    view: (world: World) => {
      const chart = (part: string) => world.part(part) as ChartView | undefined;
      return {
        at: (part) => chart(part)?.value,
        context: (part, key) => chart(part)?.context[key],
        monitor: (name) => world.monitor(name),
        underWay: (from, to) => world.inFlight(from, to).map(({ type }) => type),
      };
    },
    ...system,
  };
}

/** A part that is one chart, on the host `box` unless said otherwise. */
export function part(machine: AnyStateMachine, more: Partial<Part> = {}): Part {
  return { role: roleOf(machine), host: 'box', ...more };
}

type About = Partial<Pick<Property<ToyView>, 'expect' | 'reason'>>;

export function always(name: string, holds: (view: ToyView) => boolean, about: About = {}): Property<ToyView> {
  return { kind: 'always', name, clauses: [], holds, ...about };
}

export function sometimes(name: string, holds: (view: ToyView) => boolean, about: About = {}): Property<ToyView> {
  return { kind: 'sometimes', name, clauses: [], holds, ...about };
}

export function step(name: string, holds: Step<ToyView>['holds'], about: About = {}): Property<ToyView> {
  return { kind: 'step', name, clauses: [], holds, ...about };
}

/** The verdict on a property by its name, or on a built-in one by its kind. */
export function verdictOn(report: Report, property: string): Verdict {
  return propertyOf(report, property).verdict;
}

/** The counterexample of a property as one line a step; an error if there is none. */
export function storyOf(report: Report, property: string): readonly string[] {
  return counterexampleOf(report, property).steps.map(({ step: event }) => inWords(event));
}

export function counterexampleOf(report: Report, property: string): Counterexample {
  const { counterexample } = propertyOf(report, property);
  if (counterexample === undefined) throw new Error(`"${property}" has no counterexample.`);
  return counterexample;
}

function propertyOf(report: Report, property: string): Report['properties'][number] {
  const found = report.properties.find(({ name, kind }) => name === property || kind === property);
  if (found === undefined) throw new Error(`No property "${property}".`);
  return found;
}

/** A step in a few words, such as `deliver Ping a > b`. */
export function inWords(event: StepEvent): string {
  switch (event.kind) {
    case 'deliver':
      return `deliver ${event.message.type} ${event.from} > ${event.part}`;
    case 'lose':
      return `lose ${event.message.type} ${event.from} > ${event.to}`;
    case 'timer':
      return `timer ${event.timer} of ${event.part}`;
    case 'choice':
      return `${event.choice} of ${event.part}`;
    case 'stimulus':
      return `stimulus ${event.message.type} to ${event.part}`;
    case 'tick':
      return `tick ${event.clock}`;
    default:
      return `${event.kind} ${event.target}`;
  }
}
