import type { Interruption } from './exploring.ts';

/** An interruption that all threads see at once, however busy they are: it stands in memory that they share. */
export class SharedInterruption implements Interruption {
  readonly #flag: Int32Array;

  /** In a worker thread, `memory` is that of the thread that began it. */
  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#flag = new Int32Array(memory);
  }

  get requested(): boolean {
    return Atomics.load(this.#flag, 0) !== 0;
  }

  request(): void {
    Atomics.store(this.#flag, 0, 1);
  }
}
