import { assign, emit, enqueueActions, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT, only, type Instances, type Role } from '../../machines/role.ts';
import {
  always,
  counterexampleOf,
  part,
  sometimes,
  step,
  storyOf,
  toy,
  types,
  typesOf,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';

// Goal: a role of several charts is one part, which settles all that its charts say to each other within the step.
// Method: roles of two and three charts that pass a parcel on.

const shelf = setup({
  types: typesOf<{ held: readonly number[] }>(),
  actions: { put: assign({ held: ({ context, event }) => [...context.held, Number(event.number)] }) },
}).createMachine({
  id: 'shelf',
  context: { held: [] },
  initial: 'empty',
  states: {
    empty: { on: { Parcel: { target: 'full', actions: 'put' } } },
    full: { on: { Parcel: { actions: 'put' } } },
  },
});

const sorter = setup({
  types,
  actions: {
    both: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'Parcel', to: ['left', 'right'], number: 1 });
      enqueue.emit({ type: 'Parcel', to: 'left', number: 2 });
      enqueue.emit({ type: 'Sorted', to: ENVIRONMENT });
    }),
  },
}).createMachine({
  id: 'sorter',
  initial: 'ready',
  states: { ready: { on: { Sort: { target: 'done', actions: 'both' } } }, done: {} },
});

/** A view of what lies on two shelves. */
const held = (instances: Instances, name: string): string =>
  (only(instances, name).context as { held: string[] }).held.join('');
const shelves: Pick<Role<object, unknown>, 'view'> = {
  view: (instances) => ({
    value: `${held(instances, 'left')}|${held(instances, 'right')}`,
    context: {},
  }),
};

describe('instances of one role', () => {
  const role: Role<object, unknown> = {
    name: 'post',
    instances: () => ({ sorter: { machine: sorter }, left: { machine: shelf }, right: { machine: shelf } }),
    route: () => ['sorter'],
    ...shelves,
  };
  const post = toy({
    parts: { post: { role, host: 'box' } },
    stimuli: [{ part: 'post', event: { type: 'Sort' }, times: 1 }],
  });

  test('hear what one of them says within the step and in order', () => {
    // Not sorted, sorted: nobody sees a parcel between the sorter and the shelves.
    const report = check({
      ...post,
      properties: [
        always('All or nothing is on the shelves', ({ at }) => at('post') === '|' || at('post') === '12|1'),
        sometimes('Sorted', ({ at }) => at('post') === '12|1'),
      ],
    });
    expect(report).toMatchObject({ states: 2, transitions: 1, verdict: 'holds' });
  });

  test('say to the outside only what is for the outside', () => {
    // Step properties see what goes to the environment, and nothing of what stays in the part.
    const report = check({
      ...post,
      properties: [
        step('Nothing leaves', (_before, _event, sent) => sent.length === 0, {
          expect: 'violated',
          reason: 'it says Sorted',
        }),
      ],
    });
    expect(counterexampleOf(report, 'Nothing leaves').steps.at(-1)?.sent).toEqual([
      { from: 'post', to: 'environment', message: { type: 'Sorted' } },
    ]);
  });

  test('that answer each other for ever are an error, not a hanging search', () => {
    const mirror = (to: string) =>
      setup({ types, actions: { reflect: emit({ type: 'Light', to }) } }).createMachine({
        id: `mirror of ${to}`,
        initial: 'hanging',
        states: { hanging: { on: { Light: { actions: 'reflect' } } } },
      });
    const mirrors: Role<object, unknown> = {
      name: 'mirrors',
      instances: () => ({ left: { machine: mirror('right') }, right: { machine: mirror('left') } }),
      route: () => ['left'],
      view: () => ({}),
    };
    const system = toy({
      parts: { it: { role: mirrors, host: 'box' } },
      stimuli: [{ part: 'it', event: { type: 'Light' }, times: 1 }],
    });
    expect(() => check(system)).toThrow('more than 1000 deliveries between its instances in one step, on Light');
  });

  test('that are not in the role are an error of the router', () => {
    const system = toy({ ...post, parts: { post: { role: { ...role, route: () => ['cellar'] }, host: 'box' } } });
    expect(() => check(system)).toThrow(
      'toy > parts.post > route\n  found: the instance "cellar"\n  fix:   Route to one of sorter, left, right.',
    );
  });

  test('are looked for by a router that may throw, which is an error that names it', () => {
    const lost = () => {
      throw new Error('lost');
    };
    expect(() => check(toy({ ...post, parts: { post: { role: { ...role, route: lost }, host: 'box' } } }))).toThrow(
      'toy > parts.post > role post > route\n  found: an exception: lost',
    );
    const unseen = {
      ...post,
      parts: { post: { role: { ...role, view: lost }, host: 'box' } },
      properties: [always('Seen', ({ at }) => at('post') !== '')],
    };
    expect(() => check(toy(unseen))).toThrow('toy > parts.post > role post > view\n  found: an exception: lost');
    const unborn = { ...post, parts: { post: { role: { ...role, instances: lost }, host: 'box' } } };
    expect(() => check(toy(unborn))).toThrow('toy > parts.post > role post > instances\n  found: an exception: lost');
  });
});

