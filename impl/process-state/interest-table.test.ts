import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryChanges } from '../../machines/process-state/entry-changes.ts';
import type { EntryContext, Interested } from '../../machines/process-state/index.ts';
import { sameKey } from '../../spec/process-state/communication-key.ts';
import { InterestTable } from './interest-table.ts';

// Goal: the table holds the lists that the chart makes on abstract data, and finds by requester what a search of all lists does.

const ROWS = 4;

const requester: fc.Arbitrary<Interested> = fc
  .record({
    pid: fc.integer({ min: 1, max: 3 }),
    incarnation: fc.integer({ min: 1, max: 2 }),
    epoch: fc.constantFrom(1, 2),
  })
  .chain((key) => fc.constantFrom(`process ${key.pid}`, 'elsewhere').map((process) => ({ process, key })));

const step = fc.record({
  what: fc.constantFrom('add' as const, 'add' as const, 'drop' as const, 'rest' as const),
  row: fc.nat(ROWS - 1),
  requester,
});

it('a table of interest is one list for each row, in the order that the chart keeps', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const table = new InterestTable();
      const rows = Array.from({ length: ROWS }, (): Pick<EntryContext, 'interested' | 'resting'> => ({
        interested: [],
        resting: [],
      }));
      for (const { what, row, requester: who } of steps) {
        if (what === 'add') table.add(row, who);
        else if (what === 'drop') {
          const held = rows[row]?.interested.find(({ key }) => sameKey(key, who.key));
          expect(table.drop(row, who.key)).toEqual(held);
        } else table.rest(row, who.key);
        const change = { add: 'addInterest', drop: 'dropInterest', rest: 'restInterest' } as const;
        const event =
          what === 'add'
            ? { type: 'InterestDeclared' as const, requester: who, seq: 0 }
            : { type: 'RequesterGone' as const, key: who.key };
        rows[row] = { ...rows[row], ...entryChanges[change[what]](rows[row] as EntryContext, event) } as EntryContext;
        rows.forEach(({ interested, resting }, at) => {
          expect(table.interestedIn(at)).toEqual(interested);
          expect(table.restingOn(at)).toEqual(resting);
        });
        for (const process of ['process 1', 'elsewhere'])
          for (const pid of [1, 2, 3])
            expect(table.rowsOf(pid, process)).toEqual(
              rows.flatMap(({ interested, resting }, at) =>
                interested.some(({ key }) => key.pid === pid) || resting.includes(process) ? [at] : [],
              ),
            );
      }
    }),
  );
});

it('leaves alone a list that somebody still reads', () => {
  const table = new InterestTable();
  table.add(0, { process: 'P', key: { epoch: 1, pid: 1, incarnation: 1 } });
  const read = table.interestedIn(0);
  table.drop(0, { epoch: 1, pid: 1, incarnation: 1 });
  expect(read).toHaveLength(1);
  expect(table.interestedIn(0)).toEqual([]);
});
