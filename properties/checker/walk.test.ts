import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { part, toy } from '../examples/toys/toy.fixtures.ts';
import { replay } from './replay.ts';
import type { System } from './system.ts';
import { Walk } from './walk.ts';

// Goal: a walk goes where it is led, and says what it could have done where it is led nowhere.
// Method: a lamp with a switch and a timer.

const lamp = setup({ delays: { limit: 2 } }).createMachine({
  id: 'lamp',
  initial: 'off',
  states: {
    off: { on: { Press: 'on', Hold: 'stuck' } },
    on: { after: { limit: 'off' }, on: { Press: 'off' } },
    stuck: {},
  },
});

const system: System = {
  ...toy({
    parts: { lamp: part(lamp) },
    channels: [],
    stimuli: ['Press', 'Hold'].map((type) => ({ part: 'lamp', event: { type }, times: 'unbounded' as const })),
    properties: [],
  }),
  view: (world) => (world.part('lamp') as { value: unknown }).value,
  properties: [],
  quiescent: () => true,
};
const walk = () => new Walk<unknown>(system);
const press = { kind: 'stimulus', message: { type: 'Press' } } as const;

describe('a walk', () => {
  it('begins at the start, and takes the step that fits', () => {
    const lit = walk();
    expect(lit.view).toBe('off');
    expect(lit.take(press).view).toBe('on');
    expect(lit.take(press).view).toBe('off');
  });

  it('tells what is possible where it stands', () => {
    expect(walk().possible.map(({ kind }) => kind)).toEqual(['stimulus', 'stimulus']);
    const lit = walk().take(press);
    expect(lit.possible.map(({ kind }) => kind)).toEqual(['stimulus', 'tick']);
  });

  it('takes steps of a kind until there is none', () => {
    expect(walk().take(press).takeAll({ kind: 'tick' }).takeAll({ kind: 'timer' }).view).toBe('off');
  });

  it('remembers its steps, so that they can be followed again', () => {
    const lit = walk().take(press).takeAll({ kind: 'tick' }).takeAll({ kind: 'timer' });
    expect(lit.steps.map(({ kind }) => kind)).toEqual(['stimulus', 'tick', 'tick', 'timer']);
    const { steps } = replay(system, lit.steps);
    expect(steps.map(({ step }) => step)).toEqual(lit.steps);
    expect(steps.at(-1)?.changes).toContainEqual(expect.objectContaining({ before: 'on', after: 'off' }));
  });

  it('says what is possible where nothing fits, or more than one step does', () => {
    expect(() => walk().take({ kind: 'tick' })).toThrow(
      'No step fits {"kind":"tick"}; possible are {"kind":"stimulus","part":"lamp","message":{"type":"Press"}}',
    );
    expect(() => walk().take({ kind: 'stimulus' })).toThrow('2 steps fit {"kind":"stimulus"}');
  });

  it('does not go round for ever', () => {
    expect(() => walk().takeAll(press)).toThrow('Steps that fit');
  });
});
