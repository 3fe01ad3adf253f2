import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { only, type Role } from '../../machines/role.ts';
import { always, part, toy, types, typesOf, type ToyView } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { refusalOf } from './refusal.fixtures.ts';
import type { Channel, Fault, MessageSchema, System } from './system.ts';

// Goal: a system whose pieces do not fit together is refused, with the place and the fix, before it can pass for checked.
// Method: one sound system of a sender and a receiver, changed in one place at a time.

const sender = setup({ types, actions: { send: emit({ type: 'Data', to: 'b', number: 1 }) } }).createMachine({
  id: 'sender',
  initial: 'ready',
  states: { ready: { on: { 'choice.send': { target: 'sent', actions: 'send' } } }, sent: {} },
});
const receiver = setup({}).createMachine({
  id: 'receiver',
  initial: 'waiting',
  states: { waiting: { on: { Data: 'got' } }, got: { on: { Clear: 'waiting' } } },
});
const channel: Channel = { from: 'a', to: 'b', kind: 'fifo', carries: ['Data'], link: 'wire' };
const sound = toy({
  hosts: [{ name: 'card', hosts: [{ name: 'cpu' }] }],
  parts: { a: part(sender, { host: 'cpu' }), b: part(receiver, { host: 'cpu' }) },
  channels: [channel],
});

/** The error that the sound system is refused with after a change. */
const refusal = (change: Partial<System<ToyView>>) => refusalOf({ ...sound, ...change });
const withChannel = (change: Partial<Channel>) => ({ channels: [{ ...channel, ...change }] });
const withFault = (fault: Fault) => ({ faults: [fault] });
const wholeNumber = 'Give a whole number, 0 or more.';

