import type { AnyStateMachine, StateValue } from 'xstate';
import type { Json, Message } from '../spec/property.ts';

/** The address of whoever is outside the system: an output sent there leaves it. */
export const ENVIRONMENT = 'environment';

/** A message as a chart receives it: with the name of the part that sent it, as a socket would know its peer. */
export interface Received extends Message {
  readonly from: string;
}

/** What a part is given at every start. */
export interface Boot {
  /** Counts the starts of this part from 1; serves where a catalogue speaks of a token that is new at every start. */
  readonly boot: number;
  /** What survived the crash, by `instance.key`; empty at the first start. */
  readonly durable: Readonly<Record<string, Json>>;
}

/** One chart of a role, with its input. */
export interface Instance {
  readonly machine: AnyStateMachine;
  readonly input?: unknown;
}

/** The state of one chart instance, as routers and views read it. */
export interface InstanceState {
  readonly value: StateValue;
  readonly context: Readonly<Record<string, unknown>>;
  /** True in the state of this path, such as `stale.hearing`, or in any state inside it. */
  matches(path: string): boolean;
  /** Ticks until the named delay ends; undefined while it does not run. */
  ticksLeft(delay: string): number | undefined;
}

/** The states of all instances of a role, by their names. */
export type Instances = Readonly<Record<string, InstanceState>>;

/**
 * What one part of a system does: one or more chart instances and a pure router between them. What an instance emits
 * to another instance of the same role is delivered within the same step, in order, until none is left.
 */
export interface Role<Input, View> {
  readonly name: string;
  /** The charts that a start brings to life, by instance name. Names stay the same over every start. */
  instances(start: Input & Boot): Readonly<Record<string, Instance>>;
  /** The instances that a message from outside concerns, in order. None means that it was not expected. */
  route(message: Received, instances: Instances): readonly string[];
  /** What an outsider could know of the part. */
  view(instances: Instances): View;
}

/** The role that is a single chart: every message goes to it, and its view is its state value and context. */
export function roleOf<Input extends object = object>(
  machine: AnyStateMachine,
): Role<Input, { readonly value: StateValue; readonly context: Readonly<Record<string, unknown>> }> {
  const name = machine.id;
  return {
    name,
    instances: (input) => ({ [name]: { machine, input } }),
    route: () => [name],
    view: (instances) => {
      const { value, context } = only(instances, name);
      return { value, context };
    },
  };
}

/** The instance of that name, for views and routers; a clear error where the role has none. */
export function only(instances: Instances, name: string): InstanceState {
  const instance = instances[name];
  if (instance === undefined) {
    throw new Error(`No instance "${name}" in this role; it has ${Object.keys(instances).join(', ')}.`);
  }
  return instance;
}
