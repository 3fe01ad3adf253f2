import { emit, setup } from 'xstate';
import { part, toy, types, type ToyView } from '../examples/toys/toy.fixtures.ts';
import { refusalOf } from './refusal.fixtures.ts';
import type { Channel, Fault, System } from './system.ts';

export const sender = setup({ types, actions: { send: emit({ type: 'Data', to: 'b', number: 1 }) } }).createMachine({
  id: 'sender',
  initial: 'ready',
  states: { ready: { on: { 'choice.send': { target: 'sent', actions: 'send' } } }, sent: {} },
});
export const receiver = setup({}).createMachine({
  id: 'receiver',
  initial: 'waiting',
  states: { waiting: { on: { Data: 'got' } }, got: { on: { Clear: 'waiting' } } },
});
export const channel: Channel = { from: 'a', to: 'b', kind: 'fifo', carries: ['Data'], link: 'wire' };
export const sound = toy({
  hosts: [{ name: 'card', hosts: [{ name: 'cpu' }] }],
  parts: { a: part(sender, { host: 'cpu' }), b: part(receiver, { host: 'cpu' }) },
  channels: [channel],
});

/** The error that the sound system is refused with after a change. */
export const refusal = (change: Partial<System<ToyView>>) => refusalOf({ ...sound, ...change });
export const withChannel = (change: Partial<Channel>) => ({ channels: [{ ...channel, ...change }] });
export const withFault = (fault: Fault) => ({ faults: [fault] });
export const wholeNumber = 'Give a whole number, 0 or more.';
