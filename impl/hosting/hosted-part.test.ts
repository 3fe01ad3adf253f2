import { describe, expect, test } from 'vitest';
import { assign, enqueueActions, setup, type AnyStateMachine } from 'xstate';
import { roleOf, type Role } from '../../machines/role.ts';
import { Processor } from '../hardware/processor.ts';
import { HostedPart, type HostedProgram } from './hosted-part.ts';
import type { Implementation } from './implementation.ts';
import type { LiveInstance } from './live-instance.ts';

// Goal: a hosted part reacts as the checker says that parts react, on the clock of its processor, until its process ends.
// Method: small charts, each with one thing to show; wrong charts and roles are refused with their place.

interface To {
  readonly to: string | readonly string[];
}

const counter = setup({
  types: {
    context: {} as { count: number },
    events: {} as { type: 'Count' | 'Stop' | 'Fail' } | { type: 'choice.rest' },
    emitted: {} as { type: 'Counted'; count: number } & To,
  },
  delays: { patience: 3 },
  guards: {
    fails: () => {
      throw new Error('no such table');
    },
  },
  actions: {
    count: assign({ count: ({ context }) => context.count + 1 }),
    tell: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ type: 'Counted', count: context.count, to: ['reader', 'writer'] });
    }),
  },
}).createMachine({
  id: 'counter',
  context: { count: 0 },
  initial: 'counting',
  states: {
    counting: {
      entry: 'tell',
      after: { patience: 'resting' },
      on: {
        Count: { target: 'counting', reenter: true, actions: 'count' },
        Fail: { guard: 'fails' },
        Stop: 'over',
        'choice.rest': 'resting',
      },
    },
    resting: { on: { Count: {} } },
    over: { type: 'final' },
  },
});

function hosted(more: Partial<HostedProgram> = {}, processor = new Processor('P')): HostedPart {
  return new HostedPart({ name: 'it', role: roleOf(counter), input: {}, ...more }, { boot: 1, durable: {} }, processor);
}

function only(part: HostedPart): LiveInstance {
  const [instance] = part.running.instances.values();
  if (instance === undefined) throw new Error('There is no instance.');
  return instance;
}

describe('reactions', () => {
  test('what it says at its start and on an event goes to each receiver, in order', () => {
    const part = hosted();
    const at = (count: number): unknown =>
      ['reader', 'writer'].map((to) => ({ to, message: { type: 'Counted', count } }));
    expect(part.begin().outgoing).toEqual(at(0));
    const { outgoing, unexpected, ends } = part.running.receive({ type: 'Count', from: 'x' });
    expect([outgoing, unexpected, ends]).toEqual([at(1), undefined, false]);
    expect(part.view).toEqual({ value: 'counting', context: { count: 1 } });
  });

  test('an event that no state expects is told from one that is ignored', () => {
    const part = hosted();
    part.begin();
    part.running.choose('counter', 'choice.rest');
    expect(part.running.receive({ type: 'Count', from: 'x' }).unexpected).toBeUndefined();
    const stop = { type: 'Stop', from: 'x' };
    expect(part.running.receive(stop).unexpected).toEqual({ instance: 'counter', event: stop });
  });

  test('a final state ends the part, and what it is told after that is lost', () => {
    const part = hosted();
    part.begin();
    expect(part.running.receive({ type: 'Stop', from: 'x' }).ends).toBe(true);
    expect(part.running.receive({ type: 'Count', from: 'x' }).steps).toEqual([]);
  });

  test('open choices are those of its state', () => {
    const part = hosted();
    part.begin();
    expect(only(part).openChoices).toEqual(['choice.rest']);
    part.running.choose('counter', 'choice.rest');
    expect(only(part).openChoices).toEqual([]);
  });
});

describe('timers', () => {
  test('run in ticks of the processor, under the name of their event, and end when the processor gets to them', () => {
    const processor = new Processor('P');
    const part = hosted({}, processor);
    part.begin();
    const id = 'xstate.after.patience.counter.counting';
    processor.clock.tick();
    expect(only(part).timers).toEqual([{ id, ticks: 2 }]);
    expect(only(part).state.ticksLeft('patience')).toBe(2);
    part.running.receive({ type: 'Count', from: 'x' });
    expect(only(part).timers).toEqual([{ id, ticks: 3 }]);
    for (let at = 0; at < 3; at++) processor.clock.tick();
    expect(only(part).state.value).toBe('counting');
    expect(part.running.endTimer('counter', id).steps).toMatchObject([{ value: 'resting', timers: [] }]);
    expect(() => part.running.endTimer('counter', id)).toThrow(`has no timer ${id} that runs`);
  });

  test('stop with the process, which leaves its place', () => {
    const processor = new Processor('P');
    const part = hosted({}, processor);
    part.begin();
    expect([processor.clock.running, processor.operatingSystem.isRunning('it')]).toEqual([1, true]);
    part.end(1);
    expect([processor.clock.running, processor.operatingSystem.isRunning('it')]).toEqual([0, false]);
  });
});