describe('a system is refused for', () => {
  test('nothing, as it stands', () => {
    // Ready, sent, got.
    expect(check(sound)).toMatchObject({ states: 3, transitions: 2, verdict: 'holds' });
  });

  test.each([
    {
      offence: 'a part on an unknown host',
      change: { parts: { a: part(sender, { host: 'disk' }) } },
      path: 'parts.a > host',
      name: 'disk',
      use: 'card, cpu',
    },
    {
      offence: 'a channel from nobody',
      change: withChannel({ from: ['a', 'c'] }),
      path: 'channels[0] (a,c > b)',
      name: 'c',
      use: 'a, b',
    },
    {
      offence: 'a channel to nobody',
      change: withChannel({ to: 'c' }),
      path: 'channels[0] (a > c)',
      name: 'c',
      use: 'a, b',
    },
    {
      offence: 'a stimulus to nobody',
      change: { stimuli: [{ part: 'c', event: { type: 'Clear' }, times: 1 }] },
      path: 'stimuli[0] > part',
      name: 'c',
      use: 'a, b',
    },
    {
      offence: 'a crash of nothing',
      change: withFault({ crash: 'fan', times: 1 }),
      path: 'faults[0] > crash',
      name: 'fan',
      use: 'card, cpu, a, b',
    },
    {
      offence: 'a restart of nothing',
      change: withFault({ restart: 'fan', times: 1 }),
      path: 'faults[0] > restart',
      name: 'fan',
      use: 'card, cpu, a, b',
    },
    {
      offence: 'a removal of nothing',
      change: withFault({ remove: 'fan' }),
      path: 'faults[0] > remove',
      name: 'fan',
      use: 'card, cpu, a, b',
    },
    {
      offence: 'a cut of a part',
      change: withFault({ cut: 'a', times: 1 }),
      path: 'faults[0] > cut',
      name: 'a',
      use: 'wire',
    },
    {
      offence: 'a healing of no link',
      change: { channels: [], ...withFault({ heal: 'wire', times: 1 }) },
      path: 'faults[0] > heal',
      name: 'wire',
      use: '(none is declared)',
    },
  ])('$offence', ({ change, path, name, use }) => {
    expect(refusal(change)).toMatchObject({
      path: `toy > ${path}`,
      found: `the unknown name "${name}"`,
      fix: `Use one of: ${use}.`,
    });
  });

  test.each([
    {
      offence: 'a host and a part of one name',
      change: { hosts: [{ name: 'cpu' }, { name: 'a' }] },
      path: 'hosts and parts',
      name: 'a',
    },
    {
      offence: 'a part with the name of the environment',
      change: { parts: { environment: part(sender, { host: 'cpu' }) }, channels: [] },
      path: 'hosts and parts',
      name: 'environment',
    },
    {
      offence: 'two hosts of one name',
      change: { hosts: [{ name: 'cpu', hosts: [{ name: 'cpu' }] }] },
      path: 'hosts and parts',
      name: 'cpu',
    },
    {
      offence: 'two properties of one name',
      change: { properties: [always('Safe', () => true), always('Safe', () => true)] },
      path: 'properties',
      name: 'Safe',
    },
    {
      offence: 'two ways for one message',
      change: { channels: [channel, channel] },
      path: 'channels a > b > carries',
      name: 'Data',
    },
    {
      offence: 'two ways for one message over shared media',
      change: {
        channels: [
          { ...channel, to: ['a', 'b'] },
          { ...channel, from: ['b', 'a'] },
        ],
      },
      path: 'channels a > b > carries',
      name: 'Data',
    },
  ])('$offence', ({ change, path, name }) => {
    expect(refusal(change)).toMatchObject({
      path: `toy > ${path}`,
      found: `"${name}" twice`,
      fix: 'Give each its own name.',
    });
  });

  test.each([
    {
      offence: 'half a crash',
      change: withFault({ crash: 'a', times: 0.5 }),
      path: 'faults[0] > times',
      found: '0.5',
      fix: wholeNumber,
    },
    {
      offence: 'less than no stimulus',
      change: { stimuli: [{ part: 'b', event: { type: 'Clear' }, times: -1 }] },
      path: 'stimuli[0] > times',
      found: '-1',
      fix: wholeNumber,
    },
    {
      offence: 'a loss that is no number',
      change: withChannel({ loss: NaN }),
      path: 'channels[0] (a > b) > loss',
      found: 'NaN',
      fix: wholeNumber,
    },
    {
      offence: 'half a duplication',
      change: withChannel({ duplication: 1.5 }),
      path: 'channels[0] (a > b) > duplication',
      found: '1.5',
      fix: wholeNumber,
    },
    {
      offence: 'a clock that leads by less than nothing',
      change: { clockSkew: -1 },
      path: 'clockSkew',
      found: '-1',
      fix: wholeNumber,
    },
    {
      offence: 'an urgency above less than nothing',
      change: withChannel({ urgent: { above: -1 } }),
      path: 'channels[0] (a > b) > urgent > above',
      found: '-1',
      fix: wholeNumber,
    },
    {
      offence: 'a channel with no room',
      change: withChannel({ capacity: 0 }),
      path: 'channels[0] (a > b) > capacity',
      found: '0',
      fix: 'Give a whole number of messages, 1 or more.',
    },
    {
      offence: 'a channel that carries nothing',
      change: withChannel({ carries: [] }),
      path: 'channels[0] (a > b) > carries',
      found: 'no message type',
      fix: 'Name the messages that travel on it.',
    },
    {
      offence: 'a set that loses or is urgent',
      change: withChannel({ kind: 'set', loss: 1, urgent: true }),
      path: 'channels[0] (a > b) > loss, urgent',
      found: 'a setting that means nothing on a set',
      fix: 'Leave it out, or make the channel a fifo or a bag.',
    },
    {
      offence: 'a rendezvous with a capacity',
      change: withChannel({ kind: 'rendezvous', capacity: 1 }),
      path: 'channels[0] (a > b) > capacity',
      found: 'a setting that means nothing on a rendezvous',
      fix: 'Leave it out, or make the channel a fifo or a bag.',
    },
    {
      offence: 'a violation expected for no reason',
      change: { properties: [always('Safe', () => true, { expect: 'violated' })] },
      path: 'property "Safe"',
      found: 'expect: violated without a reason',
      fix: 'Say in `reason` why it is kept.',
    },
    {
      offence: 'a message that no state expects',
      change: withChannel({ carries: ['Data', 'Dta'] }),
      path: 'channels[0] (a > b) > carries Dta',
      found: 'a message that no state of "b" expects',
      fix: 'Give its chart a transition on Dta, if only one that says why it is ignored; it knows Data, Clear.',
    },
    {
      offence: 'a stimulus that no state accepts',
      change: { stimuli: [{ part: 'b', event: { type: 'Clr' }, times: 1 }] },
      path: 'stimuli[0] (Clr to b)',
      found: 'a message that no state of "b" expects',
      fix: 'Give its chart a transition on Clr, if only one that says why it is ignored; it knows Data, Clear.',
    },
  ])('$offence', ({ change, path, found, fix }) => {
    expect(refusal(change)).toMatchObject({ path: `toy > ${path}`, found, fix });
  });
});

