import { describe, expect, it } from 'vitest';
import { FORWARDER, INTERFACES, ROUTES, ROUTING } from './network.ts';
import { Story, type Row } from './story.fixtures.ts';
import { table1, table2 } from './tables.fixtures.ts';

// Goal: the example of the source text comes out step for step, in both forms in which an interface can be told to be down.
// Method: a walk through the checked system, with the rows of the table as they stand in the specification.

const forms = ['absent', 'down'] as const;
const fresh = (current: readonly string[]) => ({ current, temporary: [], stale: false });
const stale = (current: readonly string[], temporary: readonly string[] = []) => ({ current, temporary, stale: true });
const held = (current: readonly string[]) => ({ current, stale: false });

const settled: Row = {
  interfaces: ['1', '2', '3'],
  fromInterfaces: fresh(['1', '2', '3']),
  routing: table1,
  routes: held(table1),
  delivers: ['1', '2', '3'],
};

/** 901 dies, interface 2 fails and 4 comes up; 903 is told of the death. */
function afterTheDeath(form: 'absent' | 'down'): Story {
  return Story.settled(form).dies(INTERFACES).wires(['1', '3', '4']).isNoticed(INTERFACES).delivers();
}

describe.each(forms)('the golden example, where an interface that is down is %s', (form) => {
  it('G1: 901 dies and restarts, and only what has changed changes [SYNC-61][SYNC-65][SYNC-32][SYNC-35]', () => {
    const story = Story.settled(form);
    expect(story.row).toEqual(settled);

    story.dies(INTERFACES).wires(['1', '3', '4']);
    const withoutSource: Row = { ...settled, interfaces: undefined, delivers: ['1', '3'] };
    expect(story.row).toEqual(withoutSource);

    story.isNoticed(INTERFACES).delivers();
    const marked: Row = { ...withoutSource, fromInterfaces: stale(['1', '2', '3']) };
    expect(story.row).toEqual(marked);

    story.restarts(INTERFACES).delivers();
    expect(story.row).toEqual({ ...marked, interfaces: [] });

    story.finds(['1', '3', '4'], ['2']).delivers();
    const beside: Row = {
      ...marked,
      interfaces: ['1', '3', '4'],
      fromInterfaces: stale(['1', '2', '3'], ['1', '3', '4']),
    };
    expect(story.row).toEqual(beside);

    story.allFound().hears(ROUTING, INTERFACES);
    const synchronised: Row = { ...beside, fromInterfaces: fresh(['1', '3', '4']), routing: table2 };
    expect(story.row).toEqual(synchronised);

    story.delivers();
    expect(story.row).toEqual({ ...synchronised, routes: held(table2), delivers: ['1', '3', '4'] });
  });

  it('G2: the limit passes first, everything goes, and a new request brings Table 2 [SYNC-8][SYNC-14][SYNC-17]', () => {
    const story = afterTheDeath(form).restarts(INTERFACES).delivers().finds(['1', '3', '4'], ['2']).delivers();
    story.waits(3);
    const cleared: Row = {
      interfaces: ['1', '3', '4'],
      fromInterfaces: fresh([]),
      routing: [],
      routes: held(table1),
      delivers: ['1', '3'],
    };
    expect(story.row).toEqual(cleared);

    story.hears(ROUTES, ROUTING).hears(FORWARDER, ROUTES);
    expect(story.row).toEqual({ ...cleared, routes: held([]), delivers: [] });

    story.delivers().allFound().delivers();
    expect(story.row).toEqual({
      interfaces: ['1', '3', '4'],
      fromInterfaces: fresh(['1', '3', '4']),
      routing: table2,
      routes: held(table2),
      delivers: ['1', '3', '4'],
    });
  });

  it('G3: 903 dies and restarts, and 909 transmits throughout [SYNC-66][SYNC-51][SYNC-64]', () => {
    const story = Story.settled(form);
    const delivered: (readonly string[] | undefined)[] = [];
    const note = () => delivered.push(story.row.delivers);
    story.dies(ROUTING).isNoticed(ROUTING).delivers();
    note();
    expect(story.row).toMatchObject({ routing: undefined, routes: { current: table1, stale: true } });

    story.restarts(ROUTING).hears(ROUTING, 'membership').hears(ROUTES, 'membership');
    note();
    // Its input is asked for and not there yet: no end of data, so nothing goes at 907.
    story.hears(ROUTES, ROUTING).hears(ROUTING, ROUTES).hears(ROUTES, ROUTING);
    note();
    expect(story.row).toMatchObject({ routing: [], routes: { current: table1, stale: true } });

    story.delivers();
    note();
    expect(story.row).toEqual(settled);
    expect(delivered).toEqual([1, 2, 3, 4].map(() => ['1', '2', '3']));
  });

  it('G4: 901 dies again in the middle, and nothing of what it had sent then appears [SYNC-13][SYNC-46]', () => {
    const story = afterTheDeath(form).restarts(INTERFACES).delivers().finds(['1', '3', '4'], ['2']).delivers();
    expect(story.row.fromInterfaces).toEqual(stale(['1', '2', '3'], ['1', '3', '4']));

    story.dies(INTERFACES).isNoticed(INTERFACES).delivers();
    expect(story.row.fromInterfaces).toEqual(stale(['1', '2', '3']));

    story.restarts(INTERFACES).delivers().finds(['1', '4'], ['2', '3']).allFound().delivers();
    expect(story.row).toMatchObject({
      fromInterfaces: fresh(['1', '4']),
      routing: ['1.1.1.1→1', '4.4.4.4→4'],
      routes: held(['1.1.1.1→1', '4.4.4.4→4']),
      delivers: ['1', '4'],
    });
  });

  it('G5: 901 restarts before its death is noticed, and it comes out as in G1 [SYNC-18][SYNC-85]', () => {
    const story = Story.settled(form).dies(INTERFACES).wires(['1', '3', '4']).restarts(INTERFACES).delivers();
    expect(story.row.fromInterfaces).toEqual(stale(['1', '2', '3']));

    story.finds(['1', '3', '4'], ['2']).allFound().delivers();
    expect(story.row).toEqual({
      interfaces: ['1', '3', '4'],
      fromInterfaces: fresh(['1', '3', '4']),
      routing: table2,
      routes: held(table2),
      delivers: ['1', '3', '4'],
    });
  });
});
