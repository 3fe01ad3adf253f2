import type { AnyStateMachine } from 'xstate';
import { ENVIRONMENT } from '../../machines/role.ts';
import { fail } from './reference-faults.fixtures.ts';
import { accepts, act, start, tell } from './reference-reaction.fixtures.ts';
import {
  copyOf,
  isFromTheDead,
  streamsOf,
  textOf,
  type Draft,
  type Flying,
  type PartState,
  type State,
} from './reference-state.fixtures.ts';
import type { Channel, System } from './system.ts';

/** What can happen in a state. */
export interface Step {
  readonly label: string;
  readonly next: Draft;
  /** `idle` passing of time, faults and losses are no progress; what else changes or says something is. */
  readonly kind: 'reaction' | 'awaited tick' | 'idle tick' | 'loss' | 'fault';
}

/** All parts that are up at first start together; then their first messages are sent. */
export function initialState(system: System): Draft {
  const { parts, channels, stimuli = [], faults = [] } = system;
  const budgets: [string, number | 'unbounded'][] = [
    ...stimuli.map(({ times }, at): [string, typeof times] => [`stimulus ${at}`, times]),
    ...faults.map((fault, at): [string, number] => [`fault ${at}`, 'times' in fault ? fault.times : 1]),
    ...channels.map(({ loss = 0 }, at): [string, typeof loss] => [`loss ${at}`, loss]),
    ...channels.map(({ duplication = 0 }, at): [string, typeof duplication] => [`duplication ${at}`, duplication]),
  ];
  const unborn: PartState = { up: false, boot: 0, durable: {}, charts: {} };
  const draft: Draft = {
    parts: Object.fromEntries(Object.keys(parts).map((name) => [name, unborn])),
    channels: channels.map(() => []),
    left: Object.fromEntries(budgets.map(([name, times]) => [name, times === 'unbounded' ? Infinity : times])),
    down: new Set(),
    removed: new Set(),
    cut: new Set(),
    clocks: Object.fromEntries(clocksOf(system).map((clock) => [clock, 0])),
    sent: 0,
    unexpected: false,
  };
  const starting = Object.entries(parts).filter(([, { initially }]) => initially !== 'down');
  start(
    system,
    draft,
    starting.map(([name]) => name),
  );
  if (draft.blocked !== undefined) throw new Error('A channel is full at the start.');
  return draft;
}

/** Every step out of a state. */
export function stepsOf(system: System, state: State): readonly Step[] {
  return [
    ...ownSteps(system, state),
    ...messageSteps(system, state),
    ...stimulusSteps(system, state),
    ...tickSteps(system, state),
    ...faultSteps(system, state),
  ];
}

/** Timers that are due and choices that are open. */
function ownSteps(system: System, state: State): readonly Step[] {
  return Object.entries(state.parts).flatMap(([part, { charts }]) =>
    Object.entries(charts).flatMap(([instance, { snapshot, timers }]) => {
      const due = Object.keys(timers).filter((timer) => timers[timer] === 0);
      const choices = (snapshot.machine as AnyStateMachine).events.filter((type) => type.startsWith('choice.'));
      const open = choices.filter((type) => snapshot.can({ type }));
      return [...due, ...open].map((type): Step => {
        const next = copyOf(state);
        act(system, next, part, instance, type);
        return { label: `${type} of ${part}.${instance}`, next, kind: 'reaction' };
      });
    }),
  );
}

