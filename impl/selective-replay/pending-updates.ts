import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { compareIds, isLater, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { PendingAcknowledgement, PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';
import { Ring } from './ring.ts';

/** What became of what a queue was given: it was taken, nothing new, or there is no room for it and nothing was changed. RPL-43, RPL-110 */
export type Taken = 'taken' | 'known' | 'full';

/** An update that a queue is given. */
export type NewUpdate = Omit<PendingUpdate, 'confirmed'>;

interface Entry {
  readonly update: NewUpdate;
  readonly line: Line;
  /** Its place among all that have arrived: one op of several channels is in this order. */
  readonly arrival: number;
  isConfirmed: boolean;
  /** It has left the queue before what was stored earlier, and its place in the order is empty. */
  isGone: boolean;
}

/** What is pending of one channel. */
interface Line {
  readonly entries: Ring<Entry>;
  readonly byId: Map<string, Entry>;
  /** So many of its first entries are confirmed, and need not be looked at again. */
  settled: number;
  unconfirmed: number;
  acknowledgements: number;
}

/**
 * Queue 215 of a standby, in rings: all updates in the order of op ids, and those of each channel by id. Whatever is done takes
 * the same time however many updates are pending, but for one that arrives behind later ones, which must move up; what is
 * confirmed or drained takes time by the update. It knows nothing of the size of the state. RPL-31, RPL-36, RPL-40
 */
export class PendingUpdates {
  readonly #capacity: number;
  #order = new Ring<Entry>();
  #gone = 0;
  #arrivals = 0;
  #lines = new Map<string, Line>();
  /** The channels whose first update is confirmed. */
  #ready = new Set<Line>();
  /** In the order of arrival, by channel and id. */
  #acknowledgements = new Map<string, PendingAcknowledgement>();

  /**
   * @param capacity updates and acknowledgements that there is room for, together. RPL-110
   * @throws RangeError if it is no positive whole number
   */
  constructor(capacity: number) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(
        `A pending queue has room for a positive whole number of updates and acknowledgements, not for ${capacity}.`,
      );
    this.#capacity = capacity;
  }

  /** For how many updates and acknowledgements there is room. */
  get capacity(): number {
    return this.#capacity;
  }

  /** How many updates and acknowledgements there are. */
  get size(): number {
    return this.#order.length - this.#gone + this.#acknowledgements.size;
  }

  /** The updates, oldest first, each with what is known of its acknowledgement. RPL-118 */
  *updates(): Generator<PendingUpdate> {
    for (const { update, isConfirmed: confirmed, isGone } of this.#order) if (!isGone) yield { ...update, confirmed };
  }

  /** The acknowledgements whose updates are not there, in the order of arrival. RPL-42 */
  acknowledgements(): IterableIterator<PendingAcknowledgement> {
    return this.#acknowledgements.values();
  }

  /** Whether the client of a channel must be asked: an update of it lacks its acknowledgement, or an acknowledgement its update. RPL-70 */
  isUndecided(pc: ProcessChannel): boolean {
    const line = this.#lines.get(channelName(pc));
    return line !== undefined && line.unconfirmed + line.acknowledgements > 0;
  }

  /** Takes an update in; its acknowledgement, if that came first, is matched and makes room for it. RPL-31, RPL-36, RPL-40 */
  store(update: NewUpdate): Taken {
    const line = this.#lineOf(update.pc);
    const id = idOf(update.opUid);
    if (line.byId.has(id)) return 'known';
    const key = keyOf(update);
    const isAcknowledged = this.#acknowledgements.has(key);
    if (!isAcknowledged && this.size >= this.#capacity) return 'full';
    const entry: Entry = { update, line, arrival: this.#arrivals++, isConfirmed: false, isGone: false };
    const comesAfter = (other: Entry): boolean => compareIds(other.update.opUid, update.opUid) > 0;
    this.#order.insert(entry, comesAfter);
    line.settled = Math.min(line.settled, line.entries.insert(entry, comesAfter));
    line.byId.set(id, entry);
    line.unconfirmed++;
    this.#noteFirst(line);
    if (isAcknowledged) {
      this.#acknowledgements.delete(key);
      line.acknowledgements--;
      this.#acknowledge(entry);
    }
    return 'taken';
  }

  /**
   * Its update is confirmed, or it waits for that one. What carries a whole state is acknowledged for all before it on its
   * channel. RPL-36, RPL-42, RPL-43, RPL-54
   */
  acknowledge({ pc, opUid }: PendingAcknowledgement): Taken {
    const line = this.#lineOf(pc);
    const entry = line.byId.get(idOf(opUid));
    if (entry !== undefined) {
      const before = line.unconfirmed;
      this.#acknowledge(entry);
      return line.unconfirmed < before ? 'taken' : 'known';
    }
    const key = keyOf({ pc, opUid });
    if (this.#acknowledgements.has(key)) return 'known';
    if (this.size >= this.#capacity) return 'full';
    this.#acknowledgements.set(key, { pc, opUid });
    line.acknowledgements++;
    return 'taken';
  }

  /** The client of a channel has processed all up to an id: its own updates are confirmed, and no other's. RPL-49, RPL-75 */
  confirmUpTo(pc: ProcessChannel, position: Position): void {
    const line = this.#lineOf(pc);
    for (;;) {
      const entry = line.entries.at(line.settled);
      if (entry === undefined || isLater(entry.update.opUid, position)) return;
      this.#confirm(entry);
      line.settled++;
    }
  }

  /** A channel is closed: the same, and no acknowledgement of it waits for its update any more. RPL-114 */
  close(pc: ProcessChannel, upTo: Position): void {
    this.confirmUpTo(pc, upTo);
    const line = this.#lineOf(pc);
    if (line.acknowledgements === 0) return;
    for (const [key, held] of this.#acknowledgements) {
      if (!sameChannel(held.pc, pc) || isLater(held.opUid, upTo)) continue;
      this.#acknowledgements.delete(key);
      line.acknowledgements--;
    }
  }

  /** Takes out each confirmed update before which nothing is unconfirmed, in all or in its channel, in their order. RPL-37, RPL-38, RPL-39 */
  drain(applyOrder: SettingView['applyOrder']): readonly PendingUpdate[] {
    const drained = applyOrder === 'global' ? this.#drainAll() : this.#drainEach();
    return drained.map(({ update }) => ({ ...update, confirmed: true }));
  }

  /** What a takeover does not keep goes, and so do acknowledgements of what never came. RPL-77, RPL-81, RPL-87 */
  keep(isKept: (update: PendingUpdate) => boolean): void {
    const kept = [...this.updates()].filter(isKept);
    this.clear();
    for (const { confirmed, ...update } of kept) {
      this.store(update);
      const entry = this.#lineOf(update.pc).byId.get(idOf(update.opUid));
      if (confirmed && entry !== undefined) this.#confirm(entry);
    }
  }

  /** All updates go, and all acknowledgements but those that are still awaited, in the order of arrival. RPL-101, RPL-123 */
  keepAcknowledgements(isAwaited: (acknowledgement: PendingAcknowledgement) => boolean): void {
    const kept = [...this.#acknowledgements.values()].filter(isAwaited);
    this.clear();
    for (const one of kept) this.acknowledge(one);
  }

  /** Takes out all updates that are left, confirmed or not, in their order. RPL-76, RPL-87 */
  takeAll(): readonly PendingUpdate[] {
    const taken = [...this.updates()];
    const acknowledgements = [...this.#acknowledgements.values()];
    this.clear();
    for (const one of acknowledgements) this.acknowledge(one);
    return taken;
  }

  /** All of one channel goes, confirmed or not. RPL-112 */
  drop(pc: ProcessChannel): void {
    const acknowledged = [...this.#acknowledgements.values()].filter((held) => !sameChannel(held.pc, pc));
    this.keep((held) => !sameChannel(held.pc, pc));
    for (const one of acknowledged) this.acknowledge(one);
  }

  /** Everything goes. RPL-101 */
  clear(): void {
    this.#order = new Ring();
    this.#gone = 0;
    this.#lines = new Map();
    this.#ready = new Set();
    this.#acknowledgements = new Map();
  }

  #drainAll(): readonly Entry[] {
    const drained: Entry[] = [];
    for (let first = this.#first(); first?.isConfirmed === true; first = this.#first()) {
      this.#order.shift();
      this.#leave(first);
      drained.push(first);
    }
    return drained;
  }

  #drainEach(): readonly Entry[] {
    const drained: Entry[] = [];
    for (const line of [...this.#ready]) {
      for (let first = line.entries.at(0); first?.isConfirmed === true; first = line.entries.at(0)) {
        this.#leave(first);
        first.isGone = true;
        this.#gone++;
        drained.push(first);
      }
    }
    this.#first();
    // Empty places are closed up in one pass once they are the greater part: a constant time for each that has left.
    if (this.#gone * 2 > this.#order.length) {
      this.#order.keep(({ isGone }) => !isGone);
      this.#gone = 0;
    }
    return drained.sort((a, b) => compareIds(a.update.opUid, b.update.opUid) || a.arrival - b.arrival);
  }

  /** The first update that is there, what was empty before it being cleared away. */
  #first(): Entry | undefined {
    let first = this.#order.at(0);
    while (first?.isGone === true) {
      this.#order.shift();
      this.#gone--;
      first = this.#order.at(0);
    }
    return first;
  }

  /** The first of its channel goes. */
  #leave({ update, line }: Entry): void {
    line.entries.shift();
    line.byId.delete(idOf(update.opUid));
    line.settled = Math.max(0, line.settled - 1);
    this.#noteFirst(line);
  }

  #acknowledge(entry: Entry): void {
    const { pc, opUid, full } = entry.update;
    if (full === null) this.#confirm(entry);
    else this.confirmUpTo(pc, opUid);
  }

  #confirm(entry: Entry): void {
    if (entry.isConfirmed) return;
    entry.isConfirmed = true;
    entry.line.unconfirmed--;
    this.#noteFirst(entry.line);
  }

  #noteFirst(line: Line): void {
    if (line.entries.at(0)?.isConfirmed === true) this.#ready.add(line);
    else this.#ready.delete(line);
  }

  #lineOf(pc: ProcessChannel): Line {
    const name = channelName(pc);
    let line = this.#lines.get(name);
    if (line === undefined) {
      line = { entries: new Ring(), byId: new Map(), settled: 0, unconfirmed: 0, acknowledgements: 0 };
      this.#lines.set(name, line);
    }
    return line;
  }
}

function idOf(id: Position): string {
  return id === null ? 'none' : `${id.epoch}.${id.seq}`;
}

function keyOf({ pc, opUid }: PendingAcknowledgement): string {
  return `${channelName(pc)} ${idOf(opUid)}`;
}
