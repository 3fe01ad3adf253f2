import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Memory, MemoryFull } from './memory.ts';

// Goal: areas lie in one segment each, never more than fits, and go with their holder.

describe('areas', () => {
  test('go to the fullest segment that has room, so that large pieces stay whole', () => {
    const memory = new Memory([100, 40, 70]);
    expect(memory.allocate('a', 'queue', 30)).toMatchObject({ segment: 1 });
    expect(memory.allocate('a', 'table', 60)).toMatchObject({ segment: 2 });
    expect(memory.allocate('b', 'queue', 100)).toMatchObject({ segment: 0 });
    expect(memory.free).toEqual([0, 10, 10]);
  });

  test('are lost with their holder, and with the processor all of them', () => {
    const memory = new Memory([100]);
    memory.allocate('a', 'queue', 10);
    memory.allocate('a', 'table', 20);
    memory.allocate('b', 'queue', 30);
    expect(memory.lose('a').map(({ name }) => name)).toEqual(['queue', 'table']);
    expect([memory.area('a', 'queue'), memory.free]).toEqual([undefined, [70]]);
    memory.clear();
    expect([memory.area('b', 'queue'), memory.free]).toEqual([undefined, [100]]);
  });

  test('that are given back twice free their room once', () => {
    const memory = new Memory([10]);
    const area = memory.allocate('a', 'queue', 10);
    memory.release(area);
    memory.release(area);
    expect(memory.free).toEqual([10]);
  });

  test('that fit in no segment are refused whole, with what is free', () => {
    const memory = new Memory([10, 8]);
    memory.allocate('a', 'queue', 5);
    const wanted = (): unknown => memory.allocate('b', 'table', 11);
    expect(wanted).toThrow(MemoryFull);
    expect(wanted).toThrow('No segment has 11 bytes for "table" of b: free are 10, 3.');
    expect(memory.free).toEqual([10, 3]);
  });

  propertyTest.prop([
    fc.array(
      fc.record({ holder: fc.constantFrom('a', 'b'), name: fc.constantFrom('x', 'y', 'z'), bytes: fc.nat({ max: 9 }) }),
    ),
  ])('leave as much free as there is beside them', (wanted) => {
    const memory = new Memory([16, 7]);
    const held = new Map<string, number>();
    for (const { holder, name, bytes } of wanted) {
      const key = `${holder} ${name}`;
      const area = memory.area(holder, name);
      if (area !== undefined) {
        memory.release(area);
        held.delete(key);
      } else if (bytes > 0 && memory.free.some((free) => free >= bytes)) {
        memory.allocate(holder, name, bytes);
        held.set(key, bytes);
      }
      const used = [...held.values()].reduce((sum, of) => sum + of, 0);
      expect(memory.free.reduce((sum, free) => sum + free, 0)).toBe(23 - used);
    }
  });
});

describe('refused', () => {
  test('a second area of a name, an area of no bytes, a segment of none', () => {
    const memory = new Memory([10]);
    memory.allocate('a', 'queue', 1);
    expect(() => memory.allocate('a', 'queue', 1)).toThrow('a has an area "queue" already');
    expect(() => memory.allocate('a', 'table', 0)).toThrow('An area of 0 bytes for "table" of a');
    expect(() => new Memory([10, 0])).toThrow('A segment of 0 bytes');
  });
});
