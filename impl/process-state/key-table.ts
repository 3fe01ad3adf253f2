import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';

/** What is kept for each process identifier, side by side, so that a heartbeat reads one stretch of memory. */
const EPOCH = 0;
const INCARNATION = 1;
/** The row of the name that has the identifier, and one more where heartbeats may be noted here; negative where not; 0 where nobody has it. */
const OWNER = 2;
/** Modulo 2^32: what is heard of is never that long ago while anybody asks. */
const HEARD = 3;
const FIELDS = 4;

/**
 * The keys of all names by process identifier, and when each was last heard of. While a name is open, a heartbeat under its
 * current key is noted at the same cost however many names there are.
 */
export class KeyTable {
  /** The largest process identifier that there is room for. */
  static readonly largestPid = 2 ** 24 - 1;
  /** The largest epoch and incarnation: so that a record takes 16 bytes. */
  static readonly largestPart = 2 ** 31 - 1;
  #fields: Int32Array;

  /** Room for so many identifiers to begin with; it grows with them. */
  constructor(capacity = 64) {
    this.#fields = new Int32Array((capacity + 1) * FIELDS);
  }

  /**
   * The key of a row from now on; the row is closed.
   *
   * @throws if the identifier belongs to another row, or a part of the key is too large.
   */
  take(row: number, { epoch, pid, incarnation }: CommunicationKey): void {
    if (!Number.isSafeInteger(pid) || pid < 1 || pid > KeyTable.largestPid)
      throw new RangeError(
        `The process identifier ${pid} has no place in the table of keys: give one from 1 to ${KeyTable.largestPid}, as the record issues them.`,
      );
    for (const [part, value] of Object.entries({ epoch, incarnation })) {
      if (!Number.isSafeInteger(value) || value < 0 || value > KeyTable.largestPart)
        throw new RangeError(
          `A key with the ${part} ${value} has no place in the table of keys: give one from 0 to ${KeyTable.largestPart}.`,
        );
    }
    const at = pid * FIELDS;
    if (at >= this.#fields.length) this.#grow(at + FIELDS);
    const owner = this.#fields[at + OWNER]!;
    if (owner !== 0 && Math.abs(owner) !== row + 1)
      throw new Error(
        `The process identifier ${pid} belongs to row ${Math.abs(owner) - 1} and cannot be given to row ${row}: an identifier belongs to one name for ever.`,
      );
    this.#fields[at + EPOCH] = epoch;
    this.#fields[at + INCARNATION] = incarnation;
    this.#fields[at + OWNER] = -(row + 1);
  }

  /** Whether heartbeats under the key of this identifier may be noted here, without the chart. */
  setOpen(pid: number, isOpen: boolean): void {
    const owner = Math.abs(this.#fields[pid * FIELDS + OWNER] ?? 0);
    if (owner !== 0) this.#fields[pid * FIELDS + OWNER] = isOpen ? owner : -owner;
  }

  /** The row that a key belongs to, in whatever incarnation; undefined where it belongs to none. PSM-KEY-17 */
  ownerOf({ epoch, pid }: CommunicationKey): number | undefined {
    const owner = Math.abs(this.#fields[pid * FIELDS + OWNER] ?? 0);
    return owner === 0 || this.#fields[pid * FIELDS + EPOCH] !== epoch ? undefined : owner - 1;
  }

  /** Notes a heartbeat, if it comes under the current key of an open name; false if the chart has to hear of it. PSM-HBT-11 */
  hear(epoch: number, pid: number, incarnation: number, tick: number): boolean {
    const at = pid * FIELDS;
    const fields = this.#fields;
    // What is no field is not above 0 either.
    if (!(fields[at + OWNER]! > 0) || fields[at + INCARNATION] !== incarnation || fields[at + EPOCH] !== epoch)
      return false;
    fields[at + HEARD] = tick;
    return true;
  }

  /** The tick of the last heartbeat that was noted, or of what counts as one, if it is less than 2^32 ticks before this one. */
  heardOf(pid: number, now: number): number {
    return now - ((now - (this.#fields[pid * FIELDS + HEARD] ?? 0)) >>> 0);
  }

  /** Something that counts as a heartbeat, such as a registration. PSM-HBT-8 */
  note(pid: number, tick: number): void {
    this.#fields[pid * FIELDS + HEARD] = tick;
  }

  #grow(atLeast: number): void {
    const larger = new Int32Array(Math.max(atLeast, 2 * this.#fields.length));
    larger.set(this.#fields);
    this.#fields = larger;
  }
}
