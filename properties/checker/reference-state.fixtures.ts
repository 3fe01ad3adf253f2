import type { AnyMachineSnapshot, StateValue } from 'xstate';
import type { Instances, InstanceState } from '../../machines/role.ts';
import type { Json, Message } from '../../spec/property.ts';
import type { System, World } from './system.ts';

/** One chart of a part, and the ticks left of each of its timers. */
export interface ChartState {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: Readonly<Record<string, number>>;
}

export interface PartState {
  readonly up: boolean;
  readonly boot: number;
  /** What the last crash left; empty while the part is up. */
  readonly durable: Readonly<Record<string, Json>>;
  readonly charts: Readonly<Record<string, ChartState>>;
}

/** A message on its way; `boot` is the incarnation of its sender. */
export interface Flying {
  readonly from: string;
  readonly boot: number;
  readonly to: string;
  readonly message: Message;
}

/** A state of a system, as plain data. */
export interface State {
  parts: Record<string, PartState>;
  /** By channel, in the order of sending. */
  channels: Flying[][];
  /** How much is left of each budget. */
  left: Record<string, number>;
  down: Set<string>;
  removed: Set<string>;
  cut: Set<string>;
  /** By how many ticks each clock leads the slowest. */
  clocks: Record<string, number>;
}

/** A step being made: the state that it leads to, and what is to be said of it. */
export interface Draft extends State {
  sent: number;
  unexpected: boolean;
  /** A full channel forbids the step. */
  blocked?: 'not finished' | 'back-pressure';
}

export function copyOf(state: State): Draft {
  return {
    parts: { ...state.parts },
    channels: state.channels.map((flying) => [...flying]),
    left: { ...state.left },
    down: new Set(state.down),
    removed: new Set(state.removed),
    cut: new Set(state.cut),
    clocks: { ...state.clocks },
    sent: 0,
    unexpected: false,
  };
}

/** The text of a state: two states with the same text have the same future. */
export function keyOf(system: System, state: State): string {
  const channels = state.channels.map((flying, at) => {
    if (system.channels[at]!.kind !== 'fifo') return flying.map(textOf).sort();
    // Of the streams of an incarnation that is dead, nobody can tell which incarnation it was.
    return streamsOf(flying)
      .map((stream) => JSON.stringify([isFromTheDead(state, stream[0]!), stream.map(textOf)]))
      .sort();
  });
  const parts = Object.entries(state.parts).map(([name, { up, boot, durable, charts }]) => {
    const texts = Object.entries(charts).map(([instance, { snapshot, timers }]) => {
      const { value, context, status } = snapshot;
      return [instance, value, context as unknown, status, historyOf(snapshot), Object.entries(timers).sort()];
    });
    return [name, up, boot, durable, texts];
  });
  const { left, down, removed, cut, clocks } = state;
  return JSON.stringify([parts, channels, left, [...down].sort(), [...removed].sort(), [...cut].sort(), clocks]);
}

export function textOf({ from, to, message }: Flying): string {
  return JSON.stringify([from, to, Object.entries(message).sort()]);
}

/** What each incarnation of each sender has on its way to each receiver. */
export function streamsOf(flying: readonly Flying[]): readonly (readonly Flying[])[] {
  const streams = new Map<string, Flying[]>();
  for (const item of flying) {
    const key = JSON.stringify([item.from, item.boot, item.to]);
    streams.set(key, [...(streams.get(key) ?? []), item]);
  }
  return [...streams.values()];
}

export function isFromTheDead(state: State, { from, boot }: Flying): boolean {
  const { up, boot: current } = state.parts[from]!;
  return !up || boot !== current;
}

/** What properties and views see of a state. */
export function worldOf(system: System, state: State): World {
  return {
    part: (name) => {
      const part = state.parts[name]!;
      return part.up ? (system.parts[name]!.role.view(instancesOf(part)) as unknown) : undefined;
    },
    monitor: () => undefined,
    inFlight: (from, to) =>
      state.channels.flat().flatMap((flying) => (flying.from === from && flying.to === to ? [flying.message] : [])),
  };
}

/** What routers and views see of a part. */
export function instancesOf({ charts }: PartState): Instances {
  const seen = Object.entries(charts).map(([name, { snapshot, timers }]): [string, InstanceState] => [
    name,
    {
      value: snapshot.value as StateValue,
      context: snapshot.context as InstanceState['context'],
      matches: (path) => snapshot._nodes.some((node) => node.path.join('.') === path),
      ticksLeft: (delay) => Object.entries(timers).find(([timer]) => timer.startsWith(`xstate.after.${delay}.`))?.[1],
    },
  ]);
  return Object.fromEntries(seen);
}

function historyOf(snapshot: AnyMachineSnapshot): unknown {
  const history = snapshot.historyValue as Readonly<Record<string, readonly { readonly id: string }[]>>;
  return Object.entries(history).map(([id, nodes]) => [id, nodes.map((node) => node.id)]);
}
