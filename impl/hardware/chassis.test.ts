import { describe, expect, test } from 'vitest';
import { Chassis } from './chassis.ts';
import { Processor } from './processor.ts';

// Goal: what stands on a card fails with it, and comes back only when all below it has power.

function chassis(): Chassis {
  return new Chassis([
    { name: 'control', processor: new Processor('control') },
    { name: 'line', cards: [{ name: 'left', processor: new Processor('left') }, { name: 'right' }] },
  ]);
}

describe('cards', () => {
  test('are down with what they stand on, and not with their neighbours', () => {
    const all = chassis();
    all.powerOff('line');
    expect(['control', 'line', 'left', 'right'].map((name) => all.isUp(name))).toEqual([true, false, false, false]);
    expect([all.isOff('line'), all.isOff('left')]).toEqual([true, false]);
    all.powerOff('left');
    all.powerOn('line');
    expect(['line', 'left', 'right'].map((name) => all.isUp(name))).toEqual([true, false, true]);
  });

  test('that are removed stay down', () => {
    const all = chassis();
    all.remove('left');
    all.powerOn('left');
    expect([all.isUp('left'), all.isRemoved('left')]).toEqual([false, true]);
  });

  test('take their processors with them', () => {
    const all = chassis();
    all.processor('left').run('a', 1);
    all.processor('control').run('b', 1);
    all.powerOff('line');
    const [left, control] = [all.processor('left').operatingSystem, all.processor('control').operatingSystem];
    expect([left.isRunning('a'), control.isRunning('b')]).toEqual([false, true]);
  });

  test('know where they stand', () => {
    const all = chassis();
    expect([all.parentOf('left'), all.parentOf('line')]).toEqual(['line', undefined]);
    expect([all.isOn('left', 'line'), all.isOn('line', 'line'), all.isOn('line', 'left')]).toEqual([true, true, false]);
    expect(all.processors.map(({ name }) => name)).toEqual(['control', 'left']);
  });
});

describe('refused', () => {
  test('two cards of one name, a card that is not there, a processor where there is none', () => {
    expect(() => new Chassis([{ name: 'a' }, { name: 'b', cards: [{ name: 'a' }] }])).toThrow(
      'Two cards are called "a"',
    );
    expect(() => {
      chassis().powerOff('middle');
    }).toThrow('There is no card "middle"; the chassis has control, line, left, right.');
    expect(() => chassis().processor('right')).toThrow('The card "right" carries no processor.');
  });
});
