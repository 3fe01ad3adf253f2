import { SourceTable } from '../../impl/restart-sync/table.ts';
import type { Rec } from '../../spec/restart-sync/entries.ts';
import type { BenchOptions, Figure } from './figures.ts';
import { inTurn, median, secondsOf } from './measuring.ts';

/** How large the tables are, and how often one is marked in each round: a single mark is too short to be timed. */
export interface TableSizes {
  readonly few: number;
  readonly many: number;
  readonly marks: number;
}

const SIZES: TableSizes = { few: 1_000, many: 1_000_000, marks: 1_000_000 };

/** One in so many records is changed, one is gone and one is new after a restart. */
const CHANGED_ONE_IN = 100;

/** A mark moves a counter: a table of a million records is marked stale in the time of one of a thousand. SYNC-3, SYNC-4 */
export function staleMark({ rounds, tell }: BenchOptions, { few, many, marks }: TableSizes = SIZES): Figure {
  const [small, large] = [filled(few), filled(many)];
  const [ofMany, ofFew] = inTurn(
    rounds,
    () => {
      markOften(large, marks);
    },
    () => {
      markOften(small, marks);
    },
    (round) => {
      tell(`stale-mark: round ${String(round)} of ${String(rounds)}`);
    },
  );
  for (const [table, size] of [
    [small, few],
    [large, many],
  ] as const) {
    const { current, unconfirmed } = table.sizes;
    if (current !== size || unconfirmed !== size)
      throw new Error(
        `${String(unconfirmed)} of ${String(current)} records are marked, where all ${String(size)} should be.`,
      );
  }
  const nanoseconds = (seconds: number): string => ((seconds * 1e9) / marks).toFixed(1);
  return {
    name: 'stale-mark',
    what: `time to mark a table of ${inWords(many)} records stale over that of ${inWords(few)} records (${nanoseconds(ofMany)} ns and ${nanoseconds(ofFew)} ns, medians of ${String(rounds)} rounds of ${inWords(marks)} marks in turn)`,
    measured: ofMany / ofFew,
    unit: 'times',
    target: { atMost: 3 },
  };
}

/** The end of data, with the difference, against nothing but putting the same records into a new `Map`. SYNC-25, SYNC-32 */
export function synchronisation({ rounds, tell }: BenchOptions, { many }: Pick<TableSizes, 'many'> = SIZES): Figure {
  const [before, after] = [recordsOf(many, 0), recordsOf(many, 1)];
  const expected = Math.ceil(many / CHANGED_ONE_IN);
  const times: [number[], number[]] = [[], []];
  // The first round lets the engine compile, and does not count.
  for (let round = 0; round <= rounds; round++) {
    if (round > 0) tell(`synchronisation: round ${String(round)} of ${String(rounds)}`);
    // Filled while no clock runs.
    const table = tableOf(before, after);
    const ours = secondsOf(() => {
      const { added, changed, removed } = table.synchronise();
      if ([added, changed, removed].some(({ length }) => length !== expected))
        throw new Error(`${String(changed.length)} records changed, where ${String(expected)} should have.`);
    });
    const theirs = secondsOf(() => {
      const map = new Map<string, Rec['v']>();
      for (const { k, v } of after) map.set(k, v);
      if (map.size !== after.length)
        throw new Error(`${String(map.size)} of ${String(after.length)} records are there.`);
    });
    if (round === 0) continue;
    times[0].push(ours);
    times[1].push(theirs);
  }
  const [ours, plain] = [median(times[0]), median(times[1])];
  return {
    name: 'synchronisation',
    what: `time to synchronise ${inWords(many)} records, of which one in ${String(CHANGED_ONE_IN)} is new, changed and gone each, over that to put them into a new Map (${ours.toFixed(2)} s and ${plain.toFixed(2)} s, medians of ${String(rounds)} in turn)`,
    measured: ours / plain,
    unit: 'times',
    target: { atMost: 3 },
  };
}

function markOften(table: SourceTable, times: number): void {
  for (let mark = 0; mark < times; mark++) table.markAll();
}

function filled(records: number): SourceTable {
  const table = new SourceTable(records);
  inMessages(recordsOf(records, 0), (put) => table.take({ put }));
  return table;
}

/** A stale table with the data of the restarted source beside it, whole but for the end of data. */
function tableOf(before: readonly Rec[], after: readonly Rec[]): SourceTable {
  const table = new SourceTable(before.length + after.length);
  inMessages(before, (put) => table.take({ put }));
  table.markAll();
  inMessages(after, (put) => {
    table.hold({ put });
  });
  return table;
}

/** As a source sends them: a thousand records in a message. */
function inMessages(records: readonly Rec[], send: (put: readonly Rec[]) => void): void {
  for (let at = 0; at < records.length; at += 1_000) send(records.slice(at, at + 1_000));
}

/** Routes by their destinations. The second generation differs from the first in one record of a hundred, in three ways. */
function recordsOf(count: number, generation: 0 | 1): readonly Rec[] {
  return Array.from({ length: count }, (_, at) => {
    const isNew = generation === 1 && at % CHANGED_ONE_IN === 0;
    const isChanged = generation === 1 && at % CHANGED_ONE_IN === 1;
    const destination = isNew ? at + count : at;
    return { k: `route ${String(destination)}`, v: { interface: isChanged ? -1 : at % 64, metric: 10 } };
  });
}

function inWords(number: number): string {
  return number.toLocaleString('en');
}
