import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingAcknowledgement, PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';
import {
  acknowledged,
  closedUpTo,
  confirmedUpTo,
  drained,
  emptyQueue,
  keptOnly,
  stored,
  without,
  type PendingQueue,
} from './pending-queue.ts';

/** Where a control unit keeps its pending queue: one method for each thing that it does to it. */
export interface PendingQueuePort {
  /** What is pending at the time when it is read. RPL-118 */
  readonly pending: PendingQueue;
  /** Takes an update in; its acknowledgement, if that came first, is matched. RPL-31, RPL-36, RPL-40 */
  store(update: Omit<PendingUpdate, 'confirmed'>): void;
  /** Its update is confirmed, or it waits for that one. RPL-36, RPL-42 */
  acknowledge(acknowledgement: PendingAcknowledgement): void;
  /** The client of a channel has processed all up to an id. RPL-49, RPL-75 */
  confirmUpTo(pc: ProcessChannel, position: Position): void;
  /** A channel is closed: the same, and no acknowledgement of it waits for its update any more. RPL-114 */
  close(pc: ProcessChannel, upTo: Position): void;
  /** What a takeover does not keep goes, with acknowledgements of what never came. RPL-77, RPL-81, RPL-87 */
  keep(isKept: (update: PendingUpdate) => boolean): void;
  /** Takes out what may be applied, in the order in which that is to be. RPL-37, RPL-38, RPL-39 */
  drain(applyOrder: SettingView['applyOrder']): readonly PendingUpdate[];
  /** All updates go, and all acknowledgements but those that are still awaited. RPL-101, RPL-123 */
  keepAcknowledgements(isAwaited: (acknowledgement: PendingAcknowledgement) => boolean): void;
  /** Takes out all that is left, confirmed or not, in its order. RPL-76, RPL-87 */
  takeAll(): readonly PendingUpdate[];
  /** All of one channel goes, confirmed or not. RPL-112 */
  drop(pc: ProcessChannel): void;
  /** Everything goes. RPL-101 */
  clear(): void;
  /** How many updates and acknowledgements there are. RPL-110 */
  readonly size: number;
}

/** A queue of plain values, as the context of a chart has it: each change makes new ones, and those before stay as they were. */
export class PlainPendingQueue implements PendingQueuePort {
  constructor(private queue: PendingQueue) {}

  get pending(): PendingQueue {
    return this.queue;
  }

  store(update: Omit<PendingUpdate, 'confirmed'>): void {
    this.queue = stored(this.queue, update);
  }

  acknowledge(acknowledgement: PendingAcknowledgement): void {
    this.queue = acknowledged(this.queue, acknowledgement);
  }

  confirmUpTo(pc: ProcessChannel, position: Position): void {
    this.queue = confirmedUpTo(this.queue, pc, position);
  }

  close(pc: ProcessChannel, upTo: Position): void {
    this.queue = closedUpTo(this.queue, pc, upTo);
  }

  keep(isKept: (update: PendingUpdate) => boolean): void {
    this.queue = keptOnly(this.queue, isKept);
  }

  drain(applyOrder: SettingView['applyOrder']): readonly PendingUpdate[] {
    const { applied, queue } = drained(this.queue, applyOrder);
    this.queue = queue;
    return applied;
  }

  keepAcknowledgements(isAwaited: (acknowledgement: PendingAcknowledgement) => boolean): void {
    this.queue = { updates: [], acknowledgements: this.queue.acknowledgements.filter(isAwaited) };
  }

  takeAll(): readonly PendingUpdate[] {
    const { updates } = this.queue;
    this.queue = { ...this.queue, updates: [] };
    return updates;
  }

  drop(pc: ProcessChannel): void {
    this.queue = without(this.queue, pc);
  }

  get size(): number {
    return this.queue.updates.length + this.queue.acknowledgements.length;
  }

  clear(): void {
    this.queue = emptyQueue;
  }
}
