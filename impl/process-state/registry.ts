import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { EntryContext, KeptOverRestart, RegisteredInstance } from '../../machines/process-state/index.ts';
import { InterestTable } from './interest-table.ts';
import { KeyTable } from './key-table.ts';

const CAUSES: readonly EntryContext['cause'][] = ['silence', 'superseded', 'exit'];

/** The numbers of a row. Each has a column of its own, so that who asks one number of many rows reads nothing else. */
const FIELDS = ['epoch', 'pid', 'incarnation', 'token', 'element', 'osId', 'round', 'listAsked', 'cause'] as const;
type Field = (typeof FIELDS)[number];
type Columns = Readonly<Record<Field, Float64Array>>;

/** What a manager knows of all names: a row for each, in the order in which they were first seen. */
export class Registry {
  readonly keys: KeyTable;
  readonly interest = new InterestTable();
  readonly #rows = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #addresses: string[] = [];
  #columns: Columns;

  /** Room for so many names to begin with; it grows with them. */
  constructor(capacity = 64) {
    this.keys = new KeyTable(capacity);
    this.#columns = columnsOf(() => new Float64Array(capacity));
  }

  /** How many names it knows. */
  get size(): number {
    return this.#names.length;
  }

  /** The row of a name; undefined while nobody has mentioned it. */
  find(name: string): number | undefined {
    return this.#rows.get(name);
  }

  /** The row of a name, new if it has none. */
  rowOf(name: string): number {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const row = this.#names.length;
    this.#rows.set(name, row);
    this.#names.push(name);
    // Where nobody has registered yet, the name is as good an address as any.
    this.#addresses.push(name);
    if (row >= this.#columns.pid.length) this.#grow(row + 1);
    return row;
  }

  /** What a durable registry has kept of a name over a restart. PSM-REG-17 */
  restore(row: number, { token, ...key }: KeptOverRestart): void {
    this.#set(row, 'token', token);
    if (key.pid > 0) this.takeKey(row, key);
  }

  nameOf(row: number): string {
    return this.#names[row] ?? this.#noRow(row);
  }

  /** Where the last instance is reached. */
  addressOf(row: number): string {
    return this.#addresses[row] ?? this.#noRow(row);
  }

  keyOf(row: number): CommunicationKey {
    return { epoch: this.get(row, 'epoch'), pid: this.get(row, 'pid'), incarnation: this.get(row, 'incarnation') };
  }

  causeOf(row: number): EntryContext['cause'] {
    return CAUSES[this.get(row, 'cause')] ?? 'silence';
  }

  /** One number of a row; 0 until something has set it. */
  get(row: number, field: Field): number {
    return this.#columns[field][row] ?? this.#noRow(row);
  }

  takeInstance(row: number, { token, address, element, osId }: RegisteredInstance): void {
    this.#addresses[row] = address;
    this.#set(row, 'token', token);
    this.#set(row, 'element', element);
    this.#set(row, 'osId', osId);
    this.#set(row, 'listAsked', 0);
  }

  takeKey(row: number, key: CommunicationKey): void {
    this.keys.take(row, key);
    this.#set(row, 'epoch', key.epoch);
    this.#set(row, 'pid', key.pid);
    this.#set(row, 'incarnation', key.incarnation);
  }

  takeRound(row: number, round: number): void {
    this.#set(row, 'round', round);
  }

  noteListAsked(row: number): void {
    this.#set(row, 'listAsked', 1);
  }

  takeCause(row: number, cause: EntryContext['cause']): void {
    this.#set(row, 'cause', CAUSES.indexOf(cause));
  }

  /** The names, its own left out, in which the instance of a row has interest, or on which its interest rests. */
  followedBy(row: number): readonly string[] {
    return this.interest
      .rowsOf(this.get(row, 'pid'), this.addressOf(row))
      .filter((other) => other !== row)
      .map((other) => this.nameOf(other));
  }

  #set(row: number, field: Field, value: number): void {
    this.#columns[field][row] = value;
  }

  #grow(atLeast: number): void {
    const length = Math.max(atLeast, 2 * this.#columns.pid.length);
    const old = this.#columns;
    this.#columns = columnsOf((field) => {
      const larger = new Float64Array(length);
      larger.set(old[field]);
      return larger;
    });
  }

  #noRow(row: number): never {
    throw new RangeError(`The registry has no row ${row}: it has ${this.size} names. Ask for rows with rowOf or find.`);
  }
}

function columnsOf(make: (field: Field) => Float64Array): Columns {
  return Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as Columns;
}
