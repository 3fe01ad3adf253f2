import { fc } from '@fast-check/vitest';
import type { Channel, ChannelKind } from './index.ts';

// Small random systems out of every feature of the semantics. A system is drawn as plain data, so that a failure prints and
// shrinks as data.

/** `to` is a part by number, counted round; one more than the last is the environment, and two more the other chart of the role. */
export interface Say {
  readonly type: 'Ping' | 'Pong';
  readonly to: number;
}

export interface Move {
  readonly target: number | null;
  readonly reenter: boolean;
  readonly counts: boolean;
  readonly guard: 'odd' | 'even' | null;
  readonly says: readonly Say[];
}

interface StatePlan {
  readonly on: Readonly<Record<'Ping' | 'Pong' | 'Poke' | 'Inner' | 'PartEnded', Move | null>>;
  readonly after: (Move & { readonly ticks: number }) | null;
  readonly choice: Move | null;
}

export interface ChartPlan {
  readonly starts: readonly Say[];
  readonly states: readonly StatePlan[];
  /** The state, by number, at which it is over. */
  readonly final: number | null;
}

export interface PartPlan {
  readonly host: string;
  readonly initially: 'up' | 'down';
  readonly durable: boolean;
  /** How many parts further on its observer stands, counted round without itself. */
  readonly observer: number | null;
  readonly chart: ChartPlan;
  readonly second: ChartPlan | null;
}

export interface ChannelPlan {
  readonly kind: ChannelKind;
  readonly capacity: number;
  readonly whenFull: NonNullable<Channel['whenFull']>;
  readonly loss: number | 'unbounded';
  readonly duplication: number | 'unbounded';
  readonly urgent: NonNullable<Channel['urgent']>;
  readonly isLinked: boolean;
}

export interface SystemPlan {
  readonly parts: readonly PartPlan[];
  /** A channel for each sender and receiver in turn; a single one is a medium that all share. */
  readonly channels: readonly ChannelPlan[];
  readonly stimuli: readonly { readonly part: number; readonly times: number | 'unbounded' }[];
  readonly faults: readonly {
    readonly kind: 'crash' | 'restart' | 'remove' | 'cut' | 'heal';
    readonly target: number;
    readonly times: number;
  }[];
  readonly clockSkew: number;
  /** Properties that look for a state in which these parts stand at these states, read in this order. */
  readonly corners: readonly (readonly { readonly part: number; readonly state: number }[])[];
}

const STATES = 3;
export const HOSTS = ['card', 'left', 'right', 'other'];

/** Something in so many cases of a hundred, else null. */
const in100 = <T>(cases: number, it: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: cases, arbitrary: it }, { weight: 100 - cases, arbitrary: fc.constant(null) });
const budget = fc.constantFrom<(number | 'unbounded')[]>(0, 0, 1, 'unbounded');
const says = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 3,
    arbitrary: fc.array(fc.record({ type: fc.constantFrom('Ping' as const, 'Pong' as const), to: fc.nat(4) }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
);
const move: fc.Arbitrary<Move> = fc.record({
  target: in100(70, fc.nat(STATES - 1)),
  reenter: fc.boolean(),
  counts: fc.boolean(),
  guard: in100(30, fc.constantFrom('odd' as const, 'even' as const)),
  says,
});
const statePlan: fc.Arbitrary<StatePlan> = fc.record({
  on: fc.record({
    Ping: in100(85, move),
    Pong: in100(85, move),
    Poke: in100(80, move),
    Inner: in100(80, move),
    PartEnded: in100(90, move),
  }),
  after: in100(
    40,
    fc.tuple(move, fc.nat(2)).map(([it, ticks]) => ({ ...it, ticks })),
  ),
  choice: in100(50, move),
});
const chartPlan = fc.record({
  starts: says,
  states: fc.array(statePlan, { minLength: STATES, maxLength: STATES }),
  final: in100(40, fc.constantFrom(0, 1, 1, 2, 2, 2)),
});
const partPlan: fc.Arbitrary<PartPlan> = fc.record({
  host: fc.constantFrom(...HOSTS),
  initially: fc.constantFrom('up', 'up', 'up', 'up', 'up', 'down'),
  durable: fc.boolean(),
  observer: in100(50, fc.nat(1)),
  chart: chartPlan,
  second: in100(30, chartPlan),
});
const channelPlan: fc.Arbitrary<ChannelPlan> = fc.record({
  kind: fc.constantFrom('fifo', 'fifo', 'fifo', 'bag', 'bag', 'set', 'rendezvous'),
  capacity: fc.integer({ min: 1, max: 2 }),
  whenFull: fc.constantFrom('not finished', 'back-pressure', 'drop'),
  loss: budget,
  duplication: budget,
  urgent: fc.constantFrom(false, true, { above: 1 }),
  isLinked: fc.boolean(),
});

export const systemPlans: fc.Arbitrary<SystemPlan> = fc.record({
  parts: fc.array(partPlan, { minLength: 2, maxLength: 3 }),
  channels: fc.array(channelPlan, { minLength: 1, maxLength: 6 }),
  stimuli: fc.array(
    fc.record({ part: fc.nat(2), times: fc.constantFrom<(number | 'unbounded')[]>(1, 2, 'unbounded') }),
    { minLength: 1, maxLength: 2 },
  ),
  faults: fc.array(
    fc.record({
      kind: fc.constantFrom('crash', 'crash', 'restart', 'restart', 'remove', 'cut', 'heal'),
      target: fc.nat(6),
      times: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  clockSkew: fc.constantFrom(0, 0, 0, 1, 2),
  corners: fc.array(
    fc.array(fc.record({ part: fc.nat(2), state: fc.nat(STATES - 1) }), { minLength: 1, maxLength: 3 }),
    { maxLength: 3 },
  ),
});
