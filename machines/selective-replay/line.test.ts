import { expect, it } from 'vitest';
import { toldBy } from '../timed-run.fixtures.ts';
import { line } from './line.ts';

// Goal: a channel is full for as long, and as often, as it may be. Method: the chart as an actor, on a clock that is set by hand.

const outlet = 'outlet/routing/0';
const stall = { type: 'choice.stall' };

it('a channel that is full takes messages again when its client has read [RPL-110]', () => {
  expect(toldBy(line, { outlet, stalls: 1, pace: 2 }, 9, { 1: [stall] })).toEqual([
    [1, { type: 'ChannelFull', to: outlet }],
    [3, { type: 'ChannelWritable', to: outlet }],
  ]);
});

it('it is full no more often than it may be, and not while it is [RPL-110]', () => {
  const told = toldBy(line, { outlet, stalls: 2, pace: 2 }, 9, { 1: [stall, stall], 5: [stall], 8: [stall] });
  expect(told.map(([tick, { type }]) => [tick, type])).toEqual([
    [1, 'ChannelFull'],
    [3, 'ChannelWritable'],
    [5, 'ChannelFull'],
    [7, 'ChannelWritable'],
  ]);
});