describe('a message is refused that', () => {
  const saying = (message: object) => {
    const speaker = setup({ types, actions: { say: emit({ type: 'Data', ...message } as never) } }).createMachine({
      id: 'speaker',
      entry: 'say',
      initial: 'said',
      states: { said: {} },
    });
    return refusal({ parts: { ...sound.parts, a: part(speaker, { host: 'cpu' }) } });
  };
  const chart = 'toy > parts.a > instance "speaker" (chart speaker) > emit';
  const address = 'Give each emitted event a `to`: a part, an instance of the role, or "environment".';

  test('has no receiver', () => {
    expect(saying({})).toMatchObject({ path: `${chart} Data`, found: 'no receiver (`to` is undefined)', fix: address });
    expect(saying({ to: 1 })).toMatchObject({ path: `${chart} Data`, found: 'no receiver (`to` is 1)', fix: address });
    expect(saying({ to: ['b', null] })).toMatchObject({
      path: `${chart} Data`,
      found: 'no receiver (`to` is ["b",null])',
      fix: address,
    });
  });

  test('goes to nobody', () => {
    expect(saying({ to: 'c' })).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: 'no channel that carries it from "a" to "c"',
      fix: '"c" is neither a part, an instance of the role, nor "environment": parts are a, b.',
    });
  });

  test('no channel carries', () => {
    expect(saying({ type: 'Other', to: 'b' })).toMatchObject({
      path: 'toy > parts.a > emit Other',
      found: 'no channel that carries it from "a" to "b"',
      fix: 'Declare a channel between them and name the message in its `carries`.',
    });
  });

  test('is no plain data', () => {
    expect(saying({ to: 'b', at: new Date(0) })).toMatchObject({
      path: `${chart}[0].at`,
      found: 'an instance of Date',
    });
    expect(saying({ to: 'b', at: undefined })).toMatchObject({ path: `${chart}[0].at`, found: 'undefined' });
  });

  const numbered: MessageSchema = {
    safeParse: (value) =>
      typeof (value as { number?: unknown }).number === 'number'
        ? { success: true }
        : { success: false, error: { issues: [{ path: ['number'], message: 'expected a number' }] } },
  };
  const withSchema = (message: object, messages: Record<string, MessageSchema>) => {
    const speaker = setup({ types, actions: { say: emit({ type: 'Data', to: 'b', ...message }) } }).createMachine({
      id: 'speaker',
      entry: 'say',
      initial: 'said',
      states: { said: {} },
    });
    return { messages, parts: { ...sound.parts, a: part(speaker, { host: 'cpu' }) } };
  };

  test('breaks its schema', () => {
    expect(refusal(withSchema({ number: 'one' }, { Data: numbered }))).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: '{"type":"Data","number":"one"}, which breaks its schema at number: expected a number',
    });
    expect(check({ ...sound, ...withSchema({ number: 1 }, { Data: numbered }) })).toMatchObject({
      states: 2,
      verdict: 'holds',
    });
  });

  test('has no schema where others have', () => {
    expect(refusal(withSchema({ number: 1 }, { Clear: numbered }))).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: 'a message type without a schema',
      fix: "Add it to the system's `messages`; known are Clear.",
    });
  });
});

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