describe('a router', () => {
  /** To the first shelf that is empty, or to nobody. */
  const role: Role<object, unknown> = {
    name: 'shelves',
    instances: () => ({ left: { machine: shelf }, right: { machine: shelf } }),
    route: (_message, instances) =>
      ['left', 'right'].filter((name) => only(instances, name).matches('empty')).slice(0, 1),
    ...shelves,
  };
  const sender = setup({
    types,
    actions: {
      send: enqueueActions(({ enqueue }) => {
        for (const number of [1, 2]) enqueue.emit({ type: 'Parcel', to: 'shelves', number });
      }),
    },
  }).createMachine({ id: 'sender', entry: 'send', initial: 'sent', states: { sent: {} } });
  const system = (kind: 'fifo' | 'bag') =>
    toy({
      parts: { sender: part(sender), shelves: { role, host: 'box' } },
      channels: [{ from: 'sender', to: 'shelves', kind, carries: ['Parcel'] }],
      properties: [
        sometimes('In order', ({ at }) => at('shelves') === '1|2'),
        sometimes(
          'Out of order',
          ({ at }) => at('shelves') === '2|1',
          kind === 'fifo' ? { expect: 'violated', reason: 'a fifo keeps order' } : {},
        ),
      ],
    });

  test('reads the state of its charts', () => {
    // Two under way, one, none; with a bag, either one first.
    expect(check(system('fifo'))).toMatchObject({ states: 3, transitions: 2, asExpected: true });
    expect(check(system('bag'))).toMatchObject({ states: 5, transitions: 4, asExpected: true });
  });

  test('that finds nobody leaves the message unexpected', () => {
    const full = system('fifo');
    const stimuli = [{ part: 'shelves', event: { type: 'Parcel', number: 9 }, times: 1 }];
    const report = check({ ...full, properties: [], stimuli });
    // A parcel from outside takes a shelf, so that the last of three finds none.
    expect(counterexampleOf(report, 'reception').finding).toBe(
      'Parcel was not expected: no instance of its receiver is told of it.',
    );
    expect(storyOf(report, 'reception').toSorted()).toEqual([
      'deliver Parcel sender > shelves',
      'deliver Parcel sender > shelves',
      'stimulus Parcel to shelves',
    ]);
  });

  test('that answers otherwise when it is asked again is an error', () => {
    let turn = 0;
    const fickle = { ...role, route: () => [['left', 'right'][turn++ % 2] ?? ''] };
    const parts = { sender: part(sender), shelves: { role: fickle, host: 'box' } };
    expect(() => check(toy({ ...system('fifo'), parts }))).toThrow(
      'toy > parts.shelves > role shelves > route\n  found: another answer when it was asked again',
    );
  });

  test('may tell several charts, of which each must expect it', () => {
    // Both shelves take each parcel.
    const all = { ...role, route: () => ['left', 'right'] };
    const report = check(
      toy({
        ...system('fifo'),
        parts: { sender: part(sender), shelves: { role: all, host: 'box' } },
        properties: [sometimes('Both', ({ at }) => at('shelves') === '12|12')],
      }),
    );
    expect(report).toMatchObject({ states: 3, transitions: 2, verdict: 'holds' });
  });
});

describe('messages to several parts', () => {
  test('take each its own way', () => {
    const caller = setup({ types, actions: { call: emit({ type: 'Call', to: ['a', 'b'] }) } }).createMachine({
      id: 'caller',
      entry: 'call',
      initial: 'called',
      states: { called: {} },
    });
    const called = setup({}).createMachine({
      id: 'called',
      initial: 'asleep',
      states: { asleep: { on: { Call: 'awake' } }, awake: {} },
    });
    // Each is awake or not: 4 states and as many deliveries.
    const report = check(
      toy({
        parts: { caller: part(caller), a: part(called), b: part(called) },
        channels: [{ from: 'caller', to: ['a', 'b'], kind: 'fifo', carries: ['Call'] }],
      }),
    );
    expect(report).toMatchObject({ states: 4, transitions: 4, verdict: 'holds' });
  });

  test('come with the name of their sender, and with nothing of their address', () => {
    const friend = setup({
      types: typesOf<{ heard: unknown }>(),
      actions: { note: assign({ heard: ({ event }) => event }) },
    }).createMachine({
      id: 'friend',
      context: { heard: null },
      initial: 'waiting',
      states: { waiting: { on: { Hello: { target: 'told', actions: 'note' } } }, told: {} },
    });
    const me = setup({ types, actions: { greet: emit({ type: 'Hello', to: 'friend', words: [1] }) } }).createMachine({
      id: 'me',
      entry: 'greet',
      initial: 'here',
      states: { here: {} },
    });
    const report = check(
      toy({
        parts: { me: part(me), friend: part(friend) },
        channels: [{ from: 'me', to: 'friend', kind: 'fifo', carries: ['Hello'] }],
        properties: [
          always('The message is whole', ({ context }) =>
            [null, '{"type":"Hello","words":[1],"from":"me"}'].includes(
              context('friend', 'heard') === null ? null : JSON.stringify(context('friend', 'heard')),
            ),
          ),
        ],
      }),
    );
    expect(report).toMatchObject({ states: 2, verdict: 'holds' });
  });
});