describe('roles of several charts', () => {
  const relay = (to: string): AnyStateMachine =>
    setup({
      types: { context: {}, events: {} as { type: 'Pass' }, emitted: {} as { type: 'Pass' } & To },
      actions: {
        pass: enqueueActions(({ enqueue }) => {
          enqueue.emit({ type: 'Pass', to });
        }),
      },
    }).createMachine({
      id: `to-${to}`,
      context: {},
      initial: 'on',
      states: { on: { on: { Pass: { actions: 'pass' } } } },
    });

  function chain(...to: readonly string[]): Role<object, unknown> {
    return {
      name: 'chain',
      instances: () => Object.fromEntries(to.map((next, at) => [`relay ${at}`, { machine: relay(next) }])),
      route: (message) => (message.from === 'nobody' ? [] : ['relay 0']),
      view: () => null,
    };
  }

  test('deliver among themselves within the step, and what goes out comes out', () => {
    const part = hosted({ role: chain('relay 1', 'relay 2', 'outside') });
    part.begin();
    const { steps, outgoing } = part.running.receive({ type: 'Pass', from: 'x' });
    expect(steps.map(({ instance }) => instance)).toEqual(['relay 0', 'relay 1', 'relay 2']);
    expect(outgoing).toEqual([{ to: 'outside', message: { type: 'Pass' } }]);
  });

  test('that are not told of a message did not expect it', () => {
    const part = hosted({ role: chain('outside') });
    part.begin();
    const event = { type: 'Pass', from: 'nobody' };
    expect(part.running.receive(event)).toMatchObject({ steps: [], unexpected: { instance: undefined, event } });
  });

  test('that answer each other for ever are refused', () => {
    const part = hosted({ role: chain('relay 1', 'relay 0') });
    part.begin();
    expect(() => part.running.receive({ type: 'Pass', from: 'x' })).toThrow(
      'it\n  found: more than 1000 deliveries between its instances in one step, on Pass',
    );
  });

  test('whose router names what is not there are refused', () => {
    const part = hosted({ role: { ...chain('outside'), route: () => ['relay 7'] } });
    part.begin();
    expect(() => part.running.receive({ type: 'Pass', from: 'x' })).toThrow(
      'it > route\n  found: the instance "relay 7"\n  fix:   Route to one of relay 0.',
    );
  });
});

describe('what survives', () => {
  test('is read from the contexts, or from the data where that says so', () => {
    const part = hosted();
    part.begin();
    part.running.receive({ type: 'Count', from: 'x' });
    expect(part.durable(['counter.count'])).toEqual({ 'counter.count': 1 });
    const kept: Implementation = () => ({
      chart: (_, machine) => machine,
      view: () => 'the data',
      durable: (keys) => Object.fromEntries(keys.map((key) => [key, 7])),
    });
    const other = hosted({ implementation: kept }, new Processor('Q'));
    other.begin();
    expect([other.durable(['counter.count']), other.view]).toEqual([{ 'counter.count': 7 }, 'the data']);
  });

  test('must be there', () => {
    const part = hosted();
    part.begin();
    expect(() => part.durable(['counter.total'])).toThrow('it > durable "counter.total"\n  found: no such context key');
  });
});

describe('refused', () => {
  test('a chart that throws, with its place and the event', () => {
    const part = hosted();
    part.begin();
    expect(() => part.running.receive({ type: 'Fail', from: 'x' })).toThrow(
      /^it > instance "counter" \(counter\)\n {2}found: an exception on Fail: [^]*no such table/u,
    );
  });

  test('an action that throws', () => {
    const throwing = counter.provide({
      actions: {
        count: () => {
          throw new Error('no such row');
        },
      },
    });
    const part = hosted({ role: roleOf(throwing) });
    part.begin();
    expect(() => part.running.receive({ type: 'Count', from: 'x' })).toThrow(
      'it > instance "counter" (counter)\n  found: an exception on Count: no such row\n  fix:   Guards, actions and delays must be total: they may not throw.',
    );
  });

  test('an output without a receiver', () => {
    const addressless = counter.provide({
      actions: { tell: enqueueActions(({ enqueue }) => enqueue.emit({ type: 'Counted', count: 0 } as never)) },
    });
    expect(() => hosted({ role: roleOf(addressless) }).begin()).toThrow(
      'it > instance "counter" > emit Counted\n  found: no receiver (`to` is undefined)',
    );
  });
});
