import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import { comesBefore, type Interested } from '../../machines/process-state/index.ts';

const NOBODY: readonly Interested[] = [];
const NONE: readonly string[] = [];

/**
 * Who is interested in which row, and whose interest rests there; and the other way round: the rows that one identifier is
 * interested in, so that a death concerns those alone, however many names there are.
 */
export class InterestTable {
  readonly #interested: (readonly Interested[])[] = [];
  readonly #resting: (readonly string[])[] = [];
  readonly #rowsOfPid = new Map<number, Map<number, number>>();
  readonly #rowsOfProcess = new Map<string, Set<number>>();

  /** In the order of keys. Never changed afterwards: what changes gets a list of its own. */
  interestedIn(row: number): readonly Interested[] {
    return this.#interested[row] ?? NOBODY;
  }

  /** In the order of names. */
  restingOn(row: number): readonly string[] {
    return this.#resting[row] ?? NONE;
  }

  /** In ascending order: the rows in which any instance with this identifier is interested, or on which the interest of the process rests. */
  rowsOf(pid: number, process: string): readonly number[] {
    const held = this.#rowsOfPid.get(pid)?.keys() ?? [];
    const resting = this.#rowsOfProcess.get(process) ?? [];
    return [...new Set([...held, ...resting])].sort((a, b) => a - b);
  }

  /** Interested once, however often it asks, and resting no more. */
  add(row: number, requester: Interested): void {
    this.#wake(row, requester.process);
    const list = this.interestedIn(row);
    const at = placeOf(list, requester);
    const there = list[at];
    if (there !== undefined && sameKey(there.key, requester.key)) return;
    this.#interested[row] = list.toSpliced(at, 0, requester);
    const rows = this.#rowsOfPid.get(requester.key.pid) ?? new Map<number, number>();
    rows.set(row, (rows.get(row) ?? 0) + 1);
    this.#rowsOfPid.set(requester.key.pid, rows);
  }

  /** Interested no more; what it was, or undefined if it was not. */
  drop(row: number, key: CommunicationKey): Interested | undefined {
    const list = this.interestedIn(row);
    const at = placeOf(list, { process: '', key });
    const dropped = list[at];
    if (dropped === undefined || !sameKey(dropped.key, key)) return undefined;
    this.#interested[row] = list.toSpliced(at, 1);
    const rows = this.#rowsOfPid.get(key.pid);
    const left = (rows?.get(row) ?? 0) - 1;
    if (left > 0) rows?.set(row, left);
    else rows?.delete(row);
    if (rows?.size === 0) this.#rowsOfPid.delete(key.pid);
    return dropped;
  }

  /** The interest of the instance with this key, if there is any, rests. */
  rest(row: number, key: CommunicationKey): void {
    const dropped = this.drop(row, key);
    if (dropped === undefined) return;
    const { process } = dropped;
    this.#resting[row] = [...new Set([...this.restingOn(row), process])].sort();
    const rows = this.#rowsOfProcess.get(process) ?? new Set<number>();
    this.#rowsOfProcess.set(process, rows.add(row));
  }

  #wake(row: number, process: string): void {
    const rows = this.#rowsOfProcess.get(process);
    if (rows?.delete(row) !== true) return;
    if (rows.size === 0) this.#rowsOfProcess.delete(process);
    this.#resting[row] = this.restingOn(row).filter((other) => other !== process);
  }
}

/** Where the key stands in the list, or would. */
function placeOf(list: readonly Interested[], sought: Interested): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && comesBefore(there, sought)) low = middle + 1;
    else high = middle;
  }
  return low;
}
