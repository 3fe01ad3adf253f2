import { describe, expect, test } from 'vitest';
import { Memory, MemoryFull } from '../hardware/memory.ts';
import { ProcessArea } from './process-area.ts';
import { areasOfTheirOwn, equalAreas } from './provisioning.ts';

// Goal: what a process holds of others lies in pieces of its own, of the size that it was given, and goes with it alone.

describe('the area of a process', () => {
  test('has room for the data in use and for temporary data beside it [SYNC-73]', () => {
    const memory = new Memory([1000]);
    const table = new ProcessArea(memory, 'routing', 100).tableFor('interfaces', { inUse: 4, aside: 3 });
    expect(memory.free).toEqual([300]);
    const records = [1, 2, 3, 4].map((v) => ({ k: String(v), v }));
    table.take({ put: records });
    table.hold({ put: records.slice(1) });
    expect(() => table.hold({ put: records })).toThrow(/room for 7 records/u);
  });

  test('may lie in several segments [SYNC-71]', () => {
    const memory = new Memory([300, 1000]);
    new ProcessArea(memory, 'routing', 100).tableFor('interfaces', { inUse: 5, aside: 2 });
    expect(memory.free).toEqual([100, 500]);
  });

  test('is lost with its process, and no other is [SYNC-67] [SYNC-68]', () => {
    const memory = new Memory([1000, 1000]);
    for (const process of ['routing', 'routes'])
      new ProcessArea(memory, process, 100).tableFor('interfaces', { inUse: 3, aside: 2 });
    expect(memory.lose('routing').map(({ name, bytes }) => [name, bytes])).toEqual([
      ['data of interfaces', 300],
      ['temporary data of interfaces', 200],
    ]);
    expect(memory.area('routes', 'data of interfaces')?.bytes).toBe(300);
  });

  test('that no segment has room for is refused', () => {
    const memory = new Memory([400]);
    const area = new ProcessArea(memory, 'routing', 100);
    expect(() => area.tableFor('interfaces', { inUse: 5, aside: 1 })).toThrow(MemoryFull);
  });
});

describe('the sizes of areas', () => {
  const room = { inUse: 4, aside: 4 };

  test('are equal', () => {
    expect(equalAreas(room)('routing', 'interfaces')).toBe(room);
  });

  test('are each its own, and every one must be named [SYNC-71]', () => {
    const sizes = areasOfTheirOwn({ routing: { interfaces: room } });
    expect(sizes('routing', 'interfaces')).toBe(room);
    expect(() => sizes('routes', 'routing')).toThrow(
      'The area of "routes" has no size for the data of "routing": name it, or give all areas one size with equalAreas.',
    );
  });
});
