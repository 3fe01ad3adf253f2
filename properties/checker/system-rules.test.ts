import { describe, expect, test } from 'vitest';
import { always, part } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { channel, refusal, sender, sound, wholeNumber, withChannel, withFault } from './sound-system.fixtures.ts';

// Goal: a system whose pieces do not fit together is refused, with the place and the fix, before it can pass for checked.
// Method: one sound system of a sender and a receiver, changed in one place at a time.

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
