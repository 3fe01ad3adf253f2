import { assign, createMachine, emit, type AnyStateMachine } from 'xstate';
import { ENVIRONMENT, only, type Boot, type Role } from '../../machines/role.ts';
import type { Property } from '../../spec/property.ts';
import type { Channel, Fault, Part, System } from './index.ts';
import {
  HOSTS,
  type ChannelPlan,
  type ChartPlan,
  type Move,
  type PartPlan,
  type Say,
  type SystemPlan,
} from './random-plan.fixtures.ts';

/** What a random system shows: the state values of each part. */
export interface RandomView {
  readonly at: (part: string) => string | undefined;
}

export function buildSystem(plan: SystemPlan): System<RandomView> {
  const names = plan.parts.map((_, at) => `p${at}`);
  const properties = plan.corners.flatMap((corner, at): Property<RandomView>[] => {
    const isThere = ({ at: place }: RandomView) =>
      corner.every(({ part, state }) => place(names[part % names.length]!)?.startsWith(`s${state}`) === true);
    return [
      { kind: 'sometimes', name: `corner ${at}`, clauses: [], holds: isThere },
      { kind: 'always', name: `not corner ${at}`, clauses: [], holds: (view) => !isThere(view) },
    ];
  });
  return {
    name: 'random',
    hosts: [{ name: 'card', hosts: [{ name: 'left' }, { name: 'right' }] }, { name: 'other' }],
    parts: Object.fromEntries(plan.parts.map((part, at) => [names[at]!, buildPart(part, at, names)])),
    channels: buildChannels(plan.channels, names),
    stimuli: plan.stimuli.map(({ part, times }) => ({
      part: names[part % names.length]!,
      event: { type: 'Poke' },
      times,
    })),
    faults: buildFaults(plan, names),
    clockSkew: plan.clockSkew,
    view: (world) => ({ at: (part) => world.part(part) as string | undefined }),
    properties,
    quiescent: ({ at }) => names.every((name) => at(name)?.startsWith('s2') === true),
  };
}

interface Remembering {
  readonly context: { readonly heard: number };
}

function buildPart(plan: PartPlan, at: number, names: readonly string[]): Part {
  const { host, initially, durable, observer, chart, second } = plan;
  const x = buildChart('x', chart, second !== null, at, names);
  const y = second === null ? undefined : buildChart('y', second, false, at, names);
  const role: Role<object, string> = {
    name: 'random',
    instances: (start) => ({
      x: { machine: x, input: start },
      ...(y !== undefined && { y: { machine: y, input: start } }),
    }),
    // With two charts, the second hears Pong, and the first too unless it stands at its first state; a Poke may find nobody.
    route: ({ type }, instances) => {
      if (!('y' in instances) || type === 'Ping') return ['x'];
      if (type === 'PartEnded') return ['y', 'x'];
      if (type === 'Pong') return only(instances, 'x').matches('s0') ? ['y'] : ['x', 'y'];
      return only(instances, 'y').matches('s2') ? [] : ['x'];
    },
    view: (instances) =>
      Object.values(instances)
        .map(({ value }) => value as string)
        .join(' '),
  };
  const observed =
    observer === null ? {} : { observedBy: names[(at + 1 + (observer % (names.length - 1))) % names.length]! };
  return { role, host, initially, durable: durable ? ['x.heard'] : [], ...observed };
}

function buildChart(
  instance: string,
  plan: ChartPlan,
  hasSibling: boolean,
  part: number,
  names: readonly string[],
): AnyStateMachine {
  const address = (to: number): string => [...names, ENVIRONMENT][to % (names.length + 1)]!;
  const speak = (all: readonly Say[]) =>
    all.flatMap(({ type, to }) => {
      // What would go to the part itself goes to its second chart, if this is the first of two.
      if (address(to) === names[part]) return hasSibling ? [emit({ type: 'Inner', to: 'y' })] : [];
      return [emit({ type, to: address(to) })];
    });
  const build = ({ target, reenter, counts, guard, says: all }: Move) => ({
    ...(target !== null && { target: `s${target}`, reenter }),
    ...(guard !== null && { guard }),
    actions: [...(counts ? ['count'] : []), ...speak(all)],
  });
  const patient = plan.final === 0 ? 1 : 0;
  const states = plan.states.map(({ on, after, choice }, at) => [
    `s${at}`,
    at === plan.final
      ? { type: 'final' }
      : {
          on: {
            // Whoever is sent something must expect it in some state.
            ...(at === patient && { Ping: {}, Pong: {}, Poke: {}, Inner: {}, PartEnded: {} }),
            ...Object.fromEntries(Object.entries(on).flatMap(([type, it]) => (it === null ? [] : [[type, build(it)]]))),
            ...(choice !== null && { 'choice.go': build(choice) }),
          },
          ...(after !== null && { after: { [`ticks${after.ticks}`]: build(after) } }),
        },
  ]);
  const config = {
    id: instance,
    context: ({ input }: { input: Boot }) => ({
      heard: Number(input.durable[`${instance}.heard`] ?? 0),
      odd: input.boot % 2,
    }),
    entry: speak(plan.starts),
    initial: 's0',
    states: Object.fromEntries(states) as object,
  };
  return createMachine(
    config as never,
    {
      actions: { count: assign({ heard: ({ context }: Remembering) => 1 - context.heard }) },
      guards: {
        odd: ({ context }: Remembering) => context.heard === 1,
        even: ({ context }: Remembering) => context.heard === 0,
      },
      delays: { ticks0: 0, ticks1: 1, ticks2: 2 },
    } as never,
  ) as AnyStateMachine;
}

function buildChannels(plans: readonly ChannelPlan[], names: readonly string[]): readonly Channel[] {
  const pairs: readonly (readonly [string | readonly string[], string | readonly string[]])[] =
    plans.length === 1
      ? [[names, names]]
      : names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));
  return pairs.map(([from, to], at) => {
    const { kind, isLinked, ...settings } = plans[at % plans.length]!;
    const isBounded = kind === 'fifo' || kind === 'bag';
    // What a cut means for a set is not settled.
    const link = isLinked && kind !== 'set' ? { link: 'wire' } : {};
    return { from, to, kind, carries: ['Ping', 'Pong'], ...link, ...(isBounded && settings) };
  });
}

function buildFaults({ faults, channels, parts }: SystemPlan, names: readonly string[]): readonly Fault[] {
  const nodes = [...names, ...HOSTS];
  const pairs = channels.length === 1 ? 1 : parts.length * (parts.length - 1);
  const hasLink = Array.from({ length: pairs }, (_, at) => channels[at % channels.length]!).some(
    ({ kind, isLinked }) => isLinked && kind !== 'set',
  );
  return faults.flatMap(({ kind, target, times }): Fault[] => {
    const node = nodes[target % nodes.length]!;
    switch (kind) {
      case 'crash':
        return [{ crash: node, times }];
      case 'restart':
        return [{ restart: node, times }];
      case 'remove':
        return [{ remove: node }];
      case 'cut':
        return hasLink ? [{ cut: 'wire', times }] : [];
      case 'heal':
        return hasLink ? [{ heal: 'wire', times }] : [];
    }
  });
}
