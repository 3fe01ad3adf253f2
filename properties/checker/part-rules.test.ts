import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { only, type Role } from '../../machines/role.ts';
import { part, types, typesOf } from '../examples/toys/toy.fixtures.ts';
import { receiver, refusal, sound, withChannel, withFault } from './sound-system.fixtures.ts';

// Goal: a part that its system does not fit stops the check with its place and the fix, at the start or on the way.
// Method: one sound system of a sender and a receiver, changed in one place at a time.

describe('a part is stopped on', () => {
  test('a durable name that is no key of its charts', () => {
    const forgetful = (durable: string) => ({
      parts: { ...sound.parts, b: part(receiver, { host: 'cpu', durable: [durable] }) },
      ...withFault({ crash: 'b', times: 1 }),
    });
    const fix = 'Name it `instance.key`; instances are receiver.';
    expect(refusal(forgetful('receiver.count'))).toMatchObject({
      path: 'toy > parts.b > durable "receiver.count"',
      found: 'no such context key',
      fix,
    });
    expect(refusal(forgetful('count'))).toMatchObject({
      path: 'toy > parts.b > durable "count"',
      found: 'no such context key',
      fix,
    });
  });

  test('a start that brings other charts to life than the first', () => {
    const two = setup({ types: typesOf<Record<string, never>>() }).createMachine({
      id: 'two',
      context: {},
      initial: 'here',
      states: { here: {} },
    });
    const growing: Role<object, unknown> = {
      name: 'growing',
      instances: ({ boot }) =>
        Object.fromEntries(Array.from({ length: boot }, (_, at) => [`chart${String(at)}`, { machine: two }])),
      route: () => [],
      view: (instances) => only(instances, 'chart0').value,
    };
    const change = {
      parts: { it: { role: growing, host: 'cpu' } },
      channels: [],
      faults: [
        { crash: 'it', times: 1 },
        { restart: 'it', times: 1 },
      ],
    };
    expect(refusal(change)).toMatchObject({
      path: 'toy > parts.it > role growing > instances',
      found: 'chart0, chart1, where it began with chart0',
    });
  });

  test.each(['not finished', 'back-pressure'] as const)(
    'what it says at the start filling a channel (%s)',
    (whenFull) => {
      const speaker = setup({ types, actions: { say: emit({ type: 'Data', to: ['b', 'b'] }) } }).createMachine({
        id: 'speaker',
        entry: 'say',
        initial: 'said',
        states: { said: {} },
      });
      const change = {
        ...withChannel({ capacity: 1, whenFull }),
        parts: { ...sound.parts, a: part(speaker, { host: 'cpu' }) },
      };
      expect(refusal(change)).toMatchObject({ path: 'toy', found: 'the channel a > b full at the start' });
    },
  );
});
