import type { PendingQueuePort } from '../../machines/selective-replay/pending-queue-port.ts';
import type { PendingQueue } from '../../machines/selective-replay/pending-queue.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingAcknowledgement, PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';
import type { NewUpdate, PendingUpdates, Taken } from './pending-updates.ts';

/** An update or an acknowledgement that a pending queue has no room for: the queue is as it was. RPL-110, RPL-112 */
export class PendingQueueFullError extends Error {
  override readonly name = 'PendingQueueFullError';

  constructor(
    readonly capacity: number,
    readonly pc: ProcessChannel,
  ) {
    super(
      `The pending queue has room for ${capacity} updates and acknowledgements, all of it is taken, and there is one more of ${channelName(pc)}: give it a larger capacity, or have fewer updates unacknowledged at a time. The queue is as it was.`,
    );
  }
}

/** The pending queue of a control unit in rings: what its chart does is done there. `provideUnitData` takes it. */
export class QueueInRings implements PendingQueuePort {
  readonly #updates: PendingUpdates;
  /** What was read last, until something is done. */
  #pending: PendingQueue | undefined;

  constructor(updates: PendingUpdates) {
    this.#updates = updates;
  }

  get pending(): PendingQueue {
    this.#pending ??= {
      updates: [...this.#updates.updates()],
      acknowledgements: [...this.#updates.acknowledgements()],
    };
    return this.#pending;
  }

  /** @throws PendingQueueFullError where there is no room for it. RPL-110 */
  store(update: NewUpdate): void {
    this.#expectRoom(this.#changing().store(update), update.pc);
  }

  /** @throws PendingQueueFullError where its update is not there, and there is no room for it. RPL-110 */
  acknowledge(acknowledgement: PendingAcknowledgement): void {
    this.#expectRoom(this.#changing().acknowledge(acknowledgement), acknowledgement.pc);
  }

  confirmUpTo(pc: ProcessChannel, position: Position): void {
    this.#changing().confirmUpTo(pc, position);
  }

  close(pc: ProcessChannel, upTo: Position): void {
    this.#changing().close(pc, upTo);
  }

  keep(isKept: (update: PendingUpdate) => boolean): void {
    this.#changing().keep(isKept);
  }

  drop(pc: ProcessChannel): void {
    this.#changing().drop(pc);
  }

  get size(): number {
    return this.#updates.size;
  }

  drain(applyOrder: SettingView['applyOrder']): readonly PendingUpdate[] {
    return this.#changing().drain(applyOrder);
  }

  keepAcknowledgements(isAwaited: (acknowledgement: PendingAcknowledgement) => boolean): void {
    this.#changing().keepAcknowledgements(isAwaited);
  }

  takeAll(): readonly PendingUpdate[] {
    return this.#changing().takeAll();
  }

  clear(): void {
    this.#changing().clear();
  }

  #changing(): PendingUpdates {
    this.#pending = undefined;
    return this.#updates;
  }

  #expectRoom(taken: Taken, pc: ProcessChannel): void {
    if (taken === 'full') throw new PendingQueueFullError(this.#updates.capacity, pc);
  }
}
