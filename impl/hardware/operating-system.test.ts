import { describe, expect, test } from 'vitest';
import { Memory } from './memory.ts';
import { OperatingSystem } from './operating-system.ts';
import { Processor } from './processor.ts';

// Goal: a process table that reports ends by error code, when it is asked, or not at all, and reuses identifiers.

describe('identifiers', () => {
  test('are reused as soon as they are free', () => {
    const system = new OperatingSystem('polled');
    expect(['a', 'b', 'c'].map((name) => system.spawn(name, 1).identifier)).toEqual([1, 2, 3]);
    system.exit('b', 0);
    expect(system.spawn('d', 1).identifier).toBe(2);
    expect(system.spawn('e', 1).identifier).toBe(4);
  });

  test('come from the policy, which knows which start it is', () => {
    const system = new OperatingSystem('polled', (_name, start) => 10 + start);
    expect(system.spawn('a', 3).identifier).toBe(13);
    expect(() => system.spawn('b', 3)).toThrow('The identifier 13 of b is in use by a');
  });

  test('a process runs once', () => {
    const system = new OperatingSystem('polled');
    system.spawn('a', 1);
    expect(() => system.spawn('a', 2)).toThrow('The process a runs already, as 1.');
  });
});

describe('ends', () => {
  test('are reported by error code until they are reaped', () => {
    const system = new OperatingSystem('error-code');
    system.spawn('a', 1);
    system.stamp('a', 7);
    const exit = { identifier: 1, name: 'a', stamp: 7, code: 137 };
    expect(system.exit('a', 137)).toEqual(exit);
    expect(system.lastExit('a')).toEqual(exit);
    system.reap('a');
    expect(system.lastExit('a')).toBeUndefined();
  });

  test('show in the list alone where it must be asked', () => {
    const system = new OperatingSystem('polled');
    system.spawn('b', 1);
    system.spawn('a', 1);
    expect(system.list().map(({ name }) => name)).toEqual(['a', 'b']);
    expect([system.exit('b', 1), system.lastExit('b'), system.isRunning('b')]).toEqual([undefined, undefined, false]);
    expect(system.list().map(({ name }) => name)).toEqual(['a']);
  });

  test('are told to nobody where it is silent', () => {
    const system = new OperatingSystem('silent');
    system.spawn('a', 1);
    expect(system.exit('a', 1)).toBeUndefined();
    expect(() => system.list()).toThrow('This operating system is silent: listen for heartbeats instead.');
  });

  test('of what does not run are refused', () => {
    const system = new OperatingSystem('polled');
    system.spawn('a', 1);
    expect(() => system.exit('b', 0)).toThrow('No process b runs here; there are a.');
    expect(() => {
      system.stamp('b', 1);
    }).toThrow('No process b runs here');
  });
});

describe('a processor', () => {
  test('loses the memory of a process with it', () => {
    const processor = new Processor('P', { memory: new Memory([10]) });
    processor.run('a', 1);
    processor.memory.allocate('a', 'queue', 4);
    processor.end('a', 0);
    expect(processor.memory.free).toEqual([10]);
  });

  test('that stands still has no processes, timers or memory left, but the time', () => {
    const processor = new Processor('P', { operatingSystem: new OperatingSystem('error-code') });
    processor.clock.tick();
    processor.run('a', 1);
    processor.run('b', 1);
    processor.end('b', 1);
    processor.memory.allocate('a', 'queue', 4);
    processor.clock.start(3, () => undefined);
    processor.halt();
    const { operatingSystem, memory, clock } = processor;
    expect(operatingSystem.list()).toEqual([]);
    expect(operatingSystem.lastExit('b')).toBeUndefined();
    expect([memory.area('a', 'queue'), clock.running, clock.ticks]).toEqual([undefined, 0, 1]);
  });
});