/** Delivery, duplication and loss of what a channel would hand over next, to whoever is up. */
function messageSteps(system: System, state: State): readonly Step[] {
  return system.channels.flatMap((channel, at) => {
    const reachable = nextOf(channel, state.channels[at]!).filter(({ to }) => state.parts[to]!.up);
    return reachable.flatMap((flying): readonly Step[] => {
      const stream = channel.kind === 'fifo' && isFromTheDead(state, flying) ? 'of a dead sender ' : '';
      const name = `${textOf(flying)} ${stream}on channel ${at}`;
      const take = (draft: Draft) => {
        if (channel.kind !== 'set') draft.channels[at] = draft.channels[at]!.filter((other) => other !== flying);
      };
      const deliver = (draft: Draft) => {
        tell(system, draft, flying.to, { ...flying.message, from: flying.from });
      };
      const delivered = copyOf(state);
      take(delivered);
      deliver(delivered);
      const steps: Step[] = [{ label: `deliver ${name}`, next: delivered, kind: 'reaction' }];
      const duplicated = spend(state, `duplication ${at}`);
      if (duplicated !== undefined) {
        deliver(duplicated);
        steps.push({ label: `duplicate ${name}`, next: duplicated, kind: 'reaction' });
      }
      const lost = spend(state, `loss ${at}`);
      if (lost !== undefined) {
        take(lost);
        steps.push({ label: `lose ${name}`, next: lost, kind: 'loss' });
      }
      return steps;
    });
  });
}

/** All of a set or bag may come next, of a fifo the first of each stream. */
function nextOf({ kind }: Channel, flying: readonly Flying[]): readonly Flying[] {
  return kind === 'fifo' ? streamsOf(flying).map(([head]) => head!) : flying;
}

/** What the outside world may say, to whoever is up and accepts it. */
function stimulusSteps(system: System, state: State): readonly Step[] {
  return (system.stimuli ?? []).flatMap(({ part, event }, at): readonly Step[] => {
    const message = { ...event, from: ENVIRONMENT };
    const next = spend(state, `stimulus ${at}`);
    if (next === undefined || !state.parts[part]!.up || !accepts(system, state, part, message)) return [];
    tell(system, next, part, message);
    return [{ label: `stimulus ${at}`, next, kind: 'reaction' }];
  });
}

/** A tick of each clock, unless one of its timers is due, it would lead by too much, or an urgent message waits. */
function tickSteps(system: System, state: State): readonly Step[] {
  const { channels, parts, clockSkew = 0 } = system;
  const isHeldUp = channels.some(({ urgent = false }, at) => {
    if (urgent === false) return false;
    return state.channels[at]!.length > (urgent === true ? 0 : urgent.above);
  });
  if (isHeldUp) return [];
  const isAwaited = Object.values(state.parts).some((part) => timersOf(part).length > 0);
  return clocksOf(system).flatMap((clock): readonly Step[] => {
    const ticking = Object.keys(parts).filter((name) => clockSkew === 0 || parts[name]!.host === clock);
    if (ticking.some((name) => timersOf(state.parts[name]!).includes(0))) return [];
    const next = copyOf(state);
    const ticks = { ...state.clocks, [clock]: state.clocks[clock]! + 1 };
    const slowest = Math.min(...Object.values(ticks));
    next.clocks = mapped(ticks, (count) => count - slowest);
    if (Object.values(next.clocks).some((lead) => lead > clockSkew)) return [];
    for (const name of ticking) {
      const part = state.parts[name]!;
      const charts = mapped(part.charts, (chart) => ({ ...chart, timers: mapped(chart.timers, (left) => left - 1) }));
      next.parts[name] = { ...part, charts };
    }
    return [{ label: `tick ${clock}`, next, kind: isAwaited ? 'awaited tick' : 'idle tick' }];
  });
}

/** One clock for all, or, with a skew, one for each host that parts run on. */
function clocksOf({ clockSkew = 0, parts }: System): readonly string[] {
  return clockSkew === 0 ? ['all'] : [...new Set(Object.values(parts).map(({ host }) => host))];
}

function timersOf({ charts }: PartState): readonly number[] {
  return Object.values(charts).flatMap(({ timers }) => Object.values(timers));
}

function faultSteps(system: System, state: State): readonly Step[] {
  return (system.faults ?? []).flatMap((fault, at): readonly Step[] => {
    const next = spend(state, `fault ${at}`);
    if (next === undefined || !fail(system, state, next, fault)) return [];
    return [{ label: JSON.stringify(fault), next, kind: 'fault' }];
  });
}

/** A copy of the state with one less of a budget; undefined if none is left. */
function spend(state: State, budget: string): Draft | undefined {
  const left = state.left[budget]!;
  return left > 0 ? { ...copyOf(state), left: { ...state.left, [budget]: left - 1 } } : undefined;
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
