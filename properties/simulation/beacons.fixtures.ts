import { and, assign, enqueueActions, setup, type AnyStateMachine } from 'xstate';
import type { Implementation } from '../../impl/hosting/implementation.ts';
import type { Property } from '../../spec/property.ts';
import { roleOf } from '../../machines/role.ts';
import type { System } from '../checker/index.ts';
import type { Simulation } from './simulated.ts';

// A beacon on one card beats, a listener on another counts what it hears and notices silence. Everything may fail.

export interface ListenerView {
  readonly value: unknown;
  readonly heard: number;
}

export interface BeaconsView {
  readonly listener: ListenerView | undefined;
  readonly beacon: unknown;
}

const beacon = setup({
  types: { context: {}, emitted: {} as { type: 'Beat'; to: string } },
  delays: { period: 2 },
  actions: {
    beat: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'Beat', to: 'listener' });
    }),
  },
}).createMachine({
  id: 'beacon',
  context: {},
  initial: 'beating',
  states: { beating: { after: { period: { target: 'beating', reenter: true, actions: 'beat' } } } },
});

/** Counts to nine and stays there, so that its states are few. */
export const listener = setup({
  types: { context: {} as { heard: number }, events: {} as { type: 'Beat'; from: string } },
  delays: { patience: 5 },
  guards: { hasRoom: ({ context }) => context.heard < 9 },
  actions: { count: assign({ heard: ({ context }) => context.heard + 1 }) },
}).createMachine({
  id: 'listener',
  context: { heard: 0 },
  initial: 'hearing',
  states: {
    hearing: {
      after: { patience: 'quiet' },
      on: {
        Beat: [
          { guard: and(['hasRoom']), target: 'hearing', reenter: true, actions: 'count' },
          { target: 'hearing', reenter: true },
        ],
      },
    },
    quiet: { on: { Beat: 'hearing' } },
  },
});

/** The listener with its count outside the chart; `countsUpTo` is where its data begins to be wrong. */
export function countOutside(wrongFrom = Infinity): Implementation {
  return () => {
    let heard = 0;
    return {
      chart: (_instance, machine): AnyStateMachine =>
        (machine as typeof listener).provide({
          guards: { hasRoom: () => heard < 9 },
          actions: { count: () => void (heard += heard >= wrongFrom ? 2 : 1) },
        }),
      view: (instances) => ({ value: instances.listener?.value, context: { heard } }),
      durable: () => ({}),
    };
  };
}

interface Given {
  readonly properties?: readonly Property<BeaconsView>[];
  readonly more?: Partial<System<BeaconsView>>;
}

export function beacons({ properties = [], more = {} }: Given = {}): System<BeaconsView> {
  return {
    name: 'beacons',
    hosts: [{ name: 'left card' }, { name: 'right card' }],
    parts: {
      beacon: { role: roleOf(beacon), host: 'left card' },
      listener: { role: roleOf(listener), host: 'right card' },
    },
    channels: [
      {
        from: 'beacon',
        to: 'listener',
        kind: 'bag',
        carries: ['Beat'],
        link: 'cable',
        urgent: true,
        loss: 'unbounded',
        duplication: 'unbounded',
      },
    ],
    faults: [
      { crash: 'beacon', times: 9999 },
      { restart: 'beacon', times: 9999 },
      { crash: 'right card', times: 9999 },
      { restart: 'right card', times: 9999 },
      { cut: 'cable', times: 9999 },
      { heal: 'cable', times: 9999 },
    ],
    view: (world) => {
      const read = (part: string): { value: unknown; context: { heard: number } } | undefined =>
        world.part(part) as { value: unknown; context: { heard: number } } | undefined;
      return {
        get listener() {
          const view = read('listener');
          return view && { value: view.value, heard: view.context.heard };
        },
        get beacon() {
          return read('beacon')?.value;
        },
      };
    },
    properties,
    quiescent: () => true,
    ...more,
  };
}

export function simulationOf(system: System<BeaconsView>, more: Partial<Simulation<BeaconsView>> = {}): Simulation {
  return { name: 'beacons', title: 'Beacons', system, ...more } as Simulation;
}

/** Both are up, and the listener hears. */
export function converged({ listener: of, beacon: up }: BeaconsView): string | undefined {
  if (up === undefined) return 'the beacon is down';
  return of?.value === 'hearing' ? undefined : 'the listener hears nothing';
}

export const quietIsReached: Property<BeaconsView> = {
  kind: 'sometimes',
  name: 'The listener hears nothing',
  clauses: [],
  holds: ({ listener: of }) => of?.value === 'quiet',
};

export const neverQuiet: Property<BeaconsView> = {
  kind: 'always',
  name: 'The listener always hears',
  clauses: ['TOY-1'],
  holds: ({ listener: of }) => of?.value !== 'quiet',
};
